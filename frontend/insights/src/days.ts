/** A day of no particular zone, such as `2026-11-21`. */
export type Day = string

/** Some days, both ends included. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

export const PRESETS = ['today', '7d', '30d', '90d', 'month'] as const
export type Preset = (typeof PRESETS)[number]

const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether it is a day that the calendar has. */
export function isDay(text: string): boolean {
  const ms = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // Some browsers take the 30th of February for a day in March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** So many days later; any text that is no day comes back as it is. */
export function plusDays(day: Day, days: number): Day {
  const ms = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(ms) ? day : new Date(ms + days * DAY_MS).toISOString().slice(0, 10)
}

/** How many days, both ends included; below one if they are reversed. */
export function lengthOf({ from, to }: Days): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1
}

/** The day of a moment by the clocks of a zone; by UTC if there is no such zone. */
export function dayIn(zone: string, moment: number | string): Day {
  // The English of Canada writes days as ISO 8601 does.
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return format(isZone(zone) ? zone : 'UTC').format(new Date(moment))
}

/** Whether this browser knows the zone. */
export function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/** The days of a preset, today being the last of them. */
export function daysOf(preset: Preset, today: Day): Days {
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case '7d':
      return { from: plusDays(today, -6), to: today }
    case '30d':
      return { from: plusDays(today, -29), to: today }
    case '90d':
      return { from: plusDays(today, -89), to: today }
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today }
  }
}
