import type { Language } from '@kit/text/language'

/** What a page outside Telegram says; kept apart, since there no user and no choice is known. */
export const OUTSIDE: Record<Language, { title: string; text: string }> = {
  en: {
    title: 'Insights live in Telegram',
    text: 'They show how the shop does, so they open for analysts who are signed in there: from the menu of the shop’s bot.',
  },
  ru: {
    title: 'Аналитика живёт в Telegram',
    text: 'Она показывает дела магазина, поэтому открывается аналитикам, вошедшим через Telegram: из меню бота магазина.',
  },
  uz: {
    title: 'Tahlil Telegramda ishlaydi',
    text: 'U do‘kon ishini ko‘rsatadi, shuning uchun Telegram orqali kirgan tahlilchilarga ochiladi: do‘kon boti menyusidan.',
  },
  'uz-Cyrl': {
    title: 'Таҳлил Telegramда ишлайди',
    text: 'У дўкон ишини кўрсатади, шунинг учун Telegram орқали кирган таҳлилчиларга очилади: дўкон боти менюсидан.',
  },
  kk: {
    title: 'Талдау Telegram ішінде',
    text: 'Ол дүкеннің жұмысын көрсетеді, сондықтан Telegram арқылы кірген талдаушыларға ашылады: дүкен ботының мәзірінен.',
  },
}
