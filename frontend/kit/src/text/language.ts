/** The languages of the mini apps, each named in itself. */
export const LANGUAGES = {
  en: 'English',
  ru: 'Русский',
  uz: 'O‘zbekcha',
  'uz-Cyrl': 'Ўзбекча',
  kk: 'Қазақша',
} as const

export type Language = keyof typeof LANGUAGES

/** The language for a BCP 47 tag such as Telegram's `language_code`; English for one we do not speak. */
export function languageOf(tag: string | null | undefined): Language {
  const [primary = '', ...rest] = (tag ?? '').toLowerCase().split(/[-_]/)
  if (primary === 'uz' && rest.includes('cyrl')) return 'uz-Cyrl'
  return isLanguage(primary) ? primary : 'en'
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value)
}
