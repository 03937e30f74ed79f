import { describe, expect, it } from 'vitest'
import { stateOf, statusOf, unitsOf, type Parcel } from '../src/parcel'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const price = { currency: 'UZS', amount: 100 } as const

describe('a parcel', () => {
  it.each([
    ['placed', '2026-11-22T12:00:01Z', 'placed'],
    ['placed', '2026-11-22T12:00:00Z', 'lapsed'],
    ['paid', '2026-11-22T11:00:00Z', 'paid'],
    ['sent', '2026-11-22T11:00:00Z', 'sent'],
    ['cancelled', '2026-11-22T11:00:00Z', 'cancelled'],
  ] as const)('that is %s and can be paid until %s is %s', (state, expiresAt, shown) => {
    expect(stateOf({ state, expiresAt }, NOW)).toBe(shown)
  })

  it.each([
    ['placed', 'invoiced'],
    ['paid', 'paid'],
    ['sent', 'delivered'],
    ['refunded', 'refunded'],
    ['cancelled', 'cancelled'],
    ['lapsed', 'expired'],
  ] as const)('that is %s is to the checkout an order that is %s', (state, status) => {
    expect(statusOf(state)).toBe(status)
  })

  it('has as many units as its lines have', () => {
    const line = { article: 'bowl', title: 'Bowl', price }
    const lines: Parcel['lines'] = [
      { ...line, quantity: 2 },
      { ...line, quantity: 99 },
    ]
    expect(unitsOf({ lines })).toBe(101)
  })
})
