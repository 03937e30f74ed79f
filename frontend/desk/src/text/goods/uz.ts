import type { Formats } from '@kit/text/formats'
import type { GoodsText } from './en'

export const goodsUz = (f: Formats): GoodsText => ({
  categories: 'Turkumlar',
  categoriesText: 'Ichida sotuvdagi mahsulot bo‘lsa, xaridorlar ularni ro‘yxat ustida shu tartibda ko‘radi.',
  addCategory: 'Turkum qo‘shish',
  noCategories: 'Hali turkum yo‘q',
  noCategoriesText: 'Mahsulot ko‘p bo‘lsa, ular topishga yordam beradi.',
  categoryNamesText: 'Inglizcha kerak: boshqa tilda nom bo‘lmasa, u ko‘rsatiladi.',
  categoryWrong: 'Ko‘pi bilan 40 belgili nom va bitta emoji kerak.',
  categoryWithdraw: 'Turkumni olib tashlash',
  categoryWithdrawAsk: 'Olib tashlansinmi?',
  categoryWithdrawText: 'Mahsulotlari sotuvda qoladi.',
  productsIn: (n) => f.count(n, { other: 'mahsulot' }),
  moveUp: (id) => `Yuqoriga: ${id}`,
  moveDown: (id) => `Pastga: ${id}`,
  place: 'Xaridor uni qayerda topadi',
  placeText: 'Avval ajratilganlar. Qolganlarida soni kichigi oldin.',
  category: 'Turkum',
  noCategory: 'Yo‘q',
  featured: 'Ajratib ko‘rsatish',
  rank: 'Ro‘yxatdagi o‘rni, 0 dan 9 999 gacha',
  rankWrong: '0 dan 9 999 gacha butun son.',
  conditions: 'Qachon va qancha',
  conditionsText: (zone) => `Vaqt ${zone} soati bo‘yicha. Bo‘sh bo‘lsa, har doim va istagancha sotiladi.`,
  soldFrom: 'Sotuv boshlanishi',
  soldUntil: 'Sotuv tugashi',
  soldTimesWrong: 'Tugashi boshlanishidan keyin bo‘lishi kerak.',
  perBuyer: 'Bir xaridorga ko‘pi bilan',
  perBuyerWrong: '1 dan 1 000 gacha butun son yoki bo‘sh.',
  variants: 'Parametrlar va turlar',
  variantList: 'Turlar',
  variantsText: 'Mahsulot turli o‘lcham, rang yoki nashrda bo‘lsa.',
  variantCount: (n) => f.count(n, { other: 'tur' }),
  option: (n) => `${f.number(n)}-parametr`,
  optionName: 'Nomi, masalan “O‘lcham”',
  optionValue: (n) => `${f.number(n)}-qiymat`,
  addValue: 'Qiymat qo‘shish',
  removeValue: (n) => `${f.number(n)}-qiymatni olib tashlash`,
  removeOption: 'Bu parametrni olib tashlash',
  addOption: 'Parametr qo‘shish',
  optionNameWrong: 'Inglizcha nom kerak; har bir tilda ko‘pi bilan 40 ta belgi.',
  optionsText:
    'Ko‘pi bilan 3 ta parametr, har birida 20 tagacha qiymat. Nomi yo‘q tilda eng yaqini ko‘rsatiladi.',
  optionsKept: 'Turlar bor: nomlarni o‘zgartirib, qiymat qo‘shsa bo‘ladi, lekin parametrlar qoladi.',
  missingVariants: 'Hali yaratilmagan',
  missingVariantsText: 'Har birining narxi yulduzlarda. Narxi yo‘q tur yaratilmaydi.',
  makeVariants: (n) => `${f.count(n, { other: 'tur' })} yaratish`,
  variantsMade: (n) => `Yaratildi: ${f.count(n, { other: 'tur' })}`,
  publishVariants: (n) => `${f.count(n, { other: 'qoralama' })}ni sotuvga chiqarish`,
  variantSoldOut: 'tugagan',
  variantOf: 'Mahsulot turi:',
  variantText: 'Matnlar, turkum va joy mahsulotning o‘ziniki.',
  sheet: 'Import va eksport',
  sheetOut: 'Barcha mahsulotlarni CSV qilib saqlash',
  sheetOutText: 'Barcha matn, narx va o‘rinlar, jadval uchun. Fayl va rasmlar shu yerda qoladi.',
  sheetChoose: 'CSV fayl tanlash',
  sheetInText:
    'Ustunlar eksportdagidek, 10 000 mahsulotgacha. Nima bo‘lishini ko‘rmaguningizcha hech narsa o‘zgarmaydi.',
  sheetWrong: 'Hech narsa o‘zgarmadi. Mana xatolar:',
  sheetError: (line, column, reason) =>
    `${f.number(line)}-qator, ${column}: ${
      {
        MISSING: 'bu yerda kerak',
        INVALID: 'bu ustunga to‘g‘ri kelmaydi',
        REPEATED: 'yuqoridagi qatorda bor',
        CATEGORY_UNKNOWN: 'bunday turkum yo‘q',
        STAYS: 'o‘zgartirib bo‘lmaydi',
      }[reason]
    }`,
  sheetTold: (rows, created, changed) =>
    created + changed === 0
      ? `O‘qildi: ${f.number(rows)}, hech narsa o‘zgarmaydi.`
      : `O‘qildi: ${f.number(rows)}. Yangi: ${f.number(created)}, o‘zgargan: ${f.number(changed)}.`,
  sheetImport: (n) => `Mahsulotlarni yuklash: ${f.number(n)}`,
  sheetState: (state, done, total) =>
    ({
      RUNNING: `${f.number(total)} dan ${f.number(done)}. Ketsangiz ham bo‘ladi, o‘zi davom etadi.`,
      DONE: `Tayyor: ${f.number(total)} dan ${f.number(done)}.`,
      BROKEN: `${f.number(total)} dan ${f.number(done)} da uzildi. Davom etish uchun o‘sha faylni yana yuklang.`,
    })[state],
  sheetRefused: (n) => `Bu orada boshqalar o‘zgartirgani uchun o‘z holicha qoldi: ${f.number(n)}.`,
})
