import type { Formats } from '@kit/text/formats'
import { LIMITS, type Selling } from '../../product'
import type { SubscriptionsText } from './en'
import type { SubscriptionState } from '../../subscription'

/** The words of the subscriptions. */
export const subscriptionsUz = (f: Formats): SubscriptionsText => ({
  selling: 'Qanday sotiladi',
  way: { once: 'Bir marta', monthly: 'Har 30 kunda' } as Record<Selling, string>,
  price: '30 kunlik narx, yulduzda',
  monthlyHint:
    'Xaridor yoki siz bekor qilguningizcha Telegram uni har 30 kunda oladi. Buni keyin o‘zgartirib bo‘lmaydi.',
  priceStays: 'Yangi narx yangi obunachilar uchun. Obuna bo‘lganlar ko‘rgan narxini to‘laydi.',
  priceWrong: `1 dan ${f.number(LIMITS.monthly)} gacha butun son.`,
  which: 'Qaysi obunalar',
  state: {
    active: 'Faol',
    cancelled: 'Bekor qilingan',
    failed: 'To‘lanmagan',
    lapsed: 'Tugagan',
    revoked: 'Qaytarilgan',
  } as Record<SubscriptionState, string>,
  none: 'Hali hech kim obuna emas',
  noneText: 'Mahsulotni “har 30 kunda” soting: obunachilar shu yerda ko‘rinadi.',
  noneOther: 'Bu yerda hech narsa yo‘q',
  noneOtherText: 'Bunday obuna yo‘q.',
  each: (price: number) => `har 30 kunda ${f.stars(price)}`,
  renewals: (n: number) => f.count(n, { other: 'uzaytirish' }),
  until: (moment: string) => `to‘langan muddat: ${moment}`,
  ended: (moment: string) => `tugagan: ${moment}`,
  cancelledBy: {
    BUYER: 'Xaridor do‘konda bekor qilgan',
    BUYER_IN_TELEGRAM: 'Xaridor Telegramda bekor qilgan',
    SHOP: 'Do‘kon bekor qilgan',
  },
  wish: 'Telegramga aytilmoqda.',
  paidUntil: 'To‘langan muddat',
  endedAt: 'Tugagan',
  payments: 'To‘lovlar',
  first: 'Birinchi to‘lov',
  renewal: 'Uzaytirish',
  refund: {
    WANTED: 'Qaytarilmoqda',
    REFUNDED: 'Qaytarilgan',
    CHARGED_BACK: 'Telegram qaytarib olgan',
  } as Readonly<Record<string, string>>,
  toOrder: 'Buyurtma va birinchi to‘lov',
  cancel: 'Bu obunani bekor qilish',
  cancelAsk: 'Bu obuna bekor qilinsinmi?',
  cancelText: (moment: string) =>
    `Xaridorda shu vaqtgacha qoladi: ${moment}. U boshqa to‘lamaydi va bundan xabar topadi. Buni bu yerda ortga qaytarib bo‘lmaydi.`,
  cancelYes: 'Bekor qilish',
  cancelNo: 'Qolsin',
  cancelled: 'Telegramga aytilmoqda',
  give: 'Qaytarish',
  giveAsk: (amount: number) => `${f.stars(amount)} qaytarilsinmi?`,
  giveText:
    'Bu oxirgi to‘lov bo‘lsa, kirish darhol tugaydi. Xaridor xabar topadi. Buni ortga qaytarib bo‘lmaydi.',
  asked: 'Telegramdan to‘lovni qaytarish so‘raldi',
  reason: 'Nega? Xaridorga bu aytilmaydi',
  happening: {
    'subscription.started': 'Obuna boshlandi',
    'subscription.renewed': 'Uzaytirildi',
    'subscription.renewal-failed': 'Uzaytirib bo‘lmadi: yulduzlar yetmadi',
    'subscription.cancel-requested': 'Bekor qilish so‘raldi',
    'subscription.reactivation-requested': 'Tiklash so‘raldi',
    'subscription.cancelled': 'Uzaytirilmaydi',
    'subscription.reactivated': 'Davom etadi',
    'subscription.confirmed': 'Telegram holatni tasdiqladi',
    'subscription.lapsed': 'Obuna tugadi',
    'subscription.refund-requested': 'Uzaytirishni qaytarishni so‘radingiz',
    'subscription.refunded': 'Uzaytirish qaytarildi',
    'subscription.charged-back': 'Uzaytirishni Telegram qaytarib oldi',
    'subscription.revoked': 'Kirish tugadi: to‘lov qaytdi',
  } as Readonly<Record<string, string>>,
})
