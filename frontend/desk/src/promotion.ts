import type { components } from '@kit/api/contract.gen'
import { momentOf, type WallTime } from './zoned'

export type Promotion = components['schemas']['Promotion']
export type NewPromotion = components['schemas']['NewPromotion']

/** What the server takes at most. */
export const PROMOTION_LIMITS = {
  name: 60,
  percent: 100,
  stars: 100_000,
  days: 3_650,
  uses: 10_000,
  products: 100,
} as const

/** So many products of a promotion are named in the list; the others are counted. */
export const NAMED = 3

/** A product that a promotion is for, as its form shows it. One with variants stands for all of them. */
export interface Picked {
  readonly id: string
  readonly title: string
  readonly emoji: string
}

/** A promotion as it stands in its form; numbers are as they were typed. */
export interface PromotionDraft {
  name: string
  kind: 'code' | 'automatic'
  code: string
  by: 'percent' | 'stars'
  off: string
  what: 'all' | 'some'
  products: readonly Picked[]
  begins: 'now' | 'later'
  /** By the shop's clocks. */
  from: WallTime
  days: string
  minimum: string
  limit: string
  perBuyer: string
}

export type PromotionField = 'name' | 'code' | 'off' | 'from' | 'days' | 'minimum' | 'limit' | 'perBuyer'
export type PromotionFaults = Partial<Record<PromotionField | 'products', true>>

/** When a form is sent, and the zone of the shop's clocks; undefined while nobody has told it. */
export interface ShopTime {
  readonly nowMs: number
  readonly zone: string | undefined
}

const CODE = /^[A-Za-z0-9-]{3,32}$/
const DAY_MS = 86_400_000

export function emptyPromotion(): PromotionDraft {
  return {
    name: '',
    kind: 'code',
    code: '',
    by: 'percent',
    off: '',
    what: 'all',
    products: [],
    begins: 'now',
    from: '',
    days: '',
    minimum: '',
    limit: '',
    perBuyer: '',
  }
}

/** A whole number from 1 to a limit; undefined if it is anything else. */
function whole(text: string, max: number): number | undefined {
  const typed = text.trim()
  if (!/^\d{1,9}$/.test(typed)) return undefined
  const number = Number(typed)
  return number >= 1 && number <= max ? number : undefined
}

/** The same products and these, each once, as far as there is room for them. */
export function withMore(products: readonly Picked[], more: readonly Picked[]): readonly Picked[] {
  const known = new Set(products.map(({ id }) => id))
  const added = more.filter(({ id }) => !known.has(id))
  return [...products, ...added].slice(0, PROMOTION_LIMITS.products)
}

/** When it begins, in ms; undefined if that is no moment by the shop's clocks, or is over. */
function beginning({ begins, from }: PromotionDraft, { nowMs, zone }: ShopTime): number | undefined {
  if (begins === 'now') return nowMs
  const moment = zone === undefined ? undefined : momentOf(from, zone)
  const ms = moment === undefined ? nowMs : Date.parse(moment)
  return ms > nowMs ? ms : undefined
}

/**
 * What the server would refuse, and a beginning that is over. What may be left out has no fault while
 * it is empty.
 */
export function promotionFaults(draft: PromotionDraft, time: ShopTime): PromotionFaults {
  const faults: PromotionFaults = {}
  const name = draft.name.trim()
  if (name === '' || name.length > PROMOTION_LIMITS.name) faults.name = true
  if (draft.kind === 'code' && !CODE.test(draft.code.trim())) faults.code = true
  if (whole(draft.off, PROMOTION_LIMITS[draft.by]) === undefined) faults.off = true
  if (draft.what === 'some' && draft.products.length === 0) faults.products = true
  if (beginning(draft, time) === undefined) faults.from = true
  const optional = {
    minimum: PROMOTION_LIMITS.stars,
    days: PROMOTION_LIMITS.days,
    limit: PROMOTION_LIMITS.uses,
  }
  for (const [field, max] of Object.entries(optional) as [keyof typeof optional, number][]) {
    if (draft[field].trim() !== '' && whole(draft[field], max) === undefined) faults[field] = true
  }
  const most = whole(draft.limit, PROMOTION_LIMITS.uses)
  // Everybody who used it has to be remembered, so there has to be a limit of all.
  if (draft.perBuyer.trim() !== '' && (most === undefined || whole(draft.perBuyer, most) === undefined)) {
    faults.perBuyer = true
  }
  return faults
}

/** The promotion that a form without faults at the same moment describes. */
export function newPromotionOf(draft: PromotionDraft, time: ShopTime): NewPromotion {
  const fromMs = beginning(draft, time)
  if (fromMs === undefined) throw new Error('a form with faults is no promotion')
  const off = Number(draft.off)
  const days = draft.days.trim()
  const number = (text: string) => (text.trim() === '' ? undefined : Number(text))
  const minimum = number(draft.minimum)
  const limit = number(draft.limit)
  const limitPerBuyer = number(draft.perBuyer)
  return {
    name: draft.name.trim(),
    reduction: draft.by === 'percent' ? { percent: off } : { stars: off },
    from: new Date(fromMs).toISOString(),
    ...(draft.kind === 'code' && { code: draft.code.trim().toUpperCase() }),
    ...(draft.what === 'some' && { products: draft.products.map(({ id }) => id) }),
    ...(days !== '' && { until: new Date(fromMs + Number(days) * DAY_MS).toISOString() }),
    ...(minimum !== undefined && { minimum }),
    ...(limit !== undefined && { limit }),
    ...(limitPerBuyer !== undefined && { limitPerBuyer }),
  }
}

/** What the first products that it is for are called; an id for what has no title yet. */
export function namesOf({ rule }: Promotion, titles: Readonly<Record<string, string>>): readonly string[] {
  return rule.products.slice(0, NAMED).map((id) => titles[id] ?? id)
}

/** Whether somebody can still end it. */
export function canEnd({ state }: Promotion): boolean {
  return state === 'upcoming' || state === 'on'
}
