import { describe, expect, it } from 'vitest'
import { phaseOf } from '@kit/times'
import { most, QUANTITY_MAX, type CartLine } from '../src/cart'
import type { Product } from '../src/catalogue'
import { createLeft, type Known } from '../src/left'
import { mostOf, shortage } from '../src/supply'

const line = (product: string, quantity: number): CartLine => ({
  product,
  title: product,
  emoji: '🍵',
  price: 5,
  quantity,
})

/** A shop that says so many are left of each; of what it does not know it says nothing. */
const shop = (answers: Record<string, Known>) => ({
  product: async (id: string) => {
    const answer = answers[id]
    if (!answer) throw new Error('no answer')
    return { id, available: true, ...answer } as unknown as Product
  },
})

describe('what is left of what is in the cart', () => {
  it('is known after looking, and there is no end to all else', async () => {
    const left = createLeft(shop({ tea: { left: 2 }, map: { left: null }, pen: {} }))
    const lines = [line('tea', 2), line('map', 99), line('pen', 99), line('unknown', 99)]
    expect(left.short(lines)).toBeUndefined()
    await left.look(lines)
    expect(lines.map((it) => left.of(it.product)?.left)).toEqual([2, null, undefined, undefined])
    expect(left.short(lines)).toBeUndefined()
  })

  it('is less than the cart has', async () => {
    const left = createLeft(shop({ tea: { left: 2 }, map: { left: 0 } }))
    const lines = [line('tea', 3), line('map', 1)]
    await left.look(lines)
    expect(left.short(lines)?.product).toBe('tea')
    expect(left.short([line('map', 1)])?.product).toBe('map')
  })

  it('is nothing of what is off sale', async () => {
    const left = createLeft(shop({ tea: { available: false, left: null } }))
    await left.look([line('tea', 1)])
    expect(left.short([line('tea', 1)])?.product).toBe('tea')
  })

  it('is nothing of what has variants now, but all of the variants', async () => {
    const left = createLeft(
      shop({ shirt: { varied: true }, 'shirt-s': { varied: false, variantOf: 'shirt' } }),
    )
    const lines = [line('shirt-s', 1), line('shirt', 1)]
    await left.look(lines)
    expect(left.short(lines)?.product).toBe('shirt')
    expect(left.of('shirt')?.varied).toBe(true)
    expect(left.short(lines.slice(0, 1))).toBeUndefined()
  })

  it('is told of a product by its own line, else by that of a variant', async () => {
    const left = createLeft(shop({ tea: { variantOf: null }, 'shirt-s': { variantOf: 'shirt' } }))
    const lines = [line('tea', 1), line('shirt-s', 1)]
    expect(left.about(lines, 'shirt')).toBeUndefined()
    await left.look(lines)
    expect(left.about(lines, 'shirt')?.product).toBe('shirt-s')
    expect(left.about(lines, 'tea')?.product).toBe('tea')
    expect(left.about([...lines, line('shirt', 1)], 'shirt')?.product).toBe('shirt')
    expect(left.about(lines, undefined)).toBeUndefined()
    expect(left.about(lines, 'map')).toBeUndefined()
  })

  it('is forgotten when there are plenty again', async () => {
    const answers: Record<string, Known> = { tea: { left: 1 } }
    const left = createLeft(shop(answers))
    await left.look([line('tea', 1)])
    answers['tea'] = { left: null }
    await left.look([line('tea', 1)])
    expect(left.short([line('tea', 99)])).toBeUndefined()
  })

  it('limits the stepper, but never above what a cart takes', () => {
    expect(most(3)).toBe(3)
    expect(most(0)).toBe(0)
    expect(most(100)).toBe(QUANTITY_MAX)
    expect(most(undefined)).toBe(QUANTITY_MAX)
    expect(most(null)).toBe(QUANTITY_MAX)
  })
})

describe('a product that is sold in a time, and a few to each buyer', () => {
  const from = '2026-12-01T04:00:00Z'
  const until = '2026-12-31T19:00:00Z'
  const [before, first, last, after] = [
    Date.parse(from) - 1,
    Date.parse(from),
    Date.parse(until) - 1,
    Date.parse(until),
  ]

  it('is ahead, open from its beginning on, and over at its end', () => {
    expect([before, first, last, after].map((at) => phaseOf({ from, until }, at))).toEqual([
      'ahead',
      'open',
      'open',
      'over',
    ])
    expect(phaseOf({ from: null, until: null }, after)).toBe('open')
  })

  it('can be had in its time, as many as there are and as one buyer may', () => {
    expect(mostOf({ from, until }, before)).toBe(0)
    expect(mostOf({ from, until }, first)).toBe(QUANTITY_MAX)
    expect(mostOf({ left: 5, limit: 2 }, first)).toBe(2)
    expect(mostOf({ left: 1, limit: 2 }, first)).toBe(1)
    expect(mostOf({ available: false }, first)).toBe(0)
  })

  it('says why it cannot be had', () => {
    expect(shortage(1, { from }, before)).toBe('ahead')
    expect(shortage(1, { until }, after)).toBe('over')
    expect(shortage(3, { left: 2, limit: 2 }, first)).toBe('left')
    expect(shortage(3, { left: 3, limit: 2 }, first)).toBe('limit')
    expect(shortage(2, { left: 3, limit: 2 }, first)).toBeUndefined()
    expect(shortage(1, { available: false }, first)).toBe('left')
  })
})
