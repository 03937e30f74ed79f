import { describe, expect, it } from 'vitest'
import { busy, orderOf, reduce, type CheckoutEvent, type CheckoutState } from '../src/checkoutState'
import { recall, remember, slugOf } from '../src/checkout'

const lines = [{ product: 'map', title: 'Map', emoji: '🌌', price: 250, quantity: 1 }]
const attempt = { key: 'k', lines, language: 'en', resumed: false }
const order = { orderId: 'o', total: 250 }
const problem = { status: 409, code: 'PRICE_CHANGED' }

const STATES: Record<CheckoutState['kind'], CheckoutState> = {
  idle: { kind: 'idle' },
  placing: { kind: 'placing', attempt },
  unanswered: { kind: 'unanswered', attempt },
  refused: { kind: 'refused', problem },
  invoicing: { kind: 'invoicing', order },
  paying: { kind: 'paying', order, slug: 's' },
  checking: { kind: 'checking', order },
  unpaid: { kind: 'unpaid', order, why: 'cancelled' },
  settled: { kind: 'settled', order, status: 'paid' },
}
const EVENTS: CheckoutEvent[] = [
  { type: 'pressed', attempt: { ...attempt, key: 'k2' } },
  { type: 'placed', order },
  { type: 'refused', problem },
  { type: 'unanswered' },
  { type: 'pay', order },
  { type: 'invoiced', slug: 's2' },
  { type: 'closed', status: 'paid' },
  { type: 'closed', status: 'cancelled' },
  { type: 'closed', status: 'failed' },
  { type: 'closed', status: 'pending' },
  { type: 'silence' },
  { type: 'seen', orderId: 'o', status: 'invoiced' },
  { type: 'seen', orderId: 'o', status: 'approved' },
  { type: 'seen', orderId: 'o', status: 'paid' },
  { type: 'seen', orderId: 'other', status: 'paid' },
  { type: 'dismissed' },
]

describe('a purchase', () => {
  it('goes from the press to the server’s word', () => {
    const kinds = [
      { type: 'pressed', attempt },
      { type: 'placed', order },
      { type: 'invoiced', slug: 's' },
      { type: 'closed', status: 'paid' },
      { type: 'seen', orderId: 'o', status: 'approved' },
      { type: 'seen', orderId: 'o', status: 'paid' },
    ] satisfies CheckoutEvent[]
    let state: CheckoutState = { kind: 'idle' }
    expect(kinds.map((event) => (state = reduce(state, event)).kind)).toEqual([
      'placing',
      'invoicing',
      'paying',
      'checking',
      'checking',
      'settled',
    ])
  })

  it.each(['paid', 'cancelled', 'failed', 'pending'] as const)(
    'is never settled by the sheet saying %s',
    (status) => {
      expect(reduce(STATES.paying, { type: 'closed', status }).kind).not.toBe('settled')
    },
  )

  it('is paid when the server says so, whatever the sheet said before', () => {
    for (const status of ['paid', 'cancelled', 'failed', 'pending'] as const) {
      const after = reduce(reduce(STATES.paying, { type: 'closed', status }), {
        type: 'seen',
        orderId: 'o',
        status: 'paid',
      })
      expect(after).toEqual({ kind: 'settled', order, status: 'paid' })
    }
  })

  it('is paid when the sheet never said anything', () => {
    expect(reduce(STATES.paying, { type: 'seen', orderId: 'o', status: 'delivered' }).kind).toBe('settled')
  })

  it('can be paid again after cancelled, failed, pending and silence', () => {
    for (const why of ['cancelled', 'failed', 'pending', 'silent', 'resumed', 'problem'] as const) {
      expect(reduce({ kind: 'unpaid', order, why }, { type: 'pay', order }).kind).toBe('invoicing')
    }
  })

  it('gives way to another order once its sheet is open, and only then', () => {
    const other = { orderId: 'other', total: 5 }
    const pay = { type: 'pay', order: other } as const
    expect(reduce(STATES.paying, pay)).toEqual({ kind: 'invoicing', order: other })
    expect(reduce(STATES.placing, pay)).toBe(STATES.placing)
    expect(reduce(STATES.invoicing, pay)).toBe(STATES.invoicing)
    expect(reduce(STATES.paying, { type: 'pay', order })).toBe(STATES.paying)
  })

  it('does not open the sheet by itself after a reload', () => {
    const resumed: CheckoutState = { kind: 'placing', attempt: { ...attempt, resumed: true } }
    expect(reduce(resumed, { type: 'placed', order })).toEqual({ kind: 'unpaid', order, why: 'resumed' })
  })

  it('keeps the key while nobody has answered', () => {
    expect(reduce(STATES.placing, { type: 'unanswered' })).toEqual({ kind: 'unanswered', attempt })
  })

  it('whose invoice fails keeps its order', () => {
    expect(orderOf(reduce(STATES.invoicing, { type: 'refused', problem }))).toEqual(order)
    expect(orderOf(reduce(STATES.invoicing, { type: 'unanswered' }))).toEqual(order)
  })
})

