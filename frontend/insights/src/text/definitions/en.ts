import type { FigureName } from '../../figures'

/** What each figure means; the keys and meanings are those of docs/insights.md. */
export const definitionsEn: Record<FigureName, string> = {
  netRevenue:
    'Revenue less what was refunded and charged back. What went back counts on the day it went back, so this can be below zero.',
  revenue:
    'Stars of the orders that were paid. Renewals of subscriptions are counted with the subscriptions.',
  refunded: 'Stars of orders that went back by a refund.',
  chargedBack: 'Stars of orders that a store took back.',
  ordersPlaced: 'Orders that were placed.',
  ordersPaid: 'Orders that were paid.',
  units: 'Units of the orders that were paid.',
  averageOrderValue: 'Revenue divided by the orders that were paid.',
  payingBuyers: 'Different people who bought.',
  activeBuyers:
    'Different people who placed an order of any product, paid or not. Who only looked is not among them.',
  revenuePerActiveBuyer: 'Revenue divided by active buyers.',
  newBuyers: 'People who bought for the first time.',
  repeatBuyers:
    'New buyers who bought again within 168 hours of their first purchase, even if that was after these days.',
  repeatRate: 'Repeat buyers divided by new buyers. Buyers of the last seven days may still come.',
  refunds: 'Payments that went back by a refund.',
  chargeBacks: 'Payments that a store took back.',
  checkoutsRefused: 'Tries to pay that the shop refused, also if a later try was taken.',
  ordersExpired: 'Orders that lapsed unpaid.',
  ordersCancelled: 'Orders that their buyers cancelled.',
  surplusPayments:
    'Payments that no order had a use for: paid twice, or cancelled meanwhile. They go back and are no revenue.',
  failures: 'Refused tries, lapsed and cancelled orders and surplus payments together.',
  failureRate: 'Failures divided by failures and paid orders together.',
  active: 'Subscriptions with access when these days end; each counts, also two of one person.',
  monthlyRevenue: 'Stars that the active ones pay each 30 days.',
  began: 'Subscriptions that began in these days, for the first time.',
  cameBack: 'Subscriptions that had ended and were paid again in these days.',
  churned: 'Subscriptions that ended in these days: they lapsed, or their last payment went back.',
  churnRate: 'Of those that were active when these days began, the share that ended in them.',
  renewals: 'Payments after the first one.',
  failedRenewals: 'Times that Telegram could not take a renewal, for want of Stars.',
  received:
    'Stars of all payments of subscriptions in these days, the first ones too. Renewals are not in the revenue of the overview.',
  returned: 'Stars of payments of subscriptions that went back in these days.',
}
