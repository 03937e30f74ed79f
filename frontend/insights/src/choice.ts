import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { dayIn, daysOf, isDay, lengthOf, plusDays, PRESETS, type Days, type Preset } from './days'

/** Whose figures are shown, and of which days: what stands in the address of a screen. */
export interface Choice {
  /** A preset moves with the days; other days stay where they are. */
  readonly range: Preset | Days
  /** IANA time zone; that of the device if none is named. */
  readonly zone: string | undefined
  /** Beside as many days right before. */
  readonly compare: boolean
  readonly product: string | undefined
  readonly language: string | undefined
}

/** What the API is asked: the day after the last one is its `to`. */
export interface Question {
  readonly from: string
  readonly to: string
  readonly tz: string
  readonly product?: string
  readonly language?: string
}

export type Step = 'hour' | 'day' | 'week'

/** The parts of an address that choose. */
export const CHOICES = ['range', 'from', 'to', 'tz', 'compare', 'product', 'language'] as const
const DEFAULT: Preset = '30d'
const VALUE_CHARS_MAX = 64
const HOURS_UP_TO_DAYS = 2
const DAYS_UP_TO_DAYS = 92

/** What an address chooses; what it does not name is as usual. */
export function choiceOf(query: LocationQuery): Choice {
  const text = (name: (typeof CHOICES)[number]) => {
    const value = query[name]
    return typeof value === 'string' && value.trim() !== ''
      ? value.trim().slice(0, VALUE_CHARS_MAX)
      : undefined
  }
  const [from, to, preset] = [text('from'), text('to'), text('range')]
  return {
    range: from && to ? { from, to } : (PRESETS.find((it) => it === preset) ?? DEFAULT),
    zone: text('tz'),
    compare: text('compare') !== 'none',
    product: text('product'),
    language: text('language'),
  }
}

/** The same as an address, without what is as usual. */
export function queryOf({ range, zone, compare, product, language }: Choice): LocationQueryRaw {
  return {
    ...(typeof range === 'object' ? range : range !== DEFAULT && { range }),
    ...(zone && { tz: zone }),
    ...(!compare && { compare: 'none' }),
    ...(product && { product }),
    ...(language && { language }),
  }
}

/** The days that are meant now. */
export function daysMeant({ range, zone }: Choice, deviceZone: string, nowMs = Date.now()): Days {
  return typeof range === 'object' ? range : daysOf(range, dayIn(zone ?? deviceZone, nowMs))
}

/** What to ask of orders and their money. */
export function questionOf(choice: Choice, deviceZone: string, nowMs = Date.now()): Question {
  const { from, to } = daysMeant(choice, deviceZone, nowMs)
  const { product, language } = choice
  const after = isDay(to) ? plusDays(to, 1) : to
  return {
    from,
    to: after,
    tz: choice.zone ?? deviceZone,
    ...(product && { product }),
    ...(language && { language }),
  }
}

/** What to ask of visits: they know no filter. */
export function visitQuestionOf(choice: Choice, deviceZone: string, nowMs = Date.now()): Question {
  const { from, to, tz } = questionOf(choice, deviceZone, nowMs)
  return { from, to, tz }
}

/** How fine a series is drawn: never more points than a phone is wide. */
export function stepOf(days: Days): Step {
  const length = lengthOf(days)
  if (length <= HOURS_UP_TO_DAYS) return 'hour'
  return length <= DAYS_UP_TO_DAYS ? 'day' : 'week'
}