describe('in every state', () => {
  const pairs = Object.values(STATES).flatMap((state) => EVENTS.map((event) => [state, event] as const))

  it('a busy checkout ignores presses', () => {
    for (const [state, event] of pairs) {
      if (busy(state) && ['pressed', 'pay', 'dismissed'].includes(event.type))
        expect(reduce(state, event)).toBe(state)
    }
  })

  it('an order under way is never lost but by dismissal, another press or a settled end', () => {
    for (const [state, event] of pairs) {
      if (!orderOf(state) || ['pressed', 'pay', 'dismissed'].includes(event.type)) continue
      expect(orderOf(reduce(state, event))).toEqual(order)
    }
  })

  it('news of another order change nothing', () => {
    for (const state of Object.values(STATES)) {
      expect(reduce(state, { type: 'seen', orderId: 'other', status: 'paid' })).toBe(state)
    }
  })

  it('only the server settles', () => {
    for (const [state, event] of pairs) {
      if (state.kind !== 'settled' && reduce(state, event).kind === 'settled') expect(event.type).toBe('seen')
    }
  })
})

describe('the memory of a checkout', () => {
  it('finds the unanswered key again, to ask once more', () => {
    expect(recall(remember(STATES.placing) ?? null)).toEqual({
      kind: 'placing',
      attempt: { ...attempt, resumed: true },
    })
    expect(recall(remember(STATES.unanswered) ?? null)).toMatchObject({
      kind: 'placing',
      attempt: { key: 'k' },
    })
  })

  it.each([
    ['invoicing', 'resumed'],
    ['paying', 'resumed'],
    ['checking', 'pending'],
    ['unpaid', 'resumed'],
  ] as const)('finds the order again from %s', (kind, why) => {
    expect(recall(remember(STATES[kind]) ?? null)).toEqual({ kind: 'unpaid', order, why })
  })

  it.each(['idle', 'refused', 'settled'] as const)('keeps nothing of %s', (kind) => {
    expect(remember(STATES[kind])).toBeUndefined()
  })

  it.each([
    null,
    '',
    '{',
    '[]',
    '{"order":{"orderId":5}}',
    '{"attempt":{"key":"k","language":"en","lines":[]}}',
  ])('that is damaged (%s) is none', (kept) => expect(recall(kept)).toEqual({ kind: 'idle' }))
})

describe('an invoice link', () => {
  it.each([
    ['https://t.me/$abc_DEF-1', 'abc_DEF-1'],
    ['https://t.me/invoice/abc', 'abc'],
  ])('%s has the slug %s', (link, slug) => expect(slugOf(link)).toBe(slug))

  it.each([
    'https://evil.example/$a',
    'https://t.me/$',
    'https://t.me/a',
    'javascript:alert(1)',
    'https://t.me/$a?b',
  ])('%s is none', (link) => expect(() => slugOf(link)).toThrow('not an invoice link'))
})
