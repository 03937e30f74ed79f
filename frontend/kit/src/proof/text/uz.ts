import type { Formats } from '../../text/formats'
import type { ProofText } from './en'

export const proofUz = (f: Formats): ProofText => ({
  verdict: {
    holds: 'Xarid isbotlandi',
    holdsEntry: 'Yozuv isbotlandi',
    fails: 'Kvitansiya tasdiqlanmadi',
    unknown: 'Buni bu yerda tekshirib bo‘lmaydi',
  },
  verdictText: {
    holds: 'U jurnalda bor va jurnal egasi buni imzolagan. Endi uni hech kim bildirmay olib tashlay olmaydi.',
    fails: (step) => `Tekshiruv “${step}” bosqichida to‘xtadi. Bu faylni xarid isboti deb qabul qilmang.`,
    unknown: 'Bu ha ham, yo‘q ham emas: tekshirish uchun kerakli narsa yetishmayapti.',
  },
  stepsTitle: 'Isbot, bosqichma-bosqich',
  stepsFooter: '✓ belgili har bir bosqichni shu brauzer hozirgina faylning o‘zidan qayta hisobladi.',
  state: {
    holds: 'to‘g‘ri',
    computed: 'hisoblandi',
    fails: 'mos emas',
    unknown: 'noma’lum',
    absent: 'yo‘q',
    unreached: 'yetib kelmadi',
  },
  step: {
    file: 'Kvitansiya fayli',
    entry: 'Yozuv',
    leaf: 'Yozuv izi',
    path: 'Ildizgacha yo‘l',
    root: 'Jurnal ildizi',
    signature: 'Jurnal imzosi',
    witnesses: 'Guvohlar',
  },
  holds: {
    file: 'Kvitansiya standart shaklda, hammasi joyida.',
    entry: 'Yozuvning o‘zi, jurnal saqlaganidek.',
    leaf: 'Yozuvda bitta harf o‘zgarsa, bu son ham o‘zgaradi.',
    path: (rungs, position) =>
      rungs === 0
        ? 'Jurnalda faqat shu yozuv bor edi, boradigan yo‘l yo‘q.'
        : `${f.number(position)}-o‘rindan cho‘qqigacha ${f.count(rungs, { other: 'ta qo‘shni olib boradi' })}.`,
    root: 'Yo‘l nazorat nuqtasida aytilgan ildizning aynan o‘ziga boradi.',
    signature: (name, size) => `${name} shu ildizni imzolagan. Jurnaldagi yozuvlar: ${f.number(size)}.`,
    witnesses: (n) => `${f.count(n, { other: 'ta guvoh' })} xuddi shu jurnalni ko‘rib, imzolagan.`,
  },
  noWitness: 'Bu yerda ma’lum guvohlardan hech biri imzolamagan. Faqat jurnalning o‘z imzosi bor.',
  cosigned: (name, at) => `${name}, ${at}`,
  noCosignature: (name) => `${name} bu nazorat nuqtasini imzolamagan`,
  badCosignature: (name) => `${name}: imzo noto‘g‘ri`,
  why: {
    tooLong: 'Fayl har qanday kvitansiyadan katta.',
    notUtf8: 'Fayl matn emas.',
    notProof: 'Bu kvitansiya emas: kvitansiya c2sp.org/tlog-proof@v1 bilan boshlanadigan matn.',
    rewritten:
      'Fayl yo‘lda qayta yozilgan: satr oxirlari o‘zgargan yoki boshiga belgi qo‘shilgan. Dastlab saqlangan faylni oling.',
    cutShort: 'Fayl oxirigacha emas. Dastlab saqlangan faylni oling.',
    noEntry: 'Kvitansiyada yozuv yo‘q.',
    badIndex: 'Kvitansiyada yozuv jurnalning qayerida turgani aytilmagan.',
    badHash: 'Yo‘ldagi bir son buzilgan.',
    tooManyHashes: 'Yo‘l har qanday jurnalnikidan uzun.',
    badEntry: 'Yozuv baytlari buzilgan.',
    notNote: 'Kvitansiyadagi nazorat nuqtasi buzilgan.',
    notCheckpoint: 'Kvitansiyadagi nazorat nuqtasi buzilgan.',
    notKey: 'Bu kalit emas.',
    otherKeyId: 'Kalit buzilgan.',
    otherKeyType: 'Bunday turdagi kalit bu yerda noma’lum.',
    indexBeyondSize: 'Yozuv jurnal oxiridan keyin turgan bo‘lardi.',
    pathTooShort: 'Yo‘l ildizga yetmay tugaydi: nimadir yetishmaydi.',
    pathTooLong: 'Yo‘l ildizdan ham nariga ketadi: bu yerda ortiqcha narsa bor.',
    otherRoot:
      'Yo‘l nazorat nuqtasida aytilganidan boshqa ildizga boradi. Yozuv, uning o‘rni yoki yo‘l o‘zgartirilgan.',
    otherLog: 'Nazorat nuqtasi kalit egasidan boshqa jurnalniki.',
    unsigned: 'Bu kalit nazorat nuqtasini imzolamagan.',
    badSignature: 'Imzo noto‘g‘ri: nazorat nuqtasi o‘zgartirilgan yoki uni boshqa kimdir imzolagan.',
    badCosignature: 'Guvoh imzosi noto‘g‘ri: nazorat nuqtasi yoki imzo o‘zgartirilgan.',
  },
  cannot: {
    noDigest: 'Brauzer bu sahifaga kriptografiya bermaydi. Uni https orqali yoki boshqa brauzerda oching.',
    noEd25519:
      'Bu brauzer Ed25519 imzolarini bilmaydi. Chrome 137, Firefox 129, Safari 17 va yangilari biladi.',
    noKey: 'Imzoni tekshirish uchun jurnal kaliti yo‘q. Uni pastga qo‘ying.',
  },
  showPath: 'Yo‘lni ko‘rsatish',
  pathDrawing: (rungs) =>
    `Yo‘l: pastdagi yozuvdan tepadagi ildizgacha ${f.count(rungs, { other: 'ta qadam' })}.`,
  root: 'ildiz',
  entryAt: (position) => `${f.number(position)}-yozuv`,
  origin: 'Jurnal',
  size: 'Yozuvlar',
  checkpointRoot: 'Nazorat nuqtasidagi ildiz',
  computedRoot: 'Yo‘l bergan ildiz',
  says: 'Kvitansiyada nima deyilgan',
  product: 'Xarid',
  stars: 'To‘langan',
  credit: 'Do‘kon krediti bilan to‘langan',
  shipping: 'Yetkazish',
  date: 'Qachon',
  order: 'Buyurtma',
  charge: 'To‘lov raqami',
  eventType: 'Hodisa',
  subject: 'Nima haqida',
  unknownEntry: 'Jurnaldagi to‘lov bo‘lmagan hodisa:',
  keysTitle: 'Tekshirish kaliti',
  keysFooter:
    'Kalitni do‘kon boshqarmaydigan joydan oling: auditordan, tanishdan, eski kvitansiyadan, bosma sahifadan. ' +
    'U shu qurilmada saqlanadi. Guvohlar kalitlarini pastiga, har birini alohida qatorga yozish mumkin.',
  fromShop:
    'Kalit do‘konning o‘z sahifasidan olingan. Bu boshqa joydan olingan kalitdan kuchsizroq: insofsiz do‘kon sizga boshqalarnikidan boshqa kalit ko‘rsatishi mumkin.',
  fromYou: 'Sizning kalitingiz bilan tekshirildi, bu sahifa nima demasin.',
  shopSilent: 'Do‘kon sahifasi kalit bermadi. Uni qo‘ying.',
  pasteLabel: 'Boshqa joydan olgan jurnal kalitini qo‘ying',
  badLine: (line, why) => `${line}-qator: ${why}`,
})
