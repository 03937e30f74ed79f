import type { Language } from './language'

/** Words for the plural categories a language has; `other` always serves. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Numbers, Stars, dates and plurals as one language writes them. */
export interface Formats {
  readonly language: Language
  number(value: number): string
  /** Whole Stars: `1 250 ★`, never broken across lines. */
  stars(amount: number): string
  /** The count with the right word: `21 товар`, `22 товара`, `25 товаров`. */
  count(n: number, forms: PluralForms): string
  /** Date and time in the user's zone. */
  moment(iso: string): string
  /** `5 minutes ago`; a plain date when it is more than a week away. */
  relative(iso: string, nowMs?: number): string
}

const NBSP = '\u00a0'
/** Uzbek is written in both scripts; ours is Latin. */
const LOCALES: Record<Language, string> = { en: 'en', ru: 'ru', uz: 'uz-Latn' }

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]
const WEEK_S = 7 * 86_400

export function formatsFor(language: Language): Formats {
  const locale = LOCALES[language]
  const numbers = new Intl.NumberFormat(locale)
  const rules = new Intl.PluralRules(locale)
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

  return {
    language,
    number: (value) => numbers.format(value),
    stars: (amount) => `${numbers.format(amount)}${NBSP}★`,
    count: (n, forms) => `${numbers.format(n)}${NBSP}${forms[rules.select(n)] ?? forms.other}`,
    moment: (iso) => moments.format(new Date(iso)),
    relative(iso, nowMs = Date.now()) {
      const seconds = (Date.parse(iso) - nowMs) / 1000
      if (Math.abs(seconds) > WEEK_S) return dates.format(new Date(iso))
      const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
      return step ? ago.format(Math.trunc(seconds / step[1]), step[0]) : ago.format(0, 'second')
    },
  }
}
