import type { components } from '../api/contract.gen'
import type { Language } from './language'
import { hasOwnDates, momentsIn } from './moments'

/** Words for the plural categories a language has; `other` always serves. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Money in its currency's smallest units; never Stars. */
export type Money = components['schemas']['Money']
export type Currency = Money['currency']

/** Numbers, Stars, dates and plurals as one language writes them. */
export interface Formats {
  readonly language: Language
  number(value: number | bigint): string
  /** What stands between whole and fraction. */
  readonly decimal: string
  /** Whole Stars: `1 250 ★`, never broken across lines. */
  stars(amount: number): string
  /** `180 000 so‘m`, with tiyin only where there are some; never broken across lines. */
  money(money: Money): string
  /** What a currency is called beside an amount. */
  currency(currency: Currency): string
  /** About so many bytes: `1.5 MB`. */
  bytes(size: number): string
  /** The count with the right word: `21 товар`, `22 товара`, `25 товаров`. */
  count(n: number, forms: PluralForms): string
  /** Date and time in the user's zone. */
  moment(iso: string): string
  /** `5 minutes ago`; a plain date when it is more than a week away. */
  relative(iso: string, nowMs?: number): string
}

/** How one language writes moments. */
export interface Moments {
  readonly now: string
  date(at: Date): string
  moment(at: Date): string
  /** `amount` is negative for the past. */
  ago(amount: number, unit: Unit): string
}

export type Unit = 'day' | 'hour' | 'minute'

const NBSP = '\u00a0'
const STEPS: readonly [unit: Unit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]
const KILO = 1_024
const UNITS = { latin: ['B', 'KB', 'MB', 'GB'], cyrillic: ['Б', 'КБ', 'МБ', 'ГБ'] } as const
/** Both currencies have two decimals. */
const MINOR = 100
/** Intl would write `UZS` or `soʻm` as each phone's data have it, and in Kazakh none has any. */
const CURRENCIES: Readonly<Record<Currency, Readonly<Record<Language, string>>>> = {
  UZS: { en: 'so‘m', uz: 'so‘m', 'uz-Cyrl': 'сўм', ru: 'сум', kk: 'сум' },
  KZT: { en: '₸', uz: '₸', 'uz-Cyrl': '₸', ru: '₸', kk: '₸' },
}
const WEEK_S = 7 * 86_400

function momentsOf(language: 'en' | 'ru'): Moments {
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  return {
    now: ago.format(0, 'second'),
    date: (at) => dates.format(at),
    moment: (at) => moments.format(at),
    ago: (amount, unit) => ago.format(amount, unit),
  }
}

/** Uzbek and Kazakh group digits as Russian does, and not every WebView knows them itself. */
export function numbersOf(language: Language): 'en' | 'ru' {
  return language === 'en' ? 'en' : 'ru'
}

export function formatsFor(language: Language): Formats {
  const numbers = new Intl.NumberFormat(numbersOf(language))
  const sizes = new Intl.NumberFormat(numbersOf(language), { maximumFractionDigits: 1 })
  const fractions = new Intl.NumberFormat(numbersOf(language), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const script = language === 'en' || language === 'uz' ? 'latin' : 'cyrillic'
  const rules = new Intl.PluralRules(language)
  const moments = hasOwnDates(language) ? momentsIn(language) : momentsOf(language)

  return {
    language,
    number: (value) => numbers.format(value),
    decimal: language === 'en' ? '.' : ',',
    stars: (amount) => `${numbers.format(amount)}${NBSP}★`,
    money({ currency, amount }) {
      const digits = amount % MINOR === 0 ? numbers : fractions
      return `${digits.format(amount / MINOR)}${NBSP}${CURRENCIES[currency][language]}`
    },
    currency: (currency) => CURRENCIES[currency][language],
    bytes(size) {
      const step = [KILO, KILO ** 2, KILO ** 3].filter((least) => size >= least).length
      const value = size / KILO ** step
      return `${sizes.format(value)}${NBSP}${UNITS[script][step]}`
    },
    count: (n, forms) => `${numbers.format(n)}${NBSP}${forms[rules.select(n)] ?? forms.other}`,
    moment: (iso) => moments.moment(new Date(iso)),
    relative(iso, nowMs = Date.now()) {
      const seconds = (Date.parse(iso) - nowMs) / 1000
      if (Math.abs(seconds) > WEEK_S) return moments.date(new Date(iso))
      const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
      return step ? moments.ago(Math.trunc(seconds / step[1]), step[0]) : moments.now
    },
  }
}
