import type { Formats } from '@kit/text/formats'
import { LIMITS, type Selling } from '../../product'
import type { SubscriptionState } from '../../subscription'

/** The words of the subscriptions; the other languages have exactly these. */
export const subscriptionsEn = (f: Formats) => ({
  selling: 'How it is sold',
  way: { once: 'Once', monthly: 'Each 30 days' } as Record<Selling, string>,
  price: 'Price in Stars for 30 days',
  monthlyHint:
    'Telegram takes it each 30 days until the buyer or you cancel. This choice cannot be changed later.',
  priceStays: 'A new price holds for new subscribers. Who subscribes already pays what they saw.',
  priceWrong: `A whole number from 1 to ${f.number(LIMITS.monthly)}.`,
  which: 'Which subscriptions',
  state: {
    active: 'Active',
    cancelled: 'Cancelled',
    failed: 'Failed',
    lapsed: 'Ended',
    revoked: 'Refunded',
  } as Record<SubscriptionState, string>,
  none: 'Nobody subscribes yet',
  noneText: 'Sell a product “each 30 days”: its subscribers show here.',
  noneOther: 'Nothing here',
  noneOtherText: 'No subscription is like that.',
  each: (price: number) => `${f.stars(price)} each 30 days`,
  renewals: (n: number) => f.count(n, { one: 'renewal', other: 'renewals' }),
  until: (moment: string) => `paid until ${moment}`,
  ended: (moment: string) => `ended ${moment}`,
  cancelledBy: {
    BUYER: 'Cancelled by the buyer, in the shop',
    BUYER_IN_TELEGRAM: 'Cancelled by the buyer, in Telegram',
    SHOP: 'Cancelled by the shop',
  },
  wish: 'Telegram is being told.',
  paidUntil: 'Paid until',
  endedAt: 'Ended',
  payments: 'Payments',
  first: 'First payment',
  renewal: 'Renewal',
  refund: {
    WANTED: 'Going back',
    REFUNDED: 'Given back',
    CHARGED_BACK: 'Taken back by Telegram',
  } as Readonly<Record<string, string>>,
  toOrder: 'The order, with the first payment',
  cancel: 'Cancel this subscription',
  cancelAsk: 'Cancel this subscription?',
  cancelText: (moment: string) =>
    `The buyer keeps it until ${moment}, pays nothing more, and is told. Only you can undo it, and not here.`,
  cancelYes: 'Cancel it',
  cancelNo: 'Keep it',
  cancelled: 'Telegram is being told',
  give: 'Give back',
  giveAsk: (amount: number) => `Give back ${f.stars(amount)}?`,
  giveText: 'Access ends at once if it is the last payment. The buyer is told. This cannot be undone.',
  asked: 'Telegram is asked to give it back',
  reason: 'Why? The buyer is not told this',
  happening: {
    'subscription.started': 'Subscription began',
    'subscription.renewed': 'Renewed',
    'subscription.renewal-failed': 'Renewal failed: too few Stars',
    'subscription.cancel-requested': 'Cancellation wanted',
    'subscription.reactivation-requested': 'Renewal wanted again',
    'subscription.cancelled': 'Will not be renewed',
    'subscription.reactivated': 'Goes on after all',
    'subscription.confirmed': 'Telegram confirmed how it stands',
    'subscription.lapsed': 'Subscription ended',
    'subscription.refund-requested': 'You asked to give a renewal back',
    'subscription.refunded': 'Renewal given back',
    'subscription.charged-back': 'Renewal taken back by Telegram',
    'subscription.revoked': 'Access ended: the payment went back',
  } as Readonly<Record<string, string>>,
})

export type SubscriptionsText = ReturnType<typeof subscriptionsEn>
