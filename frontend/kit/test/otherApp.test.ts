import { expect, it } from 'vitest'
import { takeOrigin } from '../src/host/otherApp'
import { memoryOf } from '../src/host/storage'

const page = () =>
  memoryOf(() => {
    throw new Error('no storage')
  })

it('tells once which screen of another app led here', () => {
  const memory = page()
  memory.setItem('zij.from', '/insights/orders?happening=paid')
  expect(takeOrigin(memory)).toBe('/insights/orders?happening=paid')
  expect(takeOrigin(memory)).toBeUndefined()
})

it.each(['https://elsewhere.example/', '//elsewhere.example/', 'javascript:alert(1)', ''])(
  'leads nowhere but to this origin: %s',
  (from) => {
    const memory = page()
    memory.setItem('zij.from', from)
    expect(takeOrigin(memory)).toBeUndefined()
  },
)
