import type { Formats } from '@kit/text/formats'
import { casesRu } from './cases/ru'
import { LIMITS } from '../product'
import type { DeskText } from './en'

const ITEMS = { one: 'товар', few: 'товара', many: 'товаров', other: 'товара' }

export const ru = (f: Formats): DeskText => ({
  sections: 'Разделы рабочего стола',
  section: {
    home: { short: 'Стол', title: 'Рабочий стол', text: '' },
    products: { short: 'Товары', title: 'Товары', text: 'Описания, цены, что продаётся' },
    orders: { short: 'Заказы', title: 'Заказы', text: 'Что купили, и возвраты' },
    cases: { short: 'Обращения', title: 'Обращения', text: 'Что спрашивают покупатели, и ответы им' },
    settings: { short: 'Настройки', title: 'Настройки', text: 'Язык' },
  },

  cases: casesRu(f),

  setUp: (done, of) => (done === of ? 'Магазин настроен' : `Настройте магазин: ${done} из ${of}`),
  stepDone: 'Готово',
  step: {
    product: {
      title: 'Добавьте товар',
      how: 'Начните с одного. Пока он не в продаже, его видите только вы.',
    },
    texts: {
      title: 'Опишите его на всех языках',
      how: 'Покупатели выбирают английский, русский или узбекский.',
    },
    sale: { title: 'Выставьте товар на продажу', how: 'Откройте черновик и выставьте его на продажу.' },
    terms: {
      title: 'Задайте свои условия',
      how: 'Сейчас покупатели соглашаются с образцом. Свои сервер читает из папки zij.terms.',
    },
    auditor: {
      title: 'Назначьте аудитора',
      how: 'Того, кто сможет проверить каждую запись. Сервер берёт их из zij.people.auditors.',
    },
    sold: { title: 'Продайте что-нибудь', how: 'Купите сами, чтобы увидеть глазами покупателя.' },
  },
  textsMissing: (languages) => `Не у всех товаров есть описание: ${languages}`,

  addProduct: 'Добавить товар',
  newProduct: 'Новый товар',
  saveDraft: 'Сохранить черновик',
  draftSaved: 'Черновик сохранён',
  searchProducts: 'Название, описание или адрес',
  stateOf: 'Какие товары',
  all: 'Все',
  state: { on_sale: 'В продаже', draft: 'Черновик', withdrawn: 'Снят' },
  without: (tags) => `нет текста: ${tags}`,
  noProducts: 'Товаров пока нет',
  noProductsText: 'Добавьте первый: нужны название, цена и то, что получит покупатель.',
  noneFound: 'Ничего не нашлось',
  noneFoundText: 'Таких товаров нет.',

  textsIn: 'Язык описания',
  noTextHere: 'описания ещё нет',
  wrongHere: 'здесь ошибка',
  englishNeeded: 'Английский нужен обязательно: его показывают там, где нет другого языка.',
  otherwiseNearest: 'Без описания на этом языке покупатели увидят ближайшее из имеющихся.',
  fromLatin: 'Взять с узбекского латиницей',
  field: {
    title: 'Название',
    body: 'Описание',
    price: 'Цена в звёздах',
    emoji: 'Картинка: один эмодзи',
    good: 'Что получит покупатель',
    id: 'Адрес в магазине',
  },
  goodHint: 'Ссылка, код или инструкция. Видят только покупатели, сразу после оплаты.',
  goodStays: 'Потом это не изменить: каждый покупатель получает ровно то, что было заявлено.',
  idStays: 'Строчные латинские буквы, цифры и дефисы. Потом адрес не изменить.',
  priceFrozen: 'Новая цена действует для новых заказов. Кто уже заказал, платит по старой.',
  fault: {
    title: (fault) =>
      fault === 'missing' ? 'Нужно название.' : `В названии не больше ${LIMITS.title} знаков, одной строкой.`,
    body: (fault) =>
      fault === 'long'
        ? `Не больше ${f.number(LIMITS.body)} знаков.`
        : 'В тексте есть знаки, которые нельзя показать.',
    price: (fault) =>
      fault === 'missing' ? 'Нужна цена.' : `Целое число от 1 до ${f.number(LIMITS.price)}.`,
    emoji: (fault) => (fault === 'missing' ? 'Нужен один эмодзи.' : 'Только один эмодзи.'),
    good: (fault) =>
      fault === 'missing' ? 'Что получит покупатель?' : `Не больше ${f.number(LIMITS.good)} читаемых знаков.`,
    id: (fault) =>
      fault === 'exists'
        ? 'Этот адрес занят другим товаром. Выберите иной.'
        : 'Строчные латинские буквы, цифры и дефисы внутри, не больше 64.',
  },

  searchOrders: 'Номер, покупатель или платёж',
  whichOrders: 'Какие заказы',
  group: { all: 'Все', unpaid: 'Не оплачены', paid: 'Оплачены', returned: 'Возвраты', closed: 'Закрыты' },
  noOrders: 'Заказов пока нет',
  noOrdersText: 'Первый появится здесь, как только кто-нибудь закажет.',
  noOrderFoundText:
    'Таких заказов нет. Ищутся целые номера платежей и Telegram-номера покупателей, а также начало номера заказа.',
  andMore: (title, units) => (units > 1 ? `${title} · ${f.count(units, ITEMS)}` : title),
  units: (n, price) => `${f.number(n)} × ${f.stars(price)}`,
  ordered: 'Что заказали',
  total: 'Итого',
  buyer: 'Telegram-номер покупателя',
  charge: 'Номер платежа',
  story: 'Что произошло',
  inAudit: 'Доказательства в аудите',
  refund: 'Вернуть деньги',
  refundGive: (total) => `Вернуть ${f.stars(total)}`,
  reason: 'Почему? Покупатель этого не увидит',
  reasonWrong: 'Нужна причина, не больше 500 читаемых знаков.',
  reasonStays: 'Причина останется в журнале навсегда. Telegram возвращает платёж целиком, по частям нельзя.',
  refundAsk: (total) => `Вернуть ${f.stars(total)}?`,
  refundAskText: (number) =>
    `Заказ ${number}. Звёзды уйдут с вашего баланса, покупатель получит сообщение. Отменить это нельзя.`,
  refundYes: 'Вернуть',
  refundNo: 'Оставить',
  refundGoing: 'Спрашиваем Telegram',
  refundAsked: 'Просим Telegram вернуть платёж. Можно уйти, всё продолжится само.',
  refundSlow:
    'Telegram ещё не подтвердил. Запрос повторяется сам; если откажет окончательно, это появится в разделе «Внимание».',
  refundDone: (total) => `${f.stars(total)} вернулись покупателю`,
  status: {
    placed: 'Не оплачен',
    invoiced: 'Не оплачен',
    approved: 'Оплачивают',
    paid: 'Оплачен',
    delivered: 'Доставлен',
    cancelled: 'Отменён',
    expired: 'Истёк',
    refunded: 'Возвращён',
    charged_back: 'Отозван',
  },
  happening: {
    'order.placed': 'Заказан',
    'order.invoice-issued': 'Счёт выставлен',
    'order.checkout-approved': 'Оплата разрешена',
    'order.checkout-refused': 'В оплате отказано',
    'order.paid': 'Оплачен',
    'order.delivered': 'Доставлен',
    'order.surplus-charged': 'Списано второй раз',
    'order.surplus-refunded': 'Второе списание возвращено',
    'order.refund-requested': 'Вы решили вернуть деньги',
    'order.refunded': 'Деньги возвращены',
    'order.charged-back': 'Отозван Telegram',
    'order.cancelled': 'Отменён покупателем',
    'order.expired': 'Не оплачен в срок',
  },

  save: 'Сохранить',
  saved: 'Сохранено',
  putOnSale: 'Выставить на продажу',
  takeOffSale: 'Снять с продажи',
  done: { publish: 'Теперь в продаже', withdraw: 'Снят с продажи' },
  undo: 'Вернуть',
  unsavedBack: 'Это вы вводили в прошлый раз. Ещё не сохранено.',
  discard: 'Отбросить',
  leaveAsk: 'Уйти без сохранения?',
  leaveAskText: 'Изменения на этом экране пропадут.',
  leaveYes: 'Уйти',
  leaveNo: 'Остаться',

  language: 'Язык',
  refused: 'Это не для вас',
  refusedText: 'За этим столом работает только владелец магазина.',
  notFound: 'Здесь ничего нет',
  notFoundText: 'Возможно, адрес был другим.',
  toHome: 'К рабочему столу',
  failed: 'Что-то пошло не так',
  failedText: 'Магазин не отвечает. Проверьте связь и попробуйте снова.',
  again: 'Попробовать снова',
  trace: (id) => `Номер запроса ${id}`,
  signInFailed: 'Откройте рабочий стол заново',
  signInFailedText: 'Вход через Telegram устарел. Закройте рабочий стол и откройте его снова из чата.',
})
