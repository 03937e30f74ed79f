import type { FigureName } from '../../figures'

export const definitionsUz: Record<FigureName, string> = {
  netRevenue:
    'Tushumdan qaytarilgan va tortib olingan pul ayirilgani. Qaytgan pul qaytgan kuni hisoblanadi, shuning uchun natija noldan past bo‘lishi mumkin.',
  revenue: 'To‘langan buyurtmalarning yulduzlari. Obunalarni uzaytirishlar obunalarda hisoblanadi.',
  refunded: 'Xaridorlarga qaytarilgan yulduzlar.',
  chargedBack: 'Ilovalar do‘koni tortib olgan yulduzlar.',
  ordersPlaced: 'Berilgan buyurtmalar.',
  ordersPaid: 'To‘langan buyurtmalar.',
  units: 'To‘langan buyurtmalardagi dona soni.',
  averageOrderValue: 'Tushumning to‘langan buyurtmalar soniga bo‘lingani.',
  payingBuyers: 'Xarid qilgan turli odamlar.',
  activeBuyers:
    'Istalgan tovarga buyurtma bergan turli odamlar, to‘langan yoki to‘lanmagan. Faqat ko‘rganlar kirmaydi.',
  revenuePerActiveBuyer: 'Tushumning faol xaridorlar soniga bo‘lingani.',
  newBuyers: 'Birinchi marta xarid qilganlar.',
  repeatBuyers:
    'Birinchi xariddan keyin 168 soat ichida yana xarid qilgan yangi xaridorlar, bu shu kunlardan keyin bo‘lsa ham.',
  repeatRate:
    'Qaytgan xaridorlarning yangi xaridorlarga bo‘lingani. So‘nggi yetti kun xaridorlari hali qaytishi mumkin.',
  refunds: 'Xaridorlarga qaytarilgan to‘lovlar.',
  chargeBacks: 'Ilovalar do‘koni tortib olgan to‘lovlar.',
  checkoutsRefused: 'Do‘kon rad etgan to‘lov urinishlari, keyingisi o‘tgan bo‘lsa ham.',
  ordersExpired: 'To‘lanmasdan muddati o‘tgan buyurtmalar.',
  ordersCancelled: 'Xaridorlar bekor qilgan buyurtmalar.',
  surplusPayments:
    'Hech bir buyurtmaga kerak bo‘lmagan to‘lovlar: ikki marta to‘langan yoki bekor qilingan. Ular qaytariladi va tushumga kirmaydi.',
  failures:
    'Rad etilgan urinishlar, muddati o‘tgan va bekor qilingan buyurtmalar hamda ortiqcha to‘lovlar birga.',
  failureRate: 'Muvaffaqiyatsizliklarning ular va to‘langan buyurtmalar yig‘indisiga bo‘lingani.',
  active: 'Shu kunlar oxirida kirishi bor obunalar; bir kishining ikkitasi ham alohida sanaladi.',
  monthlyRevenue: 'Faol obunalar har 30 kunda to‘laydigan yulduzlar.',
  began: 'Shu kunlarda birinchi marta boshlangan obunalar.',
  cameBack: 'Tugagan va shu kunlarda qayta to‘langan obunalar.',
  churned: 'Shu kunlarda tugagan obunalar: muddati o‘tgan yoki oxirgi to‘lovi qaytgan.',
  churnRate: 'Shu kunlar boshida faol bo‘lganlardan tugaganlarining ulushi.',
  renewals: 'Birinchisidan keyingi to‘lovlar.',
  failedRenewals: 'Yulduzlar yetmagani uchun Telegram uzaytira olmagan hollar.',
  received:
    'Shu kunlardagi barcha obuna to‘lovlari yulduzlari, birinchilari ham. Uzaytirishlar umumiy ko‘rinishdagi tushumga kirmaydi.',
  returned: 'Shu kunlarda qaytgan obuna to‘lovlari yulduzlari.',
}
