import type { components } from '@kit/api/contract.gen'

export type Subscription = components['schemas']['Subscription']
export type SubscriptionState = Subscription['state']
export type DeskSubscription = components['schemas']['DeskSubscription']
export type SubscriptionPayment = DeskSubscription['payments'][number]

/** In the order of their tabs. */
export const SUBSCRIPTION_STATES: readonly SubscriptionState[] = [
  'active',
  'cancelled',
  'failed',
  'lapsed',
  'revoked',
]

/** Whether the shop can cancel it: it goes on, and nobody has asked for an end. */
export function isCancellable({ state, wish }: Pick<Subscription, 'state' | 'wish'>): boolean {
  return (state === 'active' || state === 'failed') && wish !== 'CANCEL'
}

/** Whether a payment can be given back from here; the first one is given back with its order. */
export function isReturnable({ renewal, refund }: Pick<SubscriptionPayment, 'renewal' | 'refund'>): boolean {
  return renewal && refund === null
}
