import type { Formats } from '@kit/text/formats'
import { ANSWER_MAX, spanOf } from '../../case'
import type { CasesText } from './en'

const UNITS = {
  minute: { other: 'daqiqa' },
  hour: { other: 'soat' },
  day: { other: 'kun' },
}

export const casesUz = (f: Formats): CasesText => ({
  which: 'Qaysi murojaatlar',
  state: { waiting: 'Kutmoqda', answered: 'Javob berilgan', closed: 'Yopilgan' },
  none: 'Hech kim kutmayapti',
  noneText: 'Xaridor botga /support deb yozsa, murojaat shu yerda ko‘rinadi.',
  noneOther: 'Bu yerda hech narsa yo‘q',
  noneOtherText: 'Bunday murojaat yo‘q.',
  firstAnswer: 'Birinchi javobgacha vaqt',
  firstAnswerText: (opened) => `30 kundagi ${f.number(opened)} ta murojaatning o‘rtasi`,
  time: (seconds) => {
    const { n, unit } = spanOf(seconds)
    return f.count(n, UNITS[unit])
  },
  about: (number) => `${number} murojaati`,
  messages: (n) => `${f.number(n)} ta xabar`,
  takenByYou: 'Sizniki',
  buyer: 'Xaridorning Telegram id raqami',
  order: 'Gap ketayotgan buyurtma va pulni qaytarish',
  talk: 'Suhbat',
  fromBuyer: 'Xaridor',
  fromShop: 'Do‘kon',
  erased: 'Xaridor ma’lumotlari o‘chirilgan. Buni endi hech kim o‘qiy olmaydi.',
  answer: 'Javob, xaridorning bot bilan chatiga',
  send: 'Javobni yuborish',
  sent: 'Xaridorning chatiga yuborildi',
  take: 'Men shug‘ullanaman',
  taken: 'Endi bu sizniki',
  close: 'Murojaatni yopish',
  closed: 'Yopildi; xaridorga aytiladi',
  reopen: 'Qayta ochish',
  reopened: 'Qayta ochildi; xaridorga aytiladi',
  fault: {
    missing: 'Javob kerak.',
    long: `Ko‘pi bilan ${f.number(ANSWER_MAX)} belgi.`,
  },
})
