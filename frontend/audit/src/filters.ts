import type { LocationQuery } from 'vue-router'

/** What entries can be chosen by; the names are the API's. */
export const FILTERS = [
  'type',
  'from',
  'to',
  'minAmount',
  'maxAmount',
  'product',
  'buyer',
  'charge',
  'order',
  'account',
  'minPosted',
  'maxPosted',
  'minPosition',
  'maxPosition',
  'asOf',
  'looks',
] as const
export type FilterName = (typeof FILTERS)[number]
/** As a person wrote them: days as `2026-11-21`, the last one included; `looks` is `shown` or not there. */
export type Filters = Partial<Record<FilterName, string>>
/** As the API wants them. */
export type Question = Partial<Record<Exclude<FilterName, 'looks'> | 'without', string>>

/** What auditors themselves do is in the log, too, and would soon fill the list. */
const LOOKS = 'audit.'
/** The filter `looks` as it stands in an address when they are to be shown. */
export const SHOWN = 'shown'

const VALUE_CHARS_MAX = 256
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The filters in the address of a screen; what is empty or no filter is left out. */
export function filtersOf(query: LocationQuery): Filters {
  const filters: Filters = {}
  for (const name of FILTERS) {
    const value = query[name]
    if (typeof value !== 'string' || value.trim() === '') continue
    filters[name] = value.trim().slice(0, VALUE_CHARS_MAX)
  }
  return filters
}

/**
 * The same as a question to the API: days become the moments at which they begin and end here, and
 * auditors' own accesses are left out unless they are asked for.
 */
export function questionOf(filters: Filters): Question {
  const { from, to, looks, ...rest } = filters
  const leavesOut = looks !== SHOWN && rest.type === undefined
  const begin = from === undefined ? undefined : momentOf(from, 0)
  const end = to === undefined ? undefined : momentOf(to, 1)
  return {
    ...rest,
    ...(leavesOut && { without: LOOKS }),
    ...(begin && { from: begin }),
    ...(end && { to: end }),
  }
}

/** The midnight before a day of the user's, or so many days later; anything else is left to the server. */
function momentOf(day: string, daysLater: number): string {
  if (!DAY.test(day)) return day
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const midnight = new Date(year, month - 1, date + daysLater)
  return Number.isNaN(midnight.getTime()) ? day : midnight.toISOString()
}
