import type { components } from '@kit/api/contract.gen'

export type Promotion = components['schemas']['Promotion']
export type NewPromotion = components['schemas']['NewPromotion']

/** What the server takes at most. */
export const PROMOTION_LIMITS = {
  name: 60,
  percent: 100,
  stars: 100_000,
  days: 3_650,
  uses: 10_000,
} as const

/** A promotion as it stands in its form; numbers are as they were typed. */
export interface PromotionDraft {
  name: string
  kind: 'code' | 'automatic'
  code: string
  by: 'percent' | 'stars'
  off: string
  minimum: string
  days: string
  limit: string
  perBuyer: string
}

export type PromotionField = 'name' | 'code' | 'off' | 'minimum' | 'days' | 'limit' | 'perBuyer'
export type PromotionFaults = Partial<Record<PromotionField, true>>

const CODE = /^[A-Za-z0-9-]{3,32}$/
const DAY_MS = 86_400_000

export function emptyPromotion(): PromotionDraft {
  return {
    name: '',
    kind: 'code',
    code: '',
    by: 'percent',
    off: '',
    minimum: '',
    days: '',
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

/** What the server would refuse. What may be left out has no fault while it is empty. */
export function promotionFaults(draft: PromotionDraft): PromotionFaults {
  const faults: PromotionFaults = {}
  const name = draft.name.trim()
  if (name === '' || name.length > PROMOTION_LIMITS.name) faults.name = true
  if (draft.kind === 'code' && !CODE.test(draft.code.trim())) faults.code = true
  if (whole(draft.off, PROMOTION_LIMITS[draft.by]) === undefined) faults.off = true
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

/** The promotion that a form without faults describes; it begins at once. */
export function newPromotionOf(draft: PromotionDraft, nowMs: number): NewPromotion {
  const off = Number(draft.off)
  const days = draft.days.trim()
  const number = (text: string) => (text.trim() === '' ? undefined : Number(text))
  const minimum = number(draft.minimum)
  const limit = number(draft.limit)
  const limitPerBuyer = number(draft.perBuyer)
  return {
    name: draft.name.trim(),
    reduction: draft.by === 'percent' ? { percent: off } : { stars: off },
    from: new Date(nowMs).toISOString(),
    ...(draft.kind === 'code' && { code: draft.code.trim().toUpperCase() }),
    ...(days !== '' && { until: new Date(nowMs + Number(days) * DAY_MS).toISOString() }),
    ...(minimum !== undefined && { minimum }),
    ...(limit !== undefined && { limit }),
    ...(limitPerBuyer !== undefined && { limitPerBuyer }),
  }
}

/** Whether somebody can still end it. */
export function canEnd({ state }: Promotion): boolean {
  return state === 'upcoming' || state === 'on'
}
