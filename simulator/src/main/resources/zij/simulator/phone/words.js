/** What Telegram itself says, in the phone's language. The simulator's own controls are English. */

const WORDS = {
  en: {
    chats: 'Chats', bot: 'bot', start: 'START', message: 'Message', close: 'Close', back: 'Back',
    menu: 'Menu', noMessages: 'No messages here yet', intro: 'Press START to begin.',
    confirm: 'Confirm Your Purchase', ask: 'Do you want to buy {title} in {bot} for {price}?',
    payButton: 'Confirm and Pay', balance: 'Balance', needed: 'Stars Needed',
    more: '{price} more is needed for {title}.', topUp: 'Top up', paid: 'Payment successful',
    failed: 'Payment failed', pending: 'Payment pending', monthly: 'A subscription: {price} each 30 days until you cancel.',
    closeAsk: 'Changes that you made may not be saved.', closeAnyway: 'Close Anyway',
    cancel: 'Cancel', reload: 'Reload Page', settings: 'Settings', miniApp: 'mini app',
    download: 'Download this file?', downloadYes: 'Download', terms: 'Paid in Telegram Stars',
    open: 'Open',
    money: {
      where: 'Shipping Information', how: 'Shipping Method', next: 'Continue', change: 'Change',
      total: 'Total', pay: 'Pay {price}', free: 'Free', optional: 'optional',
      card: 'Paid to the provider of the shop',
      field: {name: 'Name', phone: 'Phone number', country: 'Country', city: 'City',
        street1: 'Address', street2: 'Address, second line', state: 'Region', postCode: 'Postcode'},
      wrong: {name: 'Please enter a name.', phone: 'Please enter a valid phone number.',
        country: 'Please choose a country.', city: 'Please enter a city.',
        street1: 'Please enter an address.', state: 'The region is too long.',
        postCode: 'Please enter a postcode.'},
    },
    joining: {asking: 'Your request to join was sent', member: 'You are in this chat',
      banned: 'You cannot join this chat', expired: 'This invite link has expired'},
  },
  ru: {
    chats: 'Чаты', bot: 'бот', start: 'ЗАПУСТИТЬ', message: 'Сообщение', close: 'Закрыть',
    back: 'Назад', menu: 'Меню', noMessages: 'Здесь пока нет сообщений',
    intro: 'Нажмите ЗАПУСТИТЬ, чтобы начать.', confirm: 'Подтвердите покупку',
    ask: 'Купить {title} у {bot} за {price}?', payButton: 'Подтвердить и оплатить',
    balance: 'Баланс', needed: 'Нужны звёзды', more: 'Для покупки {title} не хватает {price}.', topUp: 'Пополнить', paid: 'Оплата прошла',
    failed: 'Оплата не прошла', pending: 'Оплата обрабатывается', monthly: 'Подписка: {price} каждые 30 дней, пока вы её не отмените.',
    closeAsk: 'Внесённые изменения могут не сохраниться.', closeAnyway: 'Всё равно закрыть',
    cancel: 'Отмена', reload: 'Обновить', settings: 'Настройки', miniApp: 'мини-приложение',
    download: 'Скачать этот файл?', downloadYes: 'Скачать', terms: 'Оплата звёздами Telegram',
    open: 'Открыть',
    money: {
      where: 'Куда доставить', how: 'Способ доставки', next: 'Продолжить', change: 'Изменить',
      total: 'Итого', pay: 'Оплатить {price}', free: 'Бесплатно', optional: 'необязательно',
      card: 'Деньги получит провайдер магазина',
      field: {name: 'Имя', phone: 'Телефон', country: 'Страна', city: 'Город',
        street1: 'Адрес', street2: 'Адрес, вторая строка', state: 'Область', postCode: 'Индекс'},
      wrong: {name: 'Укажите имя.', phone: 'Укажите верный номер телефона.',
        country: 'Выберите страну.', city: 'Укажите город.', street1: 'Укажите адрес.',
        state: 'Слишком длинное название области.', postCode: 'Укажите индекс.'},
    },
    joining: {asking: 'Заявка на вступление отправлена', member: 'Вы уже в этом чате',
      banned: 'Вы не можете вступить в этот чат', expired: 'Эта ссылка больше не действует'},
  },
  uz: {
    chats: 'Chatlar', bot: 'bot', start: 'BOSHLASH', message: 'Xabar', close: 'Yopish',
    back: 'Orqaga', menu: 'Menyu', noMessages: 'Hozircha xabarlar yo‘q',
    intro: 'Boshlash uchun BOSHLASH tugmasini bosing.', confirm: 'Xaridni tasdiqlang',
    ask: '{bot} botidan {title} {price} evaziga sotib olinsinmi?',
    payButton: 'Tasdiqlash va to‘lash', balance: 'Balans', needed: 'Yulduzlar kerak',
    more: '{title} uchun {price} yetishmayapti.', topUp: 'To‘ldirish', paid: 'To‘lov o‘tdi', failed: 'To‘lov o‘tmadi',
    pending: 'To‘lov kutilmoqda', monthly: 'Obuna: bekor qilguningizcha har 30 kunda {price}.',
    closeAsk: 'Kiritilgan o‘zgarishlar saqlanmasligi mumkin.', closeAnyway: 'Baribir yopish',
    cancel: 'Bekor qilish', reload: 'Yangilash', settings: 'Sozlamalar', miniApp: 'mini ilova',
    download: 'Bu fayl yuklab olinsinmi?', downloadYes: 'Yuklab olish',
    terms: 'Telegram yulduzlari bilan to‘lanadi', open: 'Ochish',
    money: {
      where: 'Qayerga yetkazilsin', how: 'Yetkazish usuli', next: 'Davom etish', change: 'O‘zgartirish',
      total: 'Jami', pay: '{price} to‘lash', free: 'Bepul', optional: 'ixtiyoriy',
      card: 'Pulni do‘konning provayderi oladi',
      field: {name: 'Ism', phone: 'Telefon raqami', country: 'Mamlakat', city: 'Shahar',
        street1: 'Manzil', street2: 'Manzil, ikkinchi qator', state: 'Viloyat', postCode: 'Indeks'},
      wrong: {name: 'Ismni kiriting.', phone: 'To‘g‘ri telefon raqamini kiriting.',
        country: 'Mamlakatni tanlang.', city: 'Shaharni kiriting.', street1: 'Manzilni kiriting.',
        state: 'Viloyat nomi juda uzun.', postCode: 'Indeksni kiriting.'},
    },
    joining: {asking: 'Qo‘shilish so‘rovi yuborildi', member: 'Siz bu chatdasiz',
      banned: 'Bu chatga qo‘shila olmaysiz', expired: 'Bu havola endi ishlamaydi'},
  },
};

/** The words of a language, English for one that the phone does not speak. */
export function words(language) {
  return WORDS[language.split('-')[0]] ?? WORDS.en;
}

/** A sentence with its {names} filled in by what is given for them: texts or elements. */
export function filled(sentence, parts) {
  return sentence.split(/\{(\w+)\}/).map((piece, i) => (i % 2 === 1 ? parts[piece] : piece));
}
