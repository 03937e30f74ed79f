import type { Formats } from '@kit/text/formats'
import { spanOf } from '../../span'

const UNITS = {
  minute: { one: 'minute', other: 'minutes' },
  hour: { one: 'hour', other: 'hours' },
  day: { one: 'day', other: 'days' },
} as const

/** Promotions, support and stock, with what their figures mean; the other languages have exactly these. */
export const shopEn = (f: Formats) => ({
  promotions: 'What promotions cost and brought',
  promotionsText:
    'Of the orders placed on these days, as it is known now. Cost is what came off what was bought; brought is what was paid for it, and what went back is not taken off.',
  noPromotions: 'No order on these days had a promotion',
  promotionWords: (bought: number, cost: string, share: string) =>
    `${f.count(bought, { one: 'order bought', other: 'orders bought' })} · cost ${cost} (${share})`,
  wentBack: (stars: string) => `${stars} went back`,
  morePromotions: 'There are more promotions than fit here.',
  toPromotions: 'Promotions in the desk',
  stock: 'What runs out',
  stockText: (days: number) =>
    `Of products on sale that are counted: units that are free now, and how long they last if as many are sold as in the last ${f.number(days)} days, today included. It does not depend on the days chosen above.`,
  noStock: 'No product on sale is counted',
  stockWords: (free: number, sold: number, days: number) =>
    `${f.number(free)} left · ${f.number(sold)} sold in ${f.number(days)} days`,
  daysLeft: (days: number) => `about ${f.count(days, UNITS.day)}`,
  lessThanADay: 'less than a day',
  soldOut: 'sold out',
  noPace: 'not sold lately',
  moreStock: 'There are more counted products than fit here.',
  toStock: (title: string) => `Stock of ${title} in the desk`,
  support: 'Support',
  supportText:
    'Cases that buyers opened on these days. Half of the answered ones got their first answer within the median, nine of ten within the slow time; cases without an answer are in neither. Waiting is as of now, whenever they were opened.',
  supportFigure: {
    waiting: 'Waiting now',
    opened: 'Opened',
    answered: 'Answered',
    median: 'First answer, median',
    slow: 'First answer, slow',
  },
  noCases: 'No case was opened on these days',
  about: 'What cases are about',
  aboutText: 'By the order that a case names, as it stands now.',
  feature: {
    NONE: 'No order',
    SUBSCRIPTION: 'Subscription',
    GIFT: 'Gift',
    PAYMENT: 'Order not delivered',
    CHAT: 'Private chat',
    FILE: 'File',
    KEYS: 'Keys',
    TEXT: 'Text',
  },
  firstAnswer: (time: string) => `first answer in ${time}, median`,
  unanswered: 'not answered yet',
  toCases: 'Cases in the desk',
  time: (seconds: number) => {
    const { n, unit } = spanOf(seconds)
    return f.count(n, UNITS[unit])
  },
})

export type ShopText = ReturnType<typeof shopEn>
