import type { Formats } from '@kit/text/formats'
import { spanOf } from '../../span'
import type { ShopText } from './en'

const UNITS = {
  minute: { other: 'минут' },
  hour: { other: 'сағат' },
  day: { other: 'күн' },
} as const

export const shopKk = (f: Formats): ShopText => ({
  promotions: 'Акциялар неге түсті және не әкелді',
  promotionsText:
    'Осы күндердегі тапсырыстар бойынша, қазір белгілі болғандай. Құны — сатып алынғаннан шегерілгені; әкелгені — оған төленгені, қайтарылғаны одан алынбаған.',
  noPromotions: 'Бұл күндері акциямен тапсырыс болған жоқ',
  promotionWords: (bought, cost, share) =>
    `${f.number(bought)} тапсырыс сатып алынды · құны ${cost} (${share})`,
  wentBack: (stars) => `${stars} қайтарылды`,
  morePromotions: 'Акциялар осында сыйғаннан көп.',
  toPromotions: 'Дүкен панеліндегі акциялар',
  stock: 'Не таусылып жатыр',
  stockText: (days) =>
    `Сатылымдағы, есебі жүргізілетін тауарлар бойынша: қазір нешеуі бос және бүгінді қоса соңғы ${f.number(days)} күндегідей сатылса, қаншаға жетеді. Жоғарыда таңдалған күндерге байланысты емес.`,
  noStock: 'Сатылымдағы бірде-бір тауардың есебі жүргізілмейді',
  stockWords: (free, sold, days) =>
    `${f.number(free)} қалды · ${f.number(days)} күнде ${f.number(sold)} сатылды`,
  daysLeft: (days) => `шамамен ${f.number(days)} күн`,
  lessThanADay: 'бір күннен аз',
  soldOut: 'таусылды',
  noPace: 'көптен бері сатылмаған',
  moreStock: 'Есептегі тауарлар осында сыйғаннан көп.',
  toStock: (title) => `Дүкен панелінде «${title}» қалдығы`,
  support: 'Қолдау',
  supportText:
    'Осы күндері ашылған өтініштер. Жауап берілгендердің жартысы алғашқы жауапты орташа уақыт ішінде, оннан тоғызы ұзақ уақыт ішінде алды; жауапсыздары екеуіне де кірмейді. «Күтуде» — қашан ашылғанына қарамастан, қазіргі жағдай.',
  supportFigure: {
    waiting: 'Қазір күтуде',
    opened: 'Ашылған',
    answered: 'Жауап берілген',
    median: 'Алғашқы жауап, орташа',
    slow: 'Алғашқы жауап, ұзақ',
  },
  noCases: 'Бұл күндері өтініш болған жоқ',
  about: 'Өтініштер не туралы',
  aboutText: 'Өтініште аталған тапсырыстың қазіргі жағдайына қарай.',
  feature: {
    NONE: 'Тапсырыссыз',
    SUBSCRIPTION: 'Жазылым',
    GIFT: 'Сыйлық',
    PAYMENT: 'Жеткізілмеген тапсырыс',
    CHAT: 'Жабық чат',
    FILE: 'Файл',
    KEYS: 'Кілттер',
    TEXT: 'Мәтін',
  },
  firstAnswer: (time) => `алғашқы жауап — ${time}, орташа`,
  unanswered: 'әлі жауап жоқ',
  toCases: 'Дүкен панеліндегі өтініштер',
  time: (seconds) => {
    const { n, unit } = spanOf(seconds)
    return f.count(n, UNITS[unit])
  },
})
