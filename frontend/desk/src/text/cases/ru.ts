import type { Formats } from '@kit/text/formats'
import { ANSWER_MAX, spanOf } from '../../case'
import type { CasesText } from './en'

const UNITS = {
  minute: { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' },
  hour: { one: 'час', few: 'часа', many: 'часов', other: 'часа' },
  day: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
}

export const casesRu = (f: Formats): CasesText => ({
  which: 'Какие обращения',
  state: { waiting: 'Ждут', answered: 'С ответом', closed: 'Закрыты' },
  none: 'Никто не ждёт',
  noneText: 'Когда покупатель напишет боту /support, обращение появится здесь.',
  noneOther: 'Здесь пусто',
  noneOtherText: 'Таких обращений нет.',
  firstAnswer: 'Время до первого ответа',
  firstAnswerText: (opened) =>
    `Середина за 30 дней: ${f.count(opened, { one: 'обращение', few: 'обращения', many: 'обращений', other: 'обращения' })}`,
  time: (seconds) => {
    const { n, unit } = spanOf(seconds)
    return f.count(n, UNITS[unit])
  },
  about: (number) => `Обращение ${number}`,
  messages: (n) => f.count(n, { one: 'сообщение', few: 'сообщения', many: 'сообщений', other: 'сообщения' }),
  takenByYou: 'Ваше',
  buyer: 'Telegram id покупателя',
  order: 'Заказ, о котором речь, и возврат денег',
  talk: 'Переписка',
  fromBuyer: 'Покупатель',
  fromShop: 'Магазин',
  erased: 'Данные покупателя уничтожены. Прочитать это больше никто не может.',
  answer: 'Ответ, в чат покупателя с ботом',
  send: 'Отправить ответ',
  sent: 'Отправлено в чат покупателя',
  take: 'Я этим займусь',
  taken: 'Теперь это ваше',
  close: 'Закрыть обращение',
  closed: 'Закрыто; покупатель узнает',
  reopen: 'Открыть снова',
  reopened: 'Снова открыто; покупатель узнает',
  fault: {
    missing: 'Нужен ответ.',
    long: `Не больше ${f.number(ANSWER_MAX)} знаков.`,
  },
})
