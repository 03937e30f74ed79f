import { describe, expect, it } from 'vitest'
import {
  emptyPromotion,
  namesOf,
  newPromotionOf,
  promotionFaults,
  PROMOTION_LIMITS,
  withMore,
  type Promotion,
  type PromotionDraft,
} from '../src/promotion'

const NOW = { nowMs: Date.parse('2026-11-21T09:00:00Z'), zone: 'Asia/Tashkent' }
const thing = (id: string) => ({ id, title: id.toUpperCase(), emoji: '🍵' })
const draft = (changes: Partial<PromotionDraft>): PromotionDraft => ({
  ...emptyPromotion(),
  name: 'Autumn',
  code: 'autumn-20',
  off: '20',
  ...changes,
})

describe('the form of a promotion', () => {
  it('needs a name, a code and how much comes off', () => {
    expect(promotionFaults(emptyPromotion(), NOW)).toEqual({ name: true, code: true, off: true })
    expect(promotionFaults(draft({}), NOW)).toEqual({})
    expect(promotionFaults(draft({ kind: 'automatic', code: '' }), NOW)).toEqual({})
  })

  it('has the limits of the server', () => {
    expect(promotionFaults(draft({ off: '101' }), NOW)).toEqual({ off: true })
    expect(promotionFaults(draft({ by: 'stars', off: '101' }), NOW)).toEqual({})
    expect(promotionFaults(draft({ code: 'ab' }), NOW)).toEqual({ code: true })
    expect(promotionFaults(draft({ limit: '10001' }), NOW)).toEqual({ limit: true })
    expect(promotionFaults(draft({ days: '0', minimum: '1.5' }), NOW)).toEqual({ days: true, minimum: true })
  })

  it('limits each buyer only within a limit of all', () => {
    expect(promotionFaults(draft({ perBuyer: '1' }), NOW)).toEqual({ perBuyer: true })
    expect(promotionFaults(draft({ limit: '5', perBuyer: '6' }), NOW)).toEqual({ perBuyer: true })
    expect(promotionFaults(draft({ limit: '5', perBuyer: '5' }), NOW)).toEqual({})
  })

  it('says nothing of what is left out', () => {
    expect(newPromotionOf(draft({}), NOW)).toEqual({
      name: 'Autumn',
      code: 'AUTUMN-20',
      reduction: { percent: 20 },
      from: '2026-11-21T09:00:00.000Z',
    })
  })

  it('says all that is filled in', () => {
    const all = { by: 'stars', minimum: '200', days: '7', limit: '50', perBuyer: '1' } as const
    expect(newPromotionOf(draft({ kind: 'automatic', ...all }), NOW)).toEqual({
      name: 'Autumn',
      reduction: { stars: 20 },
      from: '2026-11-21T09:00:00.000Z',
      until: '2026-11-28T09:00:00.000Z',
      minimum: 200,
      limit: 50,
      limitPerBuyer: 1,
    })
  })
  it('is for everything, or for the products that are picked', () => {
    expect(promotionFaults(draft({ what: 'some' }), NOW)).toEqual({ products: true })
    const some = draft({ what: 'some', products: [thing('tea'), thing('milk')] })
    expect(promotionFaults(some, NOW)).toEqual({})
    expect(newPromotionOf(some, NOW).products).toEqual(['tea', 'milk'])
    expect(newPromotionOf({ ...some, what: 'all' }, NOW)).not.toHaveProperty('products')
  })

  it('takes each product once, and no more than there is room for', () => {
    const many = Array.from({ length: PROMOTION_LIMITS.products }, (_, i) => thing(`p${i}`))
    expect(withMore([thing('tea')], [thing('tea'), thing('milk')])).toEqual([thing('tea'), thing('milk')])
    expect(withMore([], many)).toHaveLength(100)
    const full = withMore([thing('tea')], many)
    expect(full).toHaveLength(100)
    expect(full.at(-1)).toEqual(thing('p98'))
    expect(withMore(full, [thing('milk')])).toEqual(full)
  })

  it('begins later, by the clocks of the shop', () => {
    const later = draft({ begins: 'later', from: '2026-11-21T14:01', days: '2' })
    expect(promotionFaults(later, NOW)).toEqual({})
    expect(newPromotionOf(later, NOW)).toMatchObject({
      from: '2026-11-21T09:01:00.000Z',
      until: '2026-11-23T09:01:00.000Z',
    })
    expect(newPromotionOf(later, { ...NOW, zone: 'America/New_York' }).from).toBe('2026-11-21T19:01:00.000Z')
  })

  it('does not begin in the past, or at no time at all', () => {
    const wrong = { from: true }
    const later = (from: string) => draft({ begins: 'later', from })
    expect(promotionFaults(later(''), NOW)).toEqual(wrong)
    expect(promotionFaults(later('2026-11-21T14:00'), NOW)).toEqual(wrong)
    expect(promotionFaults(later('soon'), NOW)).toEqual(wrong)
    expect(promotionFaults(later('2026-12-01T14:00'), { ...NOW, zone: undefined })).toEqual(wrong)
    expect(promotionFaults({ ...later(''), begins: 'now' }, NOW)).toEqual({})
    expect(() => newPromotionOf(later(''), NOW)).toThrow()
  })

  it('names its first products', () => {
    const products = ['tea', 'milk', 'salt', 'bread']
    const promotion = { rule: { products } } as unknown as Promotion
    expect(namesOf(promotion, { tea: 'Tea', salt: 'Salt', bread: 'Bread' })).toEqual(['Tea', 'milk', 'Salt'])
  })
})
