import { describe, expect, it } from 'vitest'
import { keepScreen, lastScreen } from '../src/host/screen'
import { memoryOf } from '../src/host/storage'
import type { Launch } from '../src/host/launch'

const launch = (initData: string) => ({ initData }) as Launch
const page = () =>
  memoryOf(() => {
    throw new Error('no storage')
  })

describe('the screen before a reload', () => {
  it('is found again by the same launch', () => {
    const memory = page()
    keepScreen(launch('a'), memory, '/shop/orders/1')
    expect(lastScreen(launch('a'), memory)).toBe('/shop/orders/1')
  })

  it('is nothing to a new launch', () => {
    const memory = page()
    keepScreen(launch('a'), memory, '/shop/orders/1')
    expect(lastScreen(launch('b'), memory)).toBeUndefined()
  })

  it.each(['', '[]', '{"launch":"a"}', '{"launch":"a","path":"https://elsewhere.example/"}'])(
    'is unknown when the memory is damaged: %s',
    (kept) => {
      const memory = page()
      memory.setItem('zij.screen', kept)
      expect(lastScreen(launch('a'), memory)).toBeUndefined()
    },
  )
})
