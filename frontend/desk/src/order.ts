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
