import type { Language } from '@kit/text/language'

/** What a page outside Telegram says; kept apart, since there no user and no choice is known. */
export const OUTSIDE: Record<Language, { title: string; text: string; verify: string }> = {
  en: {
    title: 'The audit lives in Telegram',
    text: 'It shows every purchase, so it opens for auditors who are signed in there: from the menu of the shop’s bot.',
    verify: 'A receipt can be checked by anybody, here',
  },
  ru: {
    title: 'Аудит живёт в Telegram',
    text: 'Он показывает все покупки, поэтому открывается аудиторам, вошедшим через Telegram: из меню бота магазина.',
    verify: 'Квитанцию может проверить каждый, здесь',
  },
  uz: {
    title: 'Audit Telegramda ishlaydi',
    text: 'U hamma xaridlarni ko‘rsatadi, shuning uchun Telegram orqali kirgan auditorlarga ochiladi: do‘kon boti menyusidan.',
    verify: 'Kvitansiyani istagan kishi shu yerda tekshiradi',
  },
  'uz-Cyrl': {
    title: 'Аудит Telegramда ишлайди',
    text: 'У ҳамма харидларни кўрсатади, шунинг учун Telegram орқали кирган аудиторларга очилади: дўкон боти менюсидан.',
    verify: 'Квитанцияни истаган киши шу ерда текширади',
  },
  kk: {
    title: 'Аудит Telegram ішінде',
    text: 'Ол барлық сатып алуды көрсетеді, сондықтан Telegram арқылы кірген аудиторларға ашылады: дүкен ботының мәзірінен.',
    verify: 'Түбіртекті кез келген адам осы жерде тексере алады',
  },
}
