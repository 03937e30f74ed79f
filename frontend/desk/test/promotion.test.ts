import { describe, expect, it } from 'vitest'
import { emptyPromotion, newPromotionOf, promotionFaults, type PromotionDraft } from '../src/promotion'

const NOW = Date.parse('2026-11-21T09:00:00Z')
const draft = (changes: Partial<PromotionDraft>): PromotionDraft => ({
  ...emptyPromotion(),
  name: 'Autumn',
  code: 'autumn-20',
  off: '20',
  ...changes,
})

describe('the form of a promotion', () => {
  it('needs a name, a code and how much comes off', () => {
    expect(promotionFaults(emptyPromotion())).toEqual({ name: true, code: true, off: true })
    expect(promotionFaults(draft({}))).toEqual({})
    expect(promotionFaults(draft({ kind: 'automatic', code: '' }))).toEqual({})
  })

  it('has the limits of the server', () => {
    expect(promotionFaults(draft({ off: '101' }))).toEqual({ off: true })
    expect(promotionFaults(draft({ by: 'stars', off: '101' }))).toEqual({})
    expect(promotionFaults(draft({ code: 'ab' }))).toEqual({ code: true })
    expect(promotionFaults(draft({ limit: '10001' }))).toEqual({ limit: true })
    expect(promotionFaults(draft({ days: '0', minimum: '1.5' }))).toEqual({ days: true, minimum: true })
  })

  it('limits each buyer only within a limit of all', () => {
    expect(promotionFaults(draft({ perBuyer: '1' }))).toEqual({ perBuyer: true })
    expect(promotionFaults(draft({ limit: '5', perBuyer: '6' }))).toEqual({ perBuyer: true })
    expect(promotionFaults(draft({ limit: '5', perBuyer: '5' }))).toEqual({})
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
})
