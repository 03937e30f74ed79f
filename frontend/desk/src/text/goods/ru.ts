import type { Formats } from '@kit/text/formats'
import type { GoodsText } from './en'

export const goodsRu = (f: Formats): GoodsText => ({
  categories: 'Категории',
  categoriesText: 'Покупатели видят их над списком в этом порядке, если в них что-то продаётся.',
  addCategory: 'Добавить категорию',
  noCategories: 'Категорий пока нет',
  noCategoriesText: 'Когда товаров много, с ними легче искать.',
  categoryNamesText: 'Английский нужен: его видят там, где на другом языке названия нет.',
  categoryWrong: 'Нужны название не длиннее 40 знаков и одно эмодзи.',
  categoryWithdraw: 'Убрать категорию',
  categoryWithdrawAsk: 'Убрать её?',
  categoryWithdrawText: 'Её товары останутся в продаже.',
  productsIn: (n) => f.count(n, { one: 'товар', few: 'товара', many: 'товаров', other: 'товара' }),
  moveUp: (id) => `Выше: ${id}`,
  moveDown: (id) => `Ниже: ${id}`,
  place: 'Где его найдут',
  placeText: 'Сначала выделенные. Из остальных раньше тот, у кого число меньше.',
  category: 'Категория',
  noCategory: 'Нет',
  featured: 'Выделить',
  rank: 'Место в списке, от 0 до 9 999',
  rankWrong: 'Целое число от 0 до 9 999.',
  conditions: 'Когда и сколько',
  conditionsText: (zone) => `Время по часам ${zone}. Если пусто, продаётся всегда и сколько угодно.`,
  soldFrom: 'В продаже с',
  soldUntil: 'В продаже до',
  soldTimesWrong: 'Конец должен быть позже начала.',
  perBuyer: 'Не больше на одного покупателя',
  perBuyerWrong: 'Целое число от 1 до 1 000 или пусто.',
  variants: 'Параметры и варианты',
  variantList: 'Варианты',
  variantsText:
    'Если товар бывает разных размеров, цветов или изданий. С первым вариантом продаются только варианты.',
  variantCount: (n) => f.count(n, { one: 'вариант', few: 'варианта', many: 'вариантов', other: 'варианта' }),
  option: (n) => `Параметр ${f.number(n)}`,
  optionName: 'Название, например «Размер»',
  optionValue: (n) => `Значение ${f.number(n)}`,
  addValue: 'Добавить значение',
  removeValue: (n) => `Убрать значение ${f.number(n)}`,
  removeOption: 'Убрать этот параметр',
  addOption: 'Добавить параметр',
  optionNameWrong: 'Нужно название на английском, не длиннее 40 знаков на каждом языке.',
  optionsText: 'До 3 параметров, до 20 значений. Где названия нет, показывается ближайший язык.',
  optionsKept: 'Варианты уже есть: названия можно менять и значения добавлять, но параметры остаются.',
  missingVariants: 'Ещё не созданы',
  missingVariantsText: 'Цена каждого в звёздах. Без цены вариант не создаётся.',
  makeVariants: (n) =>
    `Создать ${f.count(n, { one: 'вариант', few: 'варианта', many: 'вариантов', other: 'варианта' })}`,
  variantsMade: (n) =>
    `Создано: ${f.count(n, { one: 'вариант', few: 'варианта', many: 'вариантов', other: 'варианта' })}`,
  variantsEnd: 'С первого варианта товар продаётся только вариантами.',
  variantsRoom: (n) =>
    `У товара не больше 100 вариантов: создаются первые ${f.number(n)} с ценой, поэтому пишите цену только тем, что нужны.`,
  variantsFull: 'У товара не больше 100 вариантов, и здесь они уже все.',
  variantsNotMade: (n) =>
    f.count(n, { one: 'сочетание', few: 'сочетания', many: 'сочетаний', other: 'сочетания' }),
  moreVariants: (n) => `Показать ещё ${f.number(n)}`,
  searchVariants: 'Найти сочетание',
  variesAsk: 'Продавать вариантами?',
  variesAskText: (title) => `Теперь «${title}» продаётся только вариантами. Отменить это нельзя.`,
  variesYes: 'Создать варианты',
  variesNo: 'Пока нет',
  publishVariants: (n) =>
    `Начать продажу: ${f.count(n, { one: 'черновик', few: 'черновика', many: 'черновиков', other: 'черновика' })}`,
  variantSoldOut: 'распродан',
  variantOf: 'Вариант товара',
  variantText: 'Тексты, категория и место — как у самого товара.',
  sheet: 'Загрузка и выгрузка',
  sheetOut: 'Сохранить все товары как CSV',
  sheetOutText: 'Все тексты, цены и места, для таблицы. Файлы и картинки остаются здесь.',
  sheetChoose: 'Выбрать файл CSV',
  sheetInText:
    'Столбцы как при выгрузке, до 10 000 товаров. Ничего не изменится, пока вы не увидите, что будет.',
  sheetWrong: 'Ничего не изменено. Вот что неверно:',
  sheetError: (line, column, reason) =>
    `Строка ${f.number(line)}, ${column}: ${
      {
        MISSING: 'здесь нужно значение',
        INVALID: 'не подходит для этого столбца',
        REPEATED: 'уже есть в строке выше',
        CATEGORY_UNKNOWN: 'такой категории нет',
        STAYS: 'этого нельзя изменить',
      }[reason]
    }`,
  sheetTold: (rows, created, changed) =>
    created + changed === 0
      ? `Прочитано: ${f.number(rows)}, ничего не изменится.`
      : `Прочитано: ${f.number(rows)}. Новых: ${f.number(created)}, изменённых: ${f.number(changed)}.`,
  sheetImport: (n) => `Загрузить товары: ${f.number(n)}`,
  sheetState: (state, done, total) =>
    ({
      RUNNING: `${f.number(done)} из ${f.number(total)}. Можно уйти, это идёт само.`,
      DONE: `Готово: ${f.number(done)} из ${f.number(total)}.`,
      BROKEN: `Прервано на ${f.number(done)} из ${f.number(total)}. Загрузите тот же файл ещё раз, чтобы продолжить.`,
    })[state],
  sheetRefused: (n) => `Тем временем изменены кем-то ещё и остались как есть: ${f.number(n)}.`,
})
