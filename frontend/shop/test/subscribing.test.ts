import { describe, expect, it } from 'vitest'
import { formatsFor } from '@kit/text/formats'
import { actionOf, words, type Subscription } from '../src/subscribing'
import { en } from '../src/text/en'

const one = (over: Partial<Subscription>): Subscription => ({
  orderId: '00000000-0000-0000-0000-000000000001',
  number: '00000000',
  buyer: 7,
  product: 'club',
  title: 'Club',
  emoji: '🔭',
  price: 100,
  state: 'active',
  cancelledBy: null,
  wish: null,
  renewals: 0,
  startedAt: '2026-11-21T09:00:00Z',
  paidUntil: '2026-12-21T09:00:00Z',
  access: true,
  endedAt: null,
  position: 1,
  ...over,
})

describe('what a subscriber can do', () => {
  it.each([
    [{}, 'cancel'],
    [{ wish: 'CANCEL' }, 'wait'],
    [{ state: 'cancelled', cancelledBy: 'BUYER' }, 'renew'],
    [{ state: 'cancelled', cancelledBy: 'BUYER', wish: 'REACTIVATE' }, 'wait'],
    [{ state: 'cancelled', cancelledBy: 'SHOP' }, 'none'],
    [{ state: 'cancelled', cancelledBy: 'BUYER_IN_TELEGRAM' }, 'none'],
    [{ state: 'failed' }, 'none'],
    [{ state: 'lapsed' }, 'none'],
    [{ state: 'revoked', wish: 'CANCEL' }, 'none'],
  ] as const)('of %o is %s', (over, action) => {
    expect(actionOf(one(over as Partial<Subscription>))).toBe(action)
  })
})

describe('how a subscription stands', () => {
  const t = en(formatsFor('en'))
  const told = (over: Partial<Subscription>) => words(one(over), t, (iso) => iso.slice(0, 10))

  it('names the day that matters', () => {
    expect(told({})).toContain('2026-12-21')
    expect(told({ state: 'lapsed', endedAt: '2026-12-22T09:00:00Z' })).toContain('2026-12-22')
  })

  it('says who cancelled it and where it can be undone', () => {
    expect(told({ state: 'cancelled', cancelledBy: 'SHOP' })).toContain(t.byShop)
    expect(told({ state: 'cancelled', cancelledBy: 'BUYER_IN_TELEGRAM' })).toContain('Settings')
    expect(told({ state: 'cancelled', cancelledBy: 'BUYER' })).toBe(t.endsOn('2026-12-21'))
  })
})
