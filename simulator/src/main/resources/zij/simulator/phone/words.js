/** What Telegram itself says, in the phone's language. The simulator's own controls are English. */

const WORDS = {
  en: {
    chats: 'Chats', bot: 'bot', start: 'START', message: 'Message', close: 'Close', back: 'Back',
    menu: 'Menu', noMessages: 'No messages here yet', intro: 'Press START to begin.',
    confirm: 'Confirm Your Purchase', ask: 'Do you want to buy', inBot: 'in', for: 'for',
    payButton: 'Confirm and Pay', balance: 'Balance', star: 'Stars', stars: 'Stars',
    needed: 'Stars Needed', more: 'more needed for', topUp: 'Top up', paid: 'Payment successful',
    failed: 'Payment failed', pending: 'Payment pending', monthly: 'Monthly subscription',
    closeAsk: 'Changes that you made may not be saved.', closeAnyway: 'Close Anyway',
    cancel: 'Cancel', reload: 'Reload Page', settings: 'Settings', miniApp: 'mini app',
    download: 'Download this file?', downloadYes: 'Download', terms: 'Paid in Telegram Stars',
    open: 'Open', you: 'You',
  },
  ru: {
    chats: 'Чаты', bot: 'бот', start: 'ЗАПУСТИТЬ', message: 'Сообщение', close: 'Закрыть',
    back: 'Назад', menu: 'Меню', noMessages: 'Здесь пока нет сообщений',
    intro: 'Нажмите ЗАПУСТИТЬ, чтобы начать.', confirm: 'Подтвердите покупку',
    ask: 'Вы хотите купить', inBot: 'у', for: 'за', payButton: 'Подтвердить и оплатить',
    balance: 'Баланс', star: 'звёзд', stars: 'звёзд', needed: 'Нужны звёзды',
    more: 'не хватает для покупки', topUp: 'Пополнить', paid: 'Оплата прошла',
    failed: 'Оплата не прошла', pending: 'Оплата обрабатывается', monthly: 'Подписка на месяц',
    closeAsk: 'Внесённые изменения могут не сохраниться.', closeAnyway: 'Всё равно закрыть',
    cancel: 'Отмена', reload: 'Обновить', settings: 'Настройки', miniApp: 'мини-приложение',
    download: 'Скачать этот файл?', downloadYes: 'Скачать', terms: 'Оплата звёздами Telegram',
    open: 'Открыть', you: 'Вы',
  },
  uz: {
    chats: 'Chatlar', bot: 'bot', start: 'BOSHLASH', message: 'Xabar', close: 'Yopish',
    back: 'Orqaga', menu: 'Menyu', noMessages: 'Hozircha xabarlar yo‘q',
    intro: 'Boshlash uchun BOSHLASH tugmasini bosing.', confirm: 'Xaridni tasdiqlang',
    ask: 'Sotib olmoqchimisiz:', inBot: '—', for: '—', payButton: 'Tasdiqlash va to‘lash',
    balance: 'Balans', star: 'yulduz', stars: 'yulduz', needed: 'Yulduzlar kerak',
    more: 'yetishmayapti:', topUp: 'To‘ldirish', paid: 'To‘lov o‘tdi', failed: 'To‘lov o‘tmadi',
    pending: 'To‘lov kutilmoqda', monthly: 'Oylik obuna',
    closeAsk: 'Kiritilgan o‘zgarishlar saqlanmasligi mumkin.', closeAnyway: 'Baribir yopish',
    cancel: 'Bekor qilish', reload: 'Yangilash', settings: 'Sozlamalar', miniApp: 'mini ilova',
    download: 'Bu fayl yuklab olinsinmi?', downloadYes: 'Yuklab olish',
    terms: 'Telegram yulduzlari bilan to‘lanadi', open: 'Ochish', you: 'Siz',
  },
};

/** The words of a language, English for one that the phone does not speak. */
export function words(language) {
  return WORDS[language.split('-')[0]] ?? WORDS.en;
}
