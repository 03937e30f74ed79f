import type { Formats } from '@kit/text/formats'
import { ANSWER_MAX, spanOf } from '../../case'
import type { CasesText } from './en'

const UNITS = { minute: { other: 'минут' }, hour: { other: 'сағат' }, day: { other: 'күн' } }

export const casesKk = (f: Formats): CasesText => ({
  which: 'Қай өтініштер',
  state: { waiting: 'Күтуде', answered: 'Жауап берілді', closed: 'Жабық' },
  none: 'Ешкім күтіп тұрған жоқ',
  noneText: 'Сатып алушы ботқа /support деп жазса, өтініш осы жерде көрінеді.',
  noneOther: 'Мұнда ештеңе жоқ',
  noneOtherText: 'Мұндай күйдегі өтініш жоқ.',
  firstAnswer: 'Алғашқы жауапқа дейін',
  firstAnswerText: (opened) => `30 күнде ашылған ${f.count(opened, { other: 'өтініштің' })} ортаңғысы`,
  time: (seconds) => {
    const { n, unit } = spanOf(seconds)
    return f.count(n, UNITS[unit])
  },
  about: (number) => `${number} өтініші`,
  messages: (n) => f.count(n, { other: 'хабарлама' }),
  takenByYou: 'Сізде',
  buyer: 'Сатып алушының Telegram нөмірі',
  order: 'Өтініш қатысты тапсырыс және ақшаны қайтару',
  talk: 'Әңгіме',
  fromBuyer: 'Сатып алушы',
  fromShop: 'Дүкен',
  erased: 'Сатып алушы өз деректерін өшірді. Мұны енді ешкім оқи алмайды.',
  answer: 'Жауап, сатып алушының ботпен чатында көрінеді',
  send: 'Жауапты жіберу',
  sent: 'Сатып алушының чатына жіберілді',
  take: 'Мен айналысамын',
  taken: 'Енді сізде',
  close: 'Өтінішті жабу',
  closed: 'Жабылды; сатып алушыға айтылды',
  reopen: 'Қайта ашу',
  reopened: 'Қайта ашылды; сатып алушыға айтылды',
  fault: {
    missing: 'Жауап керек.',
    long: `Ең көбі ${f.number(ANSWER_MAX)} таңба.`,
  },
})
