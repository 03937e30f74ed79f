import type { Formats } from '@kit/text/formats'
import { LIMITS, type Selling } from '../../product'
import type { SubscriptionsText } from './en'
import type { SubscriptionState } from '../../subscription'

/** The words of the subscriptions. */
export const subscriptionsRu = (f: Formats): SubscriptionsText => ({
  selling: 'Как продаётся',
  way: { once: 'Один раз', monthly: 'Каждые 30 дней' } as Record<Selling, string>,
  price: 'Цена в звёздах за 30 дней',
  monthlyHint:
    'Telegram списывает её каждые 30 дней, пока покупатель или вы не отмените. Изменить этот выбор потом нельзя.',
  priceStays: 'Новая цена действует для новых подписчиков. Кто уже подписан, платит то, что видел.',
  priceWrong: `Целое число от 1 до ${f.number(LIMITS.monthly)}.`,
  which: 'Какие подписки',
  state: {
    active: 'Активные',
    cancelled: 'Отменённые',
    failed: 'Не оплачены',
    lapsed: 'Закончились',
    revoked: 'Возвращены',
  } as Record<SubscriptionState, string>,
  none: 'Пока никто не подписан',
  noneText: 'Продавайте товар «каждые 30 дней»: подписчики появятся здесь.',
  noneOther: 'Здесь пусто',
  noneOtherText: 'Таких подписок нет.',
  each: (price: number) => `${f.stars(price)} каждые 30 дней`,
  renewals: (n: number) =>
    f.count(n, { one: 'продление', few: 'продления', many: 'продлений', other: 'продления' }),
  until: (moment: string) => `оплачена до: ${moment}`,
  ended: (moment: string) => `закончилась: ${moment}`,
  cancelledBy: {
    BUYER: 'Отменил покупатель, в магазине',
    BUYER_IN_TELEGRAM: 'Отменил покупатель, в Telegram',
    SHOP: 'Отменил магазин',
  },
  wish: 'Сообщаем Telegram.',
  paidUntil: 'Оплачена до',
  endedAt: 'Закончилась',
  payments: 'Платежи',
  first: 'Первый платёж',
  renewal: 'Продление',
  refund: {
    WANTED: 'Возвращается',
    REFUNDED: 'Возвращён',
    CHARGED_BACK: 'Отозван Telegram',
  } as Readonly<Record<string, string>>,
  toOrder: 'Заказ и первый платёж',
  cancel: 'Отменить эту подписку',
  cancelAsk: 'Отменить эту подписку?',
  cancelText: (moment: string) =>
    `У покупателя доступ останется до: ${moment}. Больше он не платит и узнает об этом. Отменить это здесь нельзя.`,
  cancelYes: 'Отменить',
  cancelNo: 'Оставить',
  cancelled: 'Сообщаем Telegram',
  give: 'Вернуть',
  giveAsk: (amount: number) => `Вернуть ${f.stars(amount)}?`,
  giveText: 'Если это последний платёж, доступ закончится сразу. Покупатель узнает. Отменить это нельзя.',
  asked: 'Telegram просят вернуть платёж',
  reason: 'Почему? Покупателю этого не скажут',
  happening: {
    'subscription.started': 'Подписка началась',
    'subscription.renewed': 'Продлена',
    'subscription.renewal-failed': 'Продлить не удалось: мало звёзд',
    'subscription.cancel-requested': 'Попросили отменить',
    'subscription.reactivation-requested': 'Попросили возобновить',
    'subscription.cancelled': 'Продлеваться не будет',
    'subscription.reactivated': 'Всё же продолжается',
    'subscription.confirmed': 'Telegram подтвердил состояние',
    'subscription.lapsed': 'Подписка закончилась',
    'subscription.refund-requested': 'Вы попросили вернуть продление',
    'subscription.refunded': 'Продление возвращено',
    'subscription.charged-back': 'Продление отозвано Telegram',
    'subscription.revoked': 'Доступ закончился: платёж вернулся',
  } as Readonly<Record<string, string>>,
})
