import { describe, expect, it } from 'vitest'
import { most, QUANTITY_MAX, type CartLine } from '../src/cart'
import type { Product } from '../src/catalogue'
import { createLeft } from '../src/left'

const line = (product: string, quantity: number): CartLine => ({
  product,
  title: product,
  emoji: '🍵',
  price: 5,
  quantity,
})

/** A shop that says so many are left of each; of what it does not know it says nothing. */
const shop = (answers: Record<string, { available?: boolean; left?: number | null }>) => ({
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
    expect(lines.map((it) => left.of(it.product))).toEqual([2, undefined, undefined, undefined])
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
    expect(left.of('tea')).toBe(0)
  })

  it('is forgotten when there are plenty again', async () => {
    const answers = { tea: { left: 1 as number | null } }
    const left = createLeft(shop(answers))
    await left.look([line('tea', 1)])
    answers.tea = { left: null }
    await left.look([line('tea', 1)])
    expect(left.of('tea')).toBeUndefined()
  })

  it('limits the stepper, but never above what a cart takes', () => {
    expect(most(3)).toBe(3)
    expect(most(0)).toBe(0)
    expect(most(100)).toBe(QUANTITY_MAX)
    expect(most(undefined)).toBe(QUANTITY_MAX)
    expect(most(null)).toBe(QUANTITY_MAX)
  })
})
