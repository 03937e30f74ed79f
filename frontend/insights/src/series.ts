import type { components } from '@kit/api/contract.gen'

export type Point = components['schemas']['Point']

/** What a series can be drawn of. */
export const MEASURES = [
  'netRevenue',
  'ordersPaid',
  'ordersPlaced',
  'payingBuyers',
  'newBuyers',
  'failures',
] as const
export type Measure = (typeof MEASURES)[number]

/** One step of a picture; what has not begun has no value. */
export interface Bar {
  readonly start: string
  readonly value: number | null
  /** The same of the step as far into the period before. */
  readonly before: number | null
  /** It is not over yet. */
  readonly partial: boolean
}

/**
 * A measure's steps beside those of the period before. Where clocks were changed one of the two has
 * a step more; what has no partner stands alone.
 */
export function barsOf(
  measure: Measure,
  points: readonly Point[],
  previous: readonly Point[] | null | undefined,
  nowMs: number,
): Bar[] {
  return points.map((point, at) => {
    const begun = Date.parse(point.start) <= nowMs
    return {
      start: point.start,
      value: begun ? point[measure] : null,
      before: previous?.[at]?.[measure] ?? null,
      partial: begun && Date.parse(point.end) > nowMs,
    }
  })
}

/** Which steps get a label: the first, and then as many as fit, evenly. */
export function labelled(count: number, most: number): number[] {
  if (count <= 0 || most <= 0) return []
  const every = Math.ceil(count / most)
  return Array.from({ length: Math.ceil(count / every) }, (_, at) => at * every)
}

/** The end of an axis: a round number not below what is drawn, at least one. */
export function roundUp(value: number): number {
  if (value <= 1) return 1
  const size = 10 ** Math.floor(Math.log10(value))
  const steps = [1, 2, 4, 5, 10]
  return size * (steps.find((step) => step * size >= value) ?? 10)
}
