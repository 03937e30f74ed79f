import type { Formats } from '@kit/text/formats'
import { spanOf } from '../../span'
import type { ShopText } from './en'

const UNITS = {
  minute: { other: 'daqiqa' },
  hour: { other: 'soat' },
  day: { other: 'kun' },
} as const

export const shopUz = (f: Formats): ShopText => ({
  promotions: 'Aksiyalar nechaga tushdi va nima keltirdi',
  promotionsText:
    'Shu kunlardagi buyurtmalar bo‘yicha, hozir ma’lum bo‘lganidek. Narxi — xarid qilinganidan chegirilgani; keltirgani — unga to‘langani, qaytarilgani bundan ayrilmagan.',
  noPromotions: 'Bu kunlarda aksiyali buyurtma bo‘lmagan',
  promotionWords: (bought, cost, share) =>
    `${f.number(bought)} ta buyurtma sotib olindi · narxi ${cost} (${share})`,
  wentBack: (stars) => `${stars} qaytdi`,
  morePromotions: 'Aksiyalar bu yerga sig‘ganidan ko‘p.',
  toPromotions: 'Do‘kon panelidagi aksiyalar',
  stock: 'Nima tugayapti',
  stockText: (days) =>
    `Sotuvdagi, hisobi yuritiladigan mahsulotlar bo‘yicha: hozir nechta bo‘sh va bugunni qo‘shib oxirgi ${f.number(days)} kundagidek sotilsa, qanchaga yetadi. Yuqorida tanlangan kunlarga bog‘liq emas.`,
  noStock: 'Sotuvdagi birorta mahsulotning hisobi yuritilmaydi',
  stockWords: (free, sold, days) =>
    `${f.number(free)} ta qoldi · ${f.number(days)} kunda ${f.number(sold)} ta sotildi`,
  daysLeft: (days) => `taxminan ${f.number(days)} kun`,
  lessThanADay: 'bir kundan kam',
  soldOut: 'tugadi',
  noPace: 'anchadan beri sotilmagan',
  moreStock: 'Hisobdagi mahsulotlar bu yerga sig‘ganidan ko‘p.',
  toStock: (title) => `Do‘kon panelida “${title}” qoldig‘i`,
  support: 'Yordam',
  supportText:
    'Shu kunlarda ochilgan murojaatlar. Javob berilganlarning yarmi birinchi javobni o‘rtacha vaqt ichida, o‘ntadan to‘qqiztasi uzoq vaqt ichida olgan; javobsizlari ikkalasiga ham kirmaydi. “Kutmoqda” — qachon ochilganidan qat’i nazar, hozirgi holat.',
  supportFigure: {
    waiting: 'Hozir kutmoqda',
    opened: 'Ochilgan',
    answered: 'Javob berilgan',
    median: 'Birinchi javob, o‘rtacha',
    slow: 'Birinchi javob, uzoq',
  },
  noCases: 'Bu kunlarda murojaat bo‘lmagan',
  about: 'Murojaatlar nima haqida',
  aboutText: 'Murojaatda ko‘rsatilgan buyurtmaning hozirgi holatiga ko‘ra.',
  feature: {
    NONE: 'Buyurtmasiz',
    SUBSCRIPTION: 'Obuna',
    GIFT: 'Sovg‘a',
    PAYMENT: 'Yetkazilmagan buyurtma',
    CHAT: 'Yopiq chat',
    FILE: 'Fayl',
    KEYS: 'Kalitlar',
    TEXT: 'Matn',
  },
  firstAnswer: (time) => `birinchi javob — ${time}, o‘rtacha`,
  unanswered: 'hali javob yo‘q',
  toCases: 'Do‘kon panelidagi murojaatlar',
  time: (seconds) => {
    const { n, unit } = spanOf(seconds)
    return f.count(n, UNITS[unit])
  },
})
