import { expect, it } from 'vitest'
import { barsOf, labelled, roundUp, type Point } from '../src/series'

const DAY_MS = 86_400_000
const FIRST = Date.parse('2026-11-19T00:00:00Z')

function points(...revenue: number[]): Point[] {
  return revenue.map((netRevenue, at) => ({
    start: new Date(FIRST + at * DAY_MS).toISOString(),
    end: new Date(FIRST + (at + 1) * DAY_MS).toISOString(),
    netRevenue,
    revenue: netRevenue,
    ordersPlaced: 1,
    ordersPaid: 1,
    payingBuyers: 1,
    newBuyers: 0,
    refunds: 0,
    chargeBacks: 0,
    failures: 0,
  }))
}

it('marks the step that is not over, and draws none that has not begun', () => {
  const bars = barsOf('netRevenue', points(5, 7, 0), undefined, FIRST + 1.5 * DAY_MS)
  expect(bars.map(({ value, partial }) => [value, partial])).toEqual([
    [5, false],
    [7, true],
    [null, false],
  ])
})

it('puts each step beside the one as far into the period before, as long as there is one', () => {
  const bars = barsOf('netRevenue', points(5, 7, 9), points(1, 2), FIRST + 3 * DAY_MS)
  expect(bars.map(({ before }) => before)).toEqual([1, 2, null])
})

it('labels as many steps as fit, evenly, the first of them always', () => {
  expect(labelled(3, 5)).toEqual([0, 1, 2])
  expect(labelled(30, 5)).toEqual([0, 6, 12, 18, 24])
  expect(labelled(0, 5)).toEqual([])
  expect(labelled(731, 4)).toHaveLength(4)
})

it.each([
  [0, 1],
  [1, 1],
  [3, 4],
  [10, 10],
  [11, 20],
  [4_500, 5_000],
  [999_999, 1_000_000],
])('ends an axis for %d at %d', (value, end) => {
  expect(roundUp(value)).toBe(end)
})
