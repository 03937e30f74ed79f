import type { Formats } from '@kit/text/formats'
import { casesUz } from './cases/uz'
import { LIMITS } from '../product'
import type { DeskText } from './en'

const ITEMS = { other: 'ta mahsulot' }

export const uz = (f: Formats): DeskText => ({
  sections: 'Ish stoli bo‘limlari',
  section: {
    home: { short: 'Stol', title: 'Ish stoli', text: '' },
    products: { short: 'Mahsulotlar', title: 'Mahsulotlar', text: 'Tavsiflar, narxlar, nima sotuvda' },
    orders: { short: 'Buyurtmalar', title: 'Buyurtmalar', text: 'Nima sotib olindi, pulni qaytarish' },
    cases: { short: 'Murojaatlar', title: 'Murojaatlar', text: 'Xaridorlar nima so‘raydi va javoblar' },
    settings: { short: 'Sozlamalar', title: 'Sozlamalar', text: 'Til' },
  },

  cases: casesUz(f),

  setUp: (done, of) => (done === of ? 'Do‘kon tayyor' : `Do‘konni sozlang: ${of} tadan ${done} tasi`),
  stepDone: 'Tayyor',
  step: {
    product: {
      title: 'Mahsulot qo‘shing',
      how: 'Bittadan boshlang. Sotuvga qo‘ymaguncha uni faqat siz ko‘rasiz.',
    },
    texts: { title: 'Uni hamma tillarda yozing', how: 'Xaridorlar ingliz, rus yoki o‘zbek tilini tanlaydi.' },
    sale: { title: 'Mahsulotni sotuvga qo‘ying', how: 'Qoralamani oching va sotuvga qo‘ying.' },
    terms: {
      title: 'O‘z shartlaringizni yozing',
      how: 'Hozir xaridorlar namunaga rozi bo‘ladi. Server sizniki uchun zij.terms papkasiga qaraydi.',
    },
    auditor: {
      title: 'Auditor tayinlang',
      how: 'Har bir yozuvni tekshira oladigan kishi. Server ularni zij.people.auditors dan oladi.',
    },
    sold: { title: 'Biror narsa soting', how: 'Xaridor ko‘radiganini ko‘rish uchun o‘zingiz sotib oling.' },
  },
  textsMissing: (languages) => `Ba’zi mahsulotlarda matn yo‘q: ${languages}`,

  addProduct: 'Mahsulot qo‘shish',
  newProduct: 'Yangi mahsulot',
  saveDraft: 'Qoralamani saqlash',
  draftSaved: 'Qoralama saqlandi',
  searchProducts: 'Nomi, tavsifi yoki manzili',
  stateOf: 'Qaysi mahsulotlar',
  all: 'Hammasi',
  state: { on_sale: 'Sotuvda', draft: 'Qoralama', withdrawn: 'Olingan' },
  without: (tags) => `matn yo‘q: ${tags}`,
  noProducts: 'Hali mahsulot yo‘q',
  noProductsText: 'Birinchisini qo‘shing: nomi, narxi va xaridor nima olishi kerak, xolos.',
  noneFound: 'Hech narsa topilmadi',
  noneFoundText: 'Bunday mahsulot yo‘q.',

  textsIn: 'Matn tili',
  noTextHere: 'hali matn yo‘q',
  wrongHere: 'bu yerda xato bor',
  englishNeeded: 'Inglizcha matn shart: boshqa tilda matn bo‘lmasa, shu ko‘rsatiladi.',
  otherwiseNearest: 'Bu tilda matn bo‘lmasa, xaridorlar bor matnlarning eng yaqinini ko‘radi.',
  fromLatin: 'Lotin alifbosidagidan olish',
  field: {
    title: 'Nomi',
    body: 'Tavsifi',
    price: 'Narxi, yulduzlarda',
    emoji: 'Rasm: bitta emoji',
    good: 'Xaridor nima oladi',
    id: 'Do‘kondagi manzili',
  },
  goodHint: 'Havola, kod yoki yo‘riqnoma. Uni faqat xaridorlar to‘lovdan so‘ng ko‘radi.',
  goodStays: 'Keyin o‘zgartirib bo‘lmaydi: har bir xaridor aynan e’lon qilinganini oladi.',
  idStays: 'Kichik lotin harflari, raqamlar va chiziqcha. Keyin o‘zgartirib bo‘lmaydi.',
  priceFrozen: 'Yangi narx yangi buyurtmalar uchun. Buyurtma berganlar ko‘rgan narxini to‘laydi.',
  fault: {
    title: (fault) =>
      fault === 'missing' ? 'Nomi kerak.' : `Nomi bir qatorda, ko‘pi bilan ${LIMITS.title} belgi.`,
    body: (fault) =>
      fault === 'long'
        ? `Ko‘pi bilan ${f.number(LIMITS.body)} belgi.`
        : 'Matnda ko‘rsatib bo‘lmaydigan belgilar bor.',
    price: (fault) =>
      fault === 'missing' ? 'Narxi kerak.' : `1 dan ${f.number(LIMITS.price)} gacha butun son.`,
    emoji: (fault) => (fault === 'missing' ? 'Bitta emoji kerak.' : 'Faqat bitta emoji.'),
    good: (fault) =>
      fault === 'missing' ? 'Xaridor nima oladi?' : `Ko‘pi bilan ${f.number(LIMITS.good)} o‘qiladigan belgi.`,
    id: (fault) =>
      fault === 'exists'
        ? 'Bu manzil boshqa mahsulotniki. Boshqasini tanlang.'
        : 'Kichik lotin harflari, raqamlar va ichki chiziqchalar, ko‘pi bilan 64 ta.',
  },

  searchOrders: 'Raqam, xaridor yoki to‘lov',
  whichOrders: 'Qaysi buyurtmalar',
  group: {
    all: 'Hammasi',
    unpaid: 'To‘lanmagan',
    paid: 'To‘langan',
    returned: 'Qaytgan',
    closed: 'Yopilgan',
  },
  noOrders: 'Hali buyurtma yo‘q',
  noOrdersText: 'Birinchi buyurtma berilishi bilan shu yerda ko‘rinadi.',
  noOrderFoundText:
    'Bunday buyurtma yo‘q. To‘lov raqami va xaridorning Telegram raqami to‘liq, buyurtma raqami boshidan qidiriladi.',
  andMore: (title, units) => (units > 1 ? `${title} · ${f.count(units, ITEMS)}` : title),
  units: (n, price) => `${f.number(n)} × ${f.stars(price)}`,
  ordered: 'Nimalar buyurtma qilindi',
  total: 'Jami',
  buyer: 'Xaridorning Telegram raqami',
  charge: 'To‘lov raqami',
  story: 'Nimalar bo‘ldi',
  inAudit: 'Auditdagi isbotini ko‘rish',
  refund: 'Pulni qaytarish',
  refundGive: (total) => `Qaytarish: ${f.stars(total)}`,
  reason: 'Nega? Xaridor buni ko‘rmaydi',
  reasonWrong: 'Sabab kerak, ko‘pi bilan 500 o‘qiladigan belgi.',
  reasonStays: 'Sabab jurnalda abadiy qoladi. Telegram to‘lovni faqat to‘liq qaytaradi.',
  refundAsk: (total) => `${f.stars(total)} qaytarilsinmi?`,
  refundAskText: (number) =>
    `Buyurtma ${number}. Yulduzlar balansingizdan ketadi, xaridorga xabar boradi. Buni ortga qaytarib bo‘lmaydi.`,
  refundYes: 'Qaytarish',
  refundNo: 'Qoldirish',
  refundGoing: 'Telegramdan so‘ralmoqda',
  refundAsked: 'Telegramdan to‘lovni qaytarish so‘ralmoqda. Chiqib ketsangiz ham davom etadi.',
  refundSlow:
    'Telegram hali tasdiqlamadi. So‘rov o‘zi takrorlanadi; butunlay rad etsa, bu “Diqqat” bo‘limida ko‘rinadi.',
  refundDone: (total) => `${f.stars(total)} xaridorga qaytdi`,
  status: {
    placed: 'To‘lanmagan',
    invoiced: 'To‘lanmagan',
    approved: 'To‘lanmoqda',
    paid: 'To‘langan',
    delivered: 'Yetkazilgan',
    cancelled: 'Bekor qilingan',
    expired: 'Muddati o‘tgan',
    refunded: 'Qaytarilgan',
    charged_back: 'Qaytarib olingan',
  },
  happening: {
    'order.placed': 'Buyurtma berildi',
    'order.invoice-issued': 'Hisob ochildi',
    'order.checkout-approved': 'To‘lovga ruxsat berildi',
    'order.checkout-refused': 'To‘lov rad etildi',
    'order.paid': 'To‘landi',
    'order.delivered': 'Yetkazildi',
    'order.surplus-charged': 'Ikkinchi marta yechildi',
    'order.surplus-refunded': 'Ikkinchi to‘lov qaytarildi',
    'order.refund-requested': 'Siz qaytarishga qaror qildingiz',
    'order.refunded': 'Pul qaytarildi',
    'order.charged-back': 'Telegram qaytarib oldi',
    'order.cancelled': 'Xaridor bekor qildi',
    'order.expired': 'Vaqtida to‘lanmadi',
  },

  save: 'Saqlash',
  saved: 'Saqlandi',
  putOnSale: 'Sotuvga qo‘yish',
  takeOffSale: 'Sotuvdan olish',
  done: { publish: 'Endi sotuvda', withdraw: 'Sotuvdan olindi' },
  undo: 'Qaytarish',
  unsavedBack: 'Buni oxirgi marta yozgansiz. Hali saqlanmagan.',
  discard: 'Bekor qilish',
  leaveAsk: 'Saqlamasdan chiqasizmi?',
  leaveAskText: 'Bu ekrandagi o‘zgarishlar yo‘qoladi.',
  leaveYes: 'Chiqish',
  leaveNo: 'Qolish',

  language: 'Til',
  refused: 'Bu siz uchun emas',
  refusedText: 'Bu stolda faqat do‘kon egasi ishlaydi.',
  notFound: 'Bu yerda hech narsa yo‘q',
  notFoundText: 'Manzil boshqacha bo‘lgan bo‘lishi mumkin.',
  toHome: 'Ish stoliga',
  failed: 'Xatolik yuz berdi',
  failedText: 'Do‘kon javob bermayapti. Aloqani tekshirib, qayta urinib ko‘ring.',
  again: 'Qayta urinish',
  trace: (id) => `So‘rov raqami ${id}`,
  signInFailed: 'Ish stolini qaytadan oching',
  signInFailedText: 'Telegram orqali kirish eskirdi. Ish stolini yoping va chatdan qayta oching.',
})
