import type { Language } from '@kit/text/language'

/** What a page outside Telegram says; kept apart, since there no user and no choice is known. */
export const OUTSIDE: Record<Language, { title: string; text: string }> = {
  en: {
    title: 'The desk lives in Telegram',
    text: 'It runs the shop, so it opens for the owner who is signed in there: from the menu of the shop’s bot.',
  },
  ru: {
    title: 'Рабочий стол живёт в Telegram',
    text: 'Отсюда управляют магазином, поэтому он открывается владельцу, вошедшему через Telegram: из меню бота магазина.',
  },
  'uz-Cyrl': {
    title: 'Иш столи Telegramda ишлайди',
    text: 'У дўконни бошқаради, шунинг учун Telegram орқали кирган эгасига очилади: дўкон боти менюсидан.',
  },
  kk: {
    title: 'Жұмыс үстелі Telegram ішінде',
    text: 'Ол дүкенді басқарады, сондықтан Telegram арқылы кірген иесіне ашылады: дүкен ботының мәзірінен.',
  },
  uz: {
    title: 'Ish stoli Telegramda ishlaydi',
    text: 'U do‘konni boshqaradi, shuning uchun Telegram orqali kirgan egasiga ochiladi: do‘kon boti menyusidan.',
  },
}
