import type { components } from '@kit/api/contract.gen'

export type Sale = components['schemas']['SaleSummary']
export type DeskOrder = components['schemas']['DeskOrder']
export type OrderStatus = Sale['order']['status']

/** What a list of orders can be narrowed to; each is a tab. */
export const GROUPS = {
  all: [],
  unpaid: ['placed', 'invoiced', 'approved'],
  paid: ['paid', 'delivered'],
  returned: ['refunded', 'charged_back'],
  closed: ['cancelled', 'expired'],
} as const satisfies Readonly<Record<string, readonly OrderStatus[]>>
export type Group = keyof typeof GROUPS
export const GROUP_NAMES = Object.keys(GROUPS) as Group[]

export const REASON_MAX = 500

/** How far a refund is: nothing to give back, it may be asked for, Telegram is asked, it is back. */
export type RefundState = 'none' | 'possible' | 'asked' | 'back'

/** What goes back with a refund: Stars, and the store credit that paid. */
export function worthOf({ order, credit }: Pick<DeskOrder, 'order' | 'credit'>): number {
  return order.total + credit.used
}

/** The credit to give, if it is one: whole Stars, at most what is left of what was paid. */
export function creditOf(typed: string, left: number): number | undefined {
  const text = typed.replace(/\s/g, '')
  const stars = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0
  return stars >= 1 && stars <= left ? stars : undefined
}

export function refundState({ order, refund }: DeskOrder): RefundState {
  switch (order.status) {
    case 'refunded':
    case 'charged_back':
      return 'back'
    case 'paid':
    case 'delivered':
      return refund ? 'asked' : 'possible'
    case 'placed':
    case 'invoiced':
    case 'approved':
    case 'cancelled':
    case 'expired':
      return 'none'
  }
}
