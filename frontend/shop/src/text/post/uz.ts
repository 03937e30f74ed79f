import type { Formats } from '@kit/text/formats'
import type { ShopText } from '../en'

export const postUz = (f: Formats): ShopText['post'] => ({
  title: 'Pochta orqali',
  text: 'Bular fayl emas, buyumlar. Ular Telegram orqali pul bilan to‘lanadi va manzilingizga yuboriladi.',
  toPost: 'Pochta orqali buyumlar',
  toPostText: 'Pul bilan to‘lanadi, manzilga yuboriladi',
  none: 'Hozir pochta orqali hech narsa yuborilmaydi',
  noneText: 'Yangi buyumlar shu yerda paydo bo‘ladi.',
  ways: 'Qanday yuboriladi',
  free: 'Bepul',
  noWay: 'Do‘kon buni qanday yuborishini hali aytmagan.',
  addFor: (price) => `Savatga · ${f.money(price)}`,
  inBasket: 'Savatingizda',
  basket: 'Savat',
  basketFor: (total) => `Savat · ${f.money(total)}`,
  emptyBasket: 'Savatingiz bo‘sh',
  emptyBasketText: 'Pochta orqali yuboriladigan biror narsa tanlang.',
  goods: 'Buyumlar',
  shipping: 'Yetkazish',
  later: 'manzilga qarab',
  footer:
    'Keyin Telegram manzilingizni so‘raydi va yetkazish usullarini taklif qiladi. To‘lashdan oldin umumiy summani ko‘rasiz.',
  orderFor: (total) => `${f.money(total)} va yetkazishga buyurtma`,
  repriced: (title, price) =>
    `«${title}» endi ${f.money(price)} turadi. Hech narsa yechilmadi. Rozi bo‘lsangiz, tugmani bosing.`,
  gone: (title) => `«${title}» endi sotilmaydi. Davom etish uchun uni olib tashlang.`,

  parcels: 'Pochta orqali',
  parcel: (number) => `Jo‘natma ${number}`,
  state: {
    placed: 'To‘lov kutilmoqda',
    paid: 'To‘langan',
    sent: 'Yo‘lda',
    refunded: 'Pul qaytarilgan',
    cancelled: 'Bekor qilingan',
    lapsed: 'Muddati o‘tgan',
  },
  step: {
    placed: 'Buyurtma berildi',
    paid: 'To‘landi',
    sent: 'Yuborildi',
    refunded: 'Pul qaytarildi',
    cancelled: 'Bekor qilindi',
    lapsed: 'Vaqtida to‘lanmadi',
  },
  pay: (goods) => `${f.money(goods)} va yetkazishni to‘lash`,
  payFailed: 'To‘lov o‘tmadi, hech narsa yechilmadi. Yana urinib ko‘rishingiz mumkin.',
  packing: 'To‘landi. Do‘kon jo‘natmani tayyorlamoqda va yuborganda shu yerda hamda chatda xabar beradi.',
  givenBack:
    'Do‘kon pulingizni to‘lov provayderi orqali qaytardi. Kartaga yetib borishi bir necha kun olishi mumkin.',
  addressText:
    'Manzilingiz muhrlangan: bu yerda ko‘rsatilmaydi, do‘konda esa faqat jo‘natmalarni yuboradiganlarga ko‘rinadi. Yuborilishidan oldin ma’lumotlaringiz o‘chirilsa, do‘kon manzilni endi o‘qiy olmaydi.',
  tracking: 'Kuzatuv raqami',
  copyTracking: 'Kuzatuv raqamidan nusxa olish',
  contents: 'Ichida nima bor',
})
