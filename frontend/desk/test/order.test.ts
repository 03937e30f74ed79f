import { describe, expect, it } from 'vitest'
import { creditOf, GROUPS, refundState, type DeskOrder, type OrderStatus } from '../src/order'

const order = (status: OrderStatus, refund?: DeskOrder['refund']) =>
  ({ order: { status }, refund: refund ?? null, story: [] }) as unknown as DeskOrder
const WANTED = { reason: 'late', by: 7, at: '2026-11-21T09:00:00Z' }

describe('a refund', () => {
  it('may be asked for once something was paid', () => {
    expect(refundState(order('paid'))).toBe('possible')
    expect(refundState(order('delivered'))).toBe('possible')
  })

  it('is on its way until Telegram has answered', () => {
    expect(refundState(order('delivered', WANTED))).toBe('asked')
    expect(refundState(order('refunded', WANTED))).toBe('back')
    expect(refundState(order('charged_back'))).toBe('back')
  })

  it('is nothing for what nobody paid', () => {
    for (const group of [GROUPS.unpaid, GROUPS.closed]) {
      for (const status of group) expect(refundState(order(status))).toBe('none')
    }
  })
})

describe('credit to give', () => {
  it('is whole Stars, at most what is left', () => {
    expect(creditOf(' 1 200 ', 1200)).toBe(1200)
    expect(creditOf('1', 1)).toBe(1)
    for (const typed of ['', '0', '-1', '1.5', 'two', '1201', '9'.repeat(20)]) {
      expect(creditOf(typed, 1200)).toBeUndefined()
    }
  })
})

describe('the groups of orders', () => {
  it('have every state in one of them', () => {
    const all = Object.values(GROUPS).flat()
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(9)
  })
})
