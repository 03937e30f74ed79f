import { shallowReactive } from 'vue'
import type { Memory } from '../host/storage'
import { formatsFor, type Formats } from './formats'
import { isLanguage, languageOf, type Language } from './language'

/** The words and formats in use; both change together when the user chooses another language. */
export interface Locale<Text> {
  readonly f: Formats
  readonly t: Text
  readonly language: Language
  choose(language: Language): Promise<void>
}

/** Makes a language's words; each language is a chunk of its own that is loaded when it is wanted. */
export type TextLoader<Text> = Readonly<Record<Language, () => Promise<(f: Formats) => Text>>>

const CHOSEN = 'zij.language'

/** Starts with the user's own choice, else with the language of their Telegram. */
export async function createLocale<Text>(
  texts: TextLoader<Text>,
  languageCode: string | undefined,
  storage: Memory,
  document: Document,
): Promise<Locale<Text>> {
  const load = async (language: Language) => {
    const f = formatsFor(language)
    const t = (await texts[language]())(f)
    document.documentElement.lang = language
    return { f, t, language }
  }
  const chosen = storage.getItem(CHOSEN)
  const current = shallowReactive(await load(isLanguage(chosen) ? chosen : languageOf(languageCode)))
  return Object.assign(current, {
    async choose(language: Language) {
      Object.assign(current, await load(language))
      storage.setItem(CHOSEN, language)
    },
  })
}
