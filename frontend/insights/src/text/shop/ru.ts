import type { Formats } from '@kit/text/formats'
import { spanOf } from '../../span'
import type { ShopText } from './en'

const UNITS = {
  minute: { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' },
  hour: { one: 'час', few: 'часа', many: 'часов', other: 'часа' },
  day: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
} as const

export const shopRu = (f: Formats): ShopText => ({
  promotions: 'Чего стоили и что принесли акции',
  promotionsText:
    'По заказам, оформленным в эти дни, как известно сейчас. Стоимость — сколько скинуто с купленного; принесли — сколько за него заплачено, возвраты отсюда не вычтены.',
  noPromotions: 'В эти дни не было заказов по акциям',
  promotionWords: (bought, cost, share) =>
    `${f.count(bought, { one: 'заказ куплен', few: 'заказа куплено', many: 'заказов куплено', other: 'заказа куплено' })} · стоили ${cost} (${share})`,
  wentBack: (stars) => `возвращено ${stars}`,
  morePromotions: 'Акций больше, чем здесь помещается.',
  toPromotions: 'Акции в панели магазина',
  stock: 'Что заканчивается',
  stockText: (days) =>
    `По товарам в продаже, которые считаются: сколько свободно сейчас и на сколько этого хватит, если продавать столько же, сколько за последние ${f.number(days)} дней, включая сегодня. От выбранных выше дней не зависит.`,
  noStock: 'Ни один товар в продаже не считается',
  stockWords: (free, sold, days) =>
    `осталось ${f.number(free)} · продано ${f.number(sold)} за ${f.number(days)} дней`,
  daysLeft: (days) => `около ${f.count(days, { one: 'дня', few: 'дней', many: 'дней', other: 'дня' })}`,
  lessThanADay: 'меньше дня',
  soldOut: 'распродано',
  noPace: 'давно не продавалось',
  moreStock: 'Считаемых товаров больше, чем здесь помещается.',
  toStock: (title) => `Остаток «${title}» в панели магазина`,
  support: 'Поддержка',
  supportText:
    'Обращения, открытые в эти дни. Половина отвеченных получила первый ответ за медианное время, девять из десяти — за долгое; неотвеченных нет ни там, ни там. «Ждут» — на сейчас, когда бы они ни были открыты.',
  supportFigure: {
    waiting: 'Ждут сейчас',
    opened: 'Открыто',
    answered: 'Отвечено',
    median: 'Первый ответ, медиана',
    slow: 'Первый ответ, долгий',
  },
  noCases: 'В эти дни обращений не было',
  about: 'О чём обращения',
  aboutText: 'По заказу, который назван в обращении, как он есть сейчас.',
  feature: {
    NONE: 'Без заказа',
    SUBSCRIPTION: 'Подписка',
    GIFT: 'Подарок',
    PAYMENT: 'Заказ не доставлен',
    CHAT: 'Закрытый чат',
    FILE: 'Файл',
    KEYS: 'Ключи',
    TEXT: 'Текст',
  },
  firstAnswer: (time) => `первый ответ — ${time}, медиана`,
  unanswered: 'ответа ещё нет',
  toCases: 'Обращения в панели магазина',
  time: (seconds) => {
    const { n, unit } = spanOf(seconds)
    return f.count(n, UNITS[unit])
  },
})
