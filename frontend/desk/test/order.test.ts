import { describe, expect, it } from 'vitest'
import { GROUPS, refundState, type DeskOrder, type OrderStatus } from '../src/order'

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

describe('the groups of orders', () => {
  it('have every state in one of them', () => {
    const all = Object.values(GROUPS).flat()
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(9)
  })
})
