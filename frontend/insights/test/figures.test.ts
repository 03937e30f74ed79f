import { describe, expect, it } from 'vitest'
import { changeOf, FIGURES, isGood } from '../src/figures'

const stars = FIGURES.netRevenue
const rate = FIGURES.failureRate

describe('a change', () => {
  it.each([
    [
      { value: 150, before: 100 },
      { kind: 'more', by: 0.5, points: false },
    ],
    [
      { value: 75, before: 100 },
      { kind: 'less', by: 0.25, points: false },
    ],
    [{ value: 100, before: 100 }, { kind: 'same' }],
    [{ value: 0, before: 0 }, { kind: 'same' }],
    [{ value: 5, before: 0 }, { kind: 'new' }],
    [
      { value: -5, before: 10 },
      { kind: 'less', by: 1.5, points: false },
    ],
  ] as const)('of an amount is a share of what it was: %o', (shown, change) => {
    expect(changeOf(stars, shown)).toEqual(change)
  })

  it('is none where there is nothing to compare', () => {
    expect(changeOf(stars, { value: 5, before: undefined })).toEqual({ kind: 'none' })
    expect(changeOf(rate, { value: 0.5, before: null })).toEqual({ kind: 'none' })
    expect(changeOf(rate, { value: null, before: 0.5 })).toEqual({ kind: 'none' })
    expect(changeOf(stars, { value: 5, before: -10 })).toEqual({ kind: 'none' })
    expect(changeOf(stars, { value: -5, before: 0 })).toEqual({ kind: 'none' })
  })

  it('of a rate is a difference in hundredths, and too small a one is none', () => {
    expect(changeOf(rate, { value: 0.5, before: 0.25 })).toEqual({ kind: 'more', by: 0.25, points: true })
    expect(changeOf(rate, { value: 0.2504, before: 0.25 })).toEqual({ kind: 'same' })
  })

  it('is good news by what the figure is about', () => {
    const more = { kind: 'more', by: 1, points: false } as const
    expect(isGood(stars, more)).toBe(true)
    expect(isGood(rate, more)).toBe(false)
    expect(isGood(rate, { kind: 'less', by: 1, points: true })).toBe(true)
    expect(isGood(stars, { kind: 'same' })).toBeUndefined()
  })
})
