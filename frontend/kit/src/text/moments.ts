/**
 * Dates in Uzbek and Kazakh, written here because the WebViews of many phones come without their data
 * and silently fall back to placeholders like `2026 M11 21`. Words and order are those of CLDR.
 */
import type { Moments, Unit } from './formats'

interface Words {
  readonly months: readonly string[]
  /** A day without its year. */
  day(day: number, month: string): string
  date(day: string, year: number): string
  readonly now: string
  readonly yesterday: string
  readonly tomorrow: string
  before(amount: number, unit: Unit): string
  after(amount: number, unit: Unit): string
}

const LATIN = { day: 'kun', hour: 'soat', minute: 'daqiqa' } as const
const CYRILLIC = { day: 'кун', hour: 'соат', minute: 'дақиқа' } as const
const KAZAKH = { day: 'күн', hour: 'сағат', minute: 'минут' } as const

const UZBEK: Words = {
  months: ['yan', 'fev', 'mar', 'apr', 'may', 'iyn', 'iyl', 'avg', 'sen', 'okt', 'noy', 'dek'],
  day: (day, month) => `${day}-${month}`,
  date: (day, year) => `${day}, ${year}`,
  now: 'hozir',
  yesterday: 'kecha',
  tomorrow: 'ertaga',
  before: (amount, unit) => `${amount} ${LATIN[unit]} oldin`,
  after: (amount, unit) => `${amount} ${LATIN[unit]}dan keyin`,
}

const WORDS = {
  uz: UZBEK,
  'uz-Cyrl': {
    ...UZBEK,
    months: ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
    now: 'ҳозир',
    yesterday: 'кеча',
    tomorrow: 'эртага',
    before: (amount, unit) => `${amount} ${CYRILLIC[unit]} олдин`,
    after: (amount, unit) => `${amount} ${CYRILLIC[unit]}дан кейин`,
  },
  kk: {
    months: ['қаң.', 'ақп.', 'нау.', 'сәу.', 'мам.', 'мау.', 'шіл.', 'там.', 'қыр.', 'қаз.', 'қар.', 'жел.'],
    day: (day, month) => `${day} ${month}`,
    date: (day, year) => `${year} ж. ${day}`,
    now: 'қазір',
    yesterday: 'кеше',
    tomorrow: 'ертең',
    before: (amount, unit) => `${amount} ${KAZAKH[unit]} бұрын`,
    after: (amount, unit) => `${amount} ${KAZAKH[unit]}${unit === 'day' ? 'нен' : 'тан'} кейін`,
  },
} satisfies Record<string, Words>

/** The languages whose dates are written here. */
export type OwnDates = keyof typeof WORDS

export function hasOwnDates(language: string): language is OwnDates {
  return Object.hasOwn(WORDS, language)
}

/** A day without its year; `month` counts from 0. */
export function dayIn(language: OwnDates, day: number, month: number): string {
  const words: Words = WORDS[language]
  return words.day(day, words.months[month] ?? '')
}

const two = (n: number) => String(n).padStart(2, '0')

export function momentsIn(language: OwnDates): Moments {
  const words: Words = WORDS[language]
  const date = (at: Date) => words.date(dayIn(language, at.getDate(), at.getMonth()), at.getFullYear())
  return {
    date,
    moment: (at) => `${date(at)}, ${two(at.getHours())}:${two(at.getMinutes())}`,
    now: words.now,
    ago(amount, unit) {
      if (unit === 'day' && amount === -1) return words.yesterday
      if (unit === 'day' && amount === 1) return words.tomorrow
      return amount < 0 ? words.before(-amount, unit) : words.after(amount, unit)
    },
  }
}
