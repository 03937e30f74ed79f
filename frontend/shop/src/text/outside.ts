import type { Language } from '@kit/text/language'

/** What a page outside Telegram says; kept apart, since there no user and no choice is known. */
export const OUTSIDE: Record<Language, { title: string; text: string; steps: readonly string[] }> = {
  en: {
    title: 'This shop lives in Telegram',
    text: 'Payment and your orders belong to your Telegram account, so please open the shop there.',
    steps: [
      'Open Telegram on your phone or computer',
      'Find the chat with the shop’s bot',
      'Press the Shop button below the messages',
    ],
  },
  ru: {
    title: 'Этот магазин живёт в Telegram',
    text: 'Оплата и заказы связаны с вашим аккаунтом Telegram, поэтому откройте магазин там.',
    steps: [
      'Откройте Telegram на телефоне или компьютере',
      'Найдите чат с ботом магазина',
      'Нажмите кнопку магазина под сообщениями',
    ],
  },
  uz: {
    title: 'Bu do‘kon Telegramda ishlaydi',
    text: 'To‘lov va buyurtmalar Telegram hisobingizga bog‘langan, shuning uchun do‘konni o‘sha yerda oching.',
    steps: [
      'Telefon yoki kompyuterda Telegramni oching',
      'Do‘kon boti bilan chatni toping',
      'Xabarlar ostidagi do‘kon tugmasini bosing',
    ],
  },
  'uz-Cyrl': {
    title: 'Бу дўкон Telegramда ишлайди',
    text: 'Тўлов ва буюртмалар Telegram ҳисобингизга боғланган, шунинг учун дўконни ўша ерда очинг.',
    steps: [
      'Телефон ёки компьютерда Telegramни очинг',
      'Дўкон боти билан чатни топинг',
      'Хабарлар остидаги дўкон тугмасини босинг',
    ],
  },
  kk: {
    title: 'Бұл дүкен Telegram ішінде',
    text: 'Төлем мен тапсырыстар Telegram аккаунтыңызға байланысты, сондықтан дүкенді сол жерден ашыңыз.',
    steps: [
      'Телефонда немесе компьютерде Telegram қолданбасын ашыңыз',
      'Дүкен ботымен чатты табыңыз',
      'Хабарлардың астындағы дүкен түймесін басыңыз',
    ],
  },
}
