import type { components } from '@kit/api/contract.gen'

export type Figures = components['schemas']['Figures']
export type SubscriberFigures = components['schemas']['SubscriberFigures']
/** Those of orders. */
export type OrderFigure = keyof Figures
/** Those of subscriptions. */
export type SubscriberFigure = keyof SubscriberFigures
export type FigureName = OrderFigure | SubscriberFigure
export type Happening = 'placed' | 'paid' | 'returned' | 'abandoned'

/** How a figure is read. */
export interface Figure {
  readonly kind: 'stars' | 'count' | 'rate'
  /** What is good news; nothing if neither is. */
  readonly better?: 'more' | 'less'
  /** Which orders are behind it, if orders are. */
  readonly orders?: Happening
}

/** A figure with the same of the period before; a rate that divides by nothing is null. */
export interface Shown {
  readonly value: number | null
  readonly before: number | null | undefined
}

export const FIGURES: Readonly<Record<FigureName, Figure>> = {
  netRevenue: { kind: 'stars', better: 'more', orders: 'paid' },
  revenue: { kind: 'stars', better: 'more', orders: 'paid' },
  refunded: { kind: 'stars', better: 'less', orders: 'returned' },
  chargedBack: { kind: 'stars', better: 'less', orders: 'returned' },
  ordersPlaced: { kind: 'count', better: 'more', orders: 'placed' },
  ordersPaid: { kind: 'count', better: 'more', orders: 'paid' },
  units: { kind: 'count', better: 'more', orders: 'paid' },
  averageOrderValue: { kind: 'stars', better: 'more', orders: 'paid' },
  payingBuyers: { kind: 'count', better: 'more' },
  activeBuyers: { kind: 'count', better: 'more' },
  revenuePerActiveBuyer: { kind: 'stars', better: 'more' },
  newBuyers: { kind: 'count', better: 'more' },
  repeatBuyers: { kind: 'count', better: 'more' },
  repeatRate: { kind: 'rate', better: 'more' },
  refunds: { kind: 'count', better: 'less', orders: 'returned' },
  chargeBacks: { kind: 'count', better: 'less', orders: 'returned' },
  checkoutsRefused: { kind: 'count', better: 'less' },
  ordersExpired: { kind: 'count', better: 'less', orders: 'abandoned' },
  ordersCancelled: { kind: 'count', better: 'less', orders: 'abandoned' },
  surplusPayments: { kind: 'count', better: 'less' },
  failures: { kind: 'count', better: 'less' },
  failureRate: { kind: 'rate', better: 'less' },
  active: { kind: 'count', better: 'more' },
  monthlyRevenue: { kind: 'stars', better: 'more' },
  began: { kind: 'count', better: 'more' },
  cameBack: { kind: 'count', better: 'more' },
  churned: { kind: 'count', better: 'less' },
  churnRate: { kind: 'rate', better: 'less' },
  renewals: { kind: 'count', better: 'more' },
  failedRenewals: { kind: 'count', better: 'less' },
  received: { kind: 'stars', better: 'more' },
  returned: { kind: 'stars', better: 'less' },
}

/** How a figure moved: by which share of what it was, or by how many hundredths if it is a rate. */
export type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'same' }
  | { readonly kind: 'new' }
  | { readonly kind: 'more' | 'less'; readonly by: number; readonly points: boolean }

/** Below this a rate has not moved: it would read as a change of 0.0 points. */
const POINTS_MIN = 0.0005

/** The change against the period before; none where there is nothing to compare. */
export function changeOf({ kind }: Figure, { value, before }: Shown): Change {
  if (value === null || before === null || before === undefined) return { kind: 'none' }
  const by = value - before
  if (kind === 'rate') {
    if (Math.abs(by) < POINTS_MIN) return { kind: 'same' }
    return { kind: by > 0 ? 'more' : 'less', by: Math.abs(by), points: true }
  }
  if (by === 0) return { kind: 'same' }
  // Nothing times anything is nothing: no share of it can be named.
  if (before <= 0) return before === 0 && value > 0 ? { kind: 'new' } : { kind: 'none' }
  return { kind: by > 0 ? 'more' : 'less', by: Math.abs(by) / before, points: false }
}

/** Whether a change is good news; undefined if it is none or neither. */
export function isGood({ better }: Figure, change: Change): boolean | undefined {
  const more = change.kind === 'new' || change.kind === 'more'
  if (!better || !(more || change.kind === 'less')) return undefined
  return more === (better === 'more')
}
