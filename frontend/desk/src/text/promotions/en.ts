import type { Formats } from '@kit/text/formats'
import type { Promotion, PromotionField } from '../../promotion'

type PromotionState = Promotion['state']

/** The desk's words for promotions, in English; the other languages have exactly these. */
export const promotionsEn = (f: Formats) => ({
  newPromotion: 'New promotion',
  makePromotion: 'Make it',
  promotionMade: 'It is on now',
  promotionBeginsWhen: (when: string) => `It begins ${when}`,
  noPromotions: 'No promotions yet',
  noPromotionsText: 'Give a code to friends of the shop, or take something off for everybody.',
  withoutCode: 'for everybody, without a code',
  percentOff: (percent: number) => `${f.number(percent)} % off`,
  starsOff: (stars: number) => `${f.stars(stars)} off`,
  fromTotal: (stars: number) => `from ${f.stars(stars)}`,
  forNamed: (names: string, more: number) =>
    more > 0 ? `for ${names} and ${f.number(more)} more` : `for ${names}`,
  fromWhen: (when: string) => `begins ${when}`,
  untilWhen: (when: string) => `until ${when}`,
  atMostUses: (n: number) => `at most ${f.count(n, { one: 'order', other: 'orders' })}`,
  perBuyerUses: (n: number) => `${f.number(n)} per buyer`,
  promotionState: { upcoming: 'Later', on: 'On', over: 'Over', ended: 'Ended' } as Record<
    PromotionState,
    string
  >,
  promotionFigure: { bought: 'Bought with it', cost: 'It cost', revenue: 'It brought' },
  endPromotion: 'End it',
  endAsk: (name: string) => `End “${name}”?`,
  endAskText: 'It cannot be started again. Orders that have it keep it.',
  promotionEnded: 'Ended',
  promotionKindLabel: 'Who gets it',
  promotionKind: { code: 'Who has a code', automatic: 'Everybody' },
  promotionByLabel: 'What comes off',
  promotionBy: { percent: 'Percent', stars: 'Stars' },
  promotionField: {
    name: 'Name, for you alone',
    code: 'Code',
    off: 'How much',
    minimum: 'Order of at least, in Stars',
    from: 'Begins at',
    days: 'For so many days',
    limit: 'For so many orders',
    perBuyer: 'Orders of one buyer',
  } as Record<PromotionField, string>,
  promotionFault: {
    name: 'A name of 1 to 60 characters is needed.',
    code: '3 to 32 Latin letters, digits and hyphens, and no code that there was before.',
    off: '1 to 100 percent, or 1 Star and more.',
    minimum: 'A whole number from 1 to 100,000.',
    products: 'Pick one product at least.',
    from: 'A moment that is still to come.',
    days: 'A whole number from 1 to 3,650.',
    limit: 'A whole number from 1 to 10,000.',
    perBuyer: 'At most as many as there are orders in all, which must be limited too.',
  } as Record<PromotionField | 'products', string>,
  promotionWhatLabel: 'For what',
  promotionWhat: { all: 'Everything', some: 'Some products' },
  promotionMoreFound: 'Type more of a name to find others.',
  promotionCategory: 'All of a category',
  promotionChoose: 'Choose',
  promotionCategoryText:
    'Adds the products that are in it now. Those that come later are not in the promotion.',
  promotionPicked: (n: number, max: number) => `Picked: ${f.number(n)} of at most ${f.number(max)}`,
  promotionNonePicked: 'Tap a product above.',
  promotionPickedText: 'A product with variants stands for all of them. Nothing comes off of subscriptions.',
  promotionUnpick: (title: string) => `Take out ${title}`,
  promotionAdded: (n: number) => `Added: ${f.number(n)}`,
  promotionFull: (max: number) =>
    `A promotion is for at most ${f.number(max)} products. The rest was left out.`,
  promotionBeginsLabel: 'When it begins',
  promotionBegins: { now: 'Begins now', later: 'Begins later' },
  promotionZone: (zone: string) => `By the clocks of ${zone}.`,
  promotionDaysText: 'Counted from its beginning. Left empty, it goes on until you end it.',
  promotionStays: 'A promotion cannot be changed. End it and make another one.',
  promotionLimits: 'Limits',
  promotionLimitsText: 'Leave empty what has no limit.',
})

export type PromotionsText = ReturnType<typeof promotionsEn>
