import type { Formats } from '@kit/text/formats'
import { proofUz } from '@kit/proof/text/uz'
import type { VerifyText } from './en'

export const uz = (f: Formats): VerifyText => ({
  ...proofUz(f),
  title: 'Kvitansiyani tekshirish',
  intro:
    'Kvitansiya — bitta xarid yozuvi va uning do‘kon jurnalida borligi isboti saqlangan fayl. ' +
    'Uni istagan kishi tekshira oladi: hisobsiz va do‘kondan so‘ramasdan.',
  choose: 'Kvitansiya faylini tanlash',
  chooseAnother: 'Boshqa kvitansiyani tekshirish',
  orDrop: 'yoki uni shu sahifaga tashlang (.tlog-proof)',
  checked: (name) => `Hozir ko‘rsatilgan: ${name}`,
  privacy: 'Fayl shu qurilmada qoladi: uni brauzeringiz tekshiradi, hech qayerga hech narsa yuborilmaydi.',
  claims: 'Fayl nimani da’vo qiladi, isbotsiz',
  language: 'Til',
})
