import { numbersOf, type Formats } from '@kit/text/formats'
import { dayIn as writtenDay, hasOwnDates } from '@kit/text/moments'
import type { Figure } from './figures'
import { dayIn, isZone, type Day, type Days } from './days'
import type { Step } from './choice'

/** What there is no figure for. */
export const NO_FIGURE = '–'
const NBSP = '\u00a0'

/** Figures and days in one language. */
export interface Writing {
  /** A figure as its kind is read: Stars, a number, a share of a hundred. */
  figure(kind: Figure['kind'], value: number | null | undefined): string
  /** A share, with one digit behind the comma while it is below ten of a hundred. */
  percent(rate: number): string
  /** The difference of two rates, in hundredths. */
  points(difference: number): string
  /** Short, for an axis: `1.2K`. */
  short(value: number): string
  /** A duration: milliseconds below a second, seconds above. */
  duration(ms: number): string
  /** A score between nothing and about one. */
  score(value: number): string
  day(day: Day): string
  span(days: Days): string
  /** Where a step of a series begins, by the clocks of a zone. */
  step(step: Step, start: string, zone: string): string
}

export function writingFor(f: Formats): Writing {
  const tag = numbersOf(f.language)
  const numbers = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options)
  const tenths = numbers({ maximumFractionDigits: 1 })
  const whole = numbers({ maximumFractionDigits: 0 })
  const percents = numbers({ style: 'percent', maximumFractionDigits: 1 })
  const wholePercents = numbers({ style: 'percent', maximumFractionDigits: 0 })
  const hundredths = numbers({ maximumFractionDigits: 2 })
  const dates = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' })

  const stars = (value: number) => `${(Math.abs(value) < 1000 ? tenths : whole).format(value)}${NBSP}★`
  const percent = (rate: number) => (Math.abs(rate) < 0.1 ? percents : wholePercents).format(rate)

  function day(text: Day): string {
    const at = new Date(`${text}T00:00:00Z`)
    if (Number.isNaN(at.getTime())) return text
    return hasOwnDates(f.language)
      ? writtenDay(f.language, at.getUTCDate(), at.getUTCMonth())
      : dates.format(at)
  }

  return {
    figure(kind, value) {
      if (value === null || value === undefined) return NO_FIGURE
      switch (kind) {
        case 'stars':
          return stars(value)
        case 'count':
          return f.number(value)
        case 'rate':
          return percent(value)
      }
    },
    percent,
    points: (difference) => tenths.format(difference * 100),
    // Compact words differ so much between WebViews that they are made here: K and M are known to all.
    short(value) {
      const size = Math.abs(value)
      if (size >= 1e6) return `${tenths.format(value / 1e6)}M`
      if (size >= 1e4) return `${tenths.format(value / 1e3)}K`
      return tenths.format(value)
    },
    duration: (ms) =>
      ms < 1000 ? `${whole.format(ms)}${NBSP}ms` : `${hundredths.format(ms / 1000)}${NBSP}s`,
    score: (value) => hundredths.format(value),
    day,
    span: ({ from, to }) => (from === to ? day(from) : `${day(from)} – ${day(to)}`),
    step(step, start, zone) {
      if (step !== 'hour') return day(dayIn(zone, start))
      const timeZone = isZone(zone) ? zone : 'UTC'
      const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
      return new Intl.DateTimeFormat('en-GB', clock).format(new Date(start))
    },
  }
}
