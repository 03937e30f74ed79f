import { shallowReactive } from 'vue'
import type { Memory } from '../host/storage'
import { formatsFor, type Formats } from './formats'
import { isLanguage, LANGUAGES, languageOf, type Language } from './language'

/** The words and formats in use; both change together when the user chooses another language. */
export interface Locale<Text> {
  readonly f: Formats
  readonly t: Text
  readonly language: Language
  /** Those that this app speaks. */
  readonly languages: readonly Language[]
  choose(language: Language): Promise<void>
}

type Words<Text> = () => Promise<(f: Formats) => Text>

/**
 * Makes a language's words; each language is a chunk of its own that is loaded when it is wanted. Uzbek
 * in Cyrillic letters is made from Uzbek in Latin ones.
 */
export type TextLoader<Text> = Readonly<Record<Exclude<Language, 'uz-Cyrl'>, Words<Text>>>

const CHOSEN = 'zij.language'

/** Starts with the user's own choice, else with the language of their Telegram. */
export async function createLocale<Text>(
  texts: TextLoader<Text>,
  languageCode: string | undefined,
  storage: Memory,
  document: Document,
): Promise<Locale<Text>> {
  const all: Readonly<Record<Language, Words<Text>>> = {
    ...texts,
    'uz-Cyrl': async () => {
      const [latin, { inCyrillic }] = await Promise.all([texts.uz(), import('./cyrillic')])
      return (f) => inCyrillic(latin(f))
    },
  }
  const load = async (language: Language) => {
    const f = formatsFor(language)
    const t = (await all[language]())(f)
    document.documentElement.lang = language
    return { f, t, language }
  }
  const chosen = storage.getItem(CHOSEN)
  const current = shallowReactive(await load(isLanguage(chosen) ? chosen : languageOf(languageCode)))
  return Object.assign(current, {
    languages: Object.keys(LANGUAGES) as Language[],
    async choose(language: Language) {
      Object.assign(current, await load(language))
      storage.setItem(CHOSEN, language)
    },
  })
}
