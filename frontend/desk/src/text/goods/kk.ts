import type { Formats } from '@kit/text/formats'
import type { GoodsText } from './en'

export const goodsKk = (f: Formats): GoodsText => ({
  categories: 'Санаттар',
  categoriesText: 'Ішінде сатылымдағы тауар болса, сатып алушылар оларды тізімнің үстінде осы ретпен көреді.',
  addCategory: 'Санат қосу',
  noCategories: 'Әзірге санат жоқ',
  noCategoriesText: 'Тауар көп болғанда, олар іздегенді табуға көмектеседі.',
  categoryNamesText: 'Ағылшыншасы керек: басқа тілде атауы болмаса, сол көрсетіледі.',
  categoryWrong: 'Ең көбі 40 таңбалы атау және бір эмодзи керек.',
  categoryWithdraw: 'Санатты алып тастау',
  categoryWithdrawAsk: 'Алып тасталсын ба?',
  categoryWithdrawText: 'Ондағы тауарлар сатылымда қалады.',
  productsIn: (n) => f.count(n, { other: 'тауар' }),
  moveUp: (id) => `Жоғары: ${id}`,
  moveDown: (id) => `Төмен: ${id}`,
  place: 'Оны қайдан табады',
  placeText: 'Алдымен ерекшеленгендер. Қалғандарынан саны кішісі бұрын тұрады.',
  category: 'Санат',
  noCategory: 'Жоқ',
  featured: 'Ерекшелеу',
  rank: 'Тізімдегі орны, 0-ден 9 999 дейін',
  rankWrong: '0-ден 9 999 дейінгі бүтін сан.',
  conditions: 'Қашан және қанша',
  conditionsText: (zone) => `Уақыт ${zone} сағаты бойынша. Бос болса, әрқашан және қалағанша сатылады.`,
  soldFrom: 'Сатылым басталуы',
  soldUntil: 'Сатылым аяқталуы',
  soldTimesWrong: 'Аяқталуы басталуынан кейін болуы керек.',
  perBuyer: 'Бір сатып алушыға ең көбі',
  perBuyerWrong: '1 мен 1 000 арасындағы бүтін сан немесе бос.',
  sheet: 'Импорт және экспорт',
  sheetOut: 'Барлық тауарды CSV етіп сақтау',
  sheetOutText: 'Барлық мәтін, баға және орын, кестеге арналған. Файлдар мен суреттер осында қалады.',
  sheetChoose: 'CSV файлын таңдау',
  sheetInText: 'Бағандар экспорттағыдай, 10 000 тауарға дейін. Не болатынын көрмейінше ештеңе өзгермейді.',
  sheetWrong: 'Ештеңе өзгерген жоқ. Мыналар дұрыс емес:',
  sheetError: (line, column, reason) =>
    `${f.number(line)}-жол, ${column}: ${
      {
        MISSING: 'мұнда керек',
        INVALID: 'бұл бағанға жарамайды',
        REPEATED: 'жоғарғы жолда бар',
        CATEGORY_UNKNOWN: 'мұндай санат жоқ',
        STAYS: 'өзгертуге болмайды',
      }[reason]
    }`,
  sheetTold: (rows, created, changed) =>
    created + changed === 0
      ? `Оқылды: ${f.number(rows)}, ештеңе өзгермейді.`
      : `Оқылды: ${f.number(rows)}. Жаңа: ${f.number(created)}, өзгерген: ${f.number(changed)}.`,
  sheetImport: (n) => `Тауарларды жүктеу: ${f.number(n)}`,
  sheetState: (state, done, total) =>
    ({
      RUNNING: `${f.number(total)} ішінен ${f.number(done)}. Кете берсеңіз болады, ол өзі жалғасады.`,
      DONE: `Дайын: ${f.number(total)} ішінен ${f.number(done)}.`,
      BROKEN: `${f.number(total)} ішінен ${f.number(done)} тауарда үзілді. Жалғастыру үшін сол файлды қайта жүктеңіз.`,
    })[state],
  sheetRefused: (n) => `Осы кезде басқа біреу өзгерткендіктен сол күйі қалды: ${f.number(n)}.`,
})
