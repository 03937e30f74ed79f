import type { AuditText } from './en'

/** The kinds of entries that can be asked for, those of an order first; a trailing dot takes them all. */
export const EVENT_TYPES = [
  'order.',
  'order.placed',
  'order.invoice-issued',
  'order.checkout-approved',
  'order.checkout-refused',
  'order.paid',
  'order.given',
  'order.delivered',
  'order.surplus-charged',
  'order.surplus-refunded',
  'order.cancelled',
  'order.expired',
  'order.refund-requested',
  'order.refunded',
  'order.credited',
  'order.credit-withdrawn',
  'order.credit-returned',
  'order.charged-back',
  'order.gift-wrapped',
  'order.gift-ready',
  'order.gift-relinked',
  'order.gift-taken',
  'product.',
  'category.',
  'stock.',
  'promotion.',
  'credit.',
  'quota.',
  'subscription.',
  'membership.',
  'support.',
  'role.',
  'webhook.',
  'difference.found',
  'difference.settled',
  'letter.discarded',
  'evidence.recorded',
  'person.erased',
  'audit.accessed',
] as const

/** What happened, in words; a kind that has none yet keeps its own name. */
export function eventName(t: AuditText, type: string): string {
  return Object.hasOwn(t.event, type) ? t.event[type as keyof AuditText['event']] : type
}
