import { describe, expect, it } from 'vitest'
import { linkedScreen } from '../src/link'

describe('the screen that a link names', () => {
  it('is the product with that id', () => {
    expect(linkedScreen('p_plov-masterclass')).toBe('/shop/product/plov-masterclass')
    expect(linkedScreen(`p_${'a'.repeat(64)}`)).toBe(`/shop/product/${'a'.repeat(64)}`)
  })

  it('is the invitation with that token', () => {
    const token = `${'a'.repeat(40)}_-9`
    expect(linkedScreen(`join_${token}`)).toBe(`/desk/join/${token}`)
    expect(linkedScreen(`join_${token}9`)).toBeUndefined()
  })

  it.each(['', 'channel', 'p_', 'p_-a', 'p_a_b', 'p_A', 'p_a/../cart', `p_${'a'.repeat(65)}`])(
    'is none: %s',
    (parameter) => {
      expect(linkedScreen(parameter)).toBeUndefined()
    },
  )
})
