import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@kit/api/problem'
import { isShort, keyErrorsOf, keysIn, unitsOf, type StockLevel } from '../src/stock'

const level = (kind: StockLevel['kind'], free: number, lowWater: number) =>
  ({ kind, free, lowWater }) as StockLevel

describe('a number of units', () => {
  it('is whole and at most a million', () => {
    expect(unitsOf(' 0 ')).toBe(0)
    expect(unitsOf('1000000')).toBe(1_000_000)
    for (const text of ['', '1000001', '-1', '1.5', 'x', '1e3']) expect(unitsOf(text)).toBeUndefined()
  })
})

describe('a pasted list of keys', () => {
  it('has a key on every line that is not blank', () => {
    expect(keysIn('')).toBe(0)
    expect(keysIn('A-1\r\n\r\n  A-2  \n \n')).toBe(2)
  })

  it('is told which of its lines are wrong', () => {
    const lines = [{ line: 3, reason: 'KNOWN' }]
    const problem = { status: 422, code: 'KEYS_INVALID', lines }
    expect(keyErrorsOf(new ApiProblem(problem, undefined))).toEqual(lines)
    expect(keyErrorsOf(new ApiProblem({ status: 409, code: 'STOCK_COUNTED' }, undefined))).toBeUndefined()
  })
})

describe('a stock', () => {
  it('runs out at its low water', () => {
    expect(isShort(level('COUNTED', 5, 5))).toBe(true)
    expect(isShort(level('KEYS', 6, 5))).toBe(false)
    expect(isShort(level('ENDLESS', 0, 5))).toBe(false)
  })
})
