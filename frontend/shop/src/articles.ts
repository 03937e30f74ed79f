import { shallowReactive, watch } from 'vue'
import { answer, politely, type Api } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import type { Currency } from '@kit/text/formats'
import type { Language } from '@kit/text/language'
import type { Locale } from '@kit/text/locale'

export type Article = components['schemas']['OnSale']
export type Way = components['schemas']['Way']

/** What the shop sends by post, and how; the shop has at most 200 such things. */
export interface Articles {
  readonly all: readonly Article[]
  readonly ways: readonly Way[]
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly problem: unknown
  /** Asks again; what is known stays until the answer is there. */
  load(): Promise<void>
  find(id: string): Article | undefined
  /** The ways of sending that are paid in a currency. */
  waysIn(currency: Currency): readonly Way[]
  /** Whether there is anything, without asking for all of it. */
  any(): Promise<boolean>
}

export function createArticles(api: Api, locale: Locale<unknown>): Articles {
  const state = shallowReactive({
    all: [] as readonly Article[],
    ways: [] as readonly Way[],
    phase: 'loading' as 'loading' | 'ready' | 'failed',
    problem: undefined as unknown,
  })
  let latest = 0
  let wanted = false

  async function load(): Promise<void> {
    const mine = ++latest
    wanted = true
    try {
      const query = { lang: locale.language }
      const { articles, shipping } = await politely(() =>
        answer(api.GET('/api/articles', { params: { query } })),
      )
      if (mine !== latest) return
      Object.assign(state, { all: articles, ways: shipping, phase: 'ready', problem: undefined })
    } catch (problem) {
      if (mine === latest && state.phase !== 'ready') Object.assign(state, { phase: 'failed', problem })
    }
  }

  watch(
    () => locale.language,
    () => wanted && void load(),
  )
  return Object.assign(state, {
    load,
    find: (id: string) => state.all.find(({ article }) => article === id),
    waysIn: (currency: Currency) => state.ways.filter(({ price }) => price.currency === currency),
    async any() {
      const { articles } = await answer(api.GET('/api/articles', { params: { query: { limit: '1' } } }))
      return articles.length > 0
    },
  })
}

/** Countries in words; as their letters where a phone's data have none. */
export function countries(language: Language, codes: readonly string[]): string {
  try {
    const names = new Intl.DisplayNames([language, 'ru'], { type: 'region', fallback: 'code' })
    return codes.map((code) => names.of(code) ?? code).join(', ')
  } catch {
    return codes.join(', ')
  }
}
