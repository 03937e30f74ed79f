import { shallowReactive, watch } from 'vue'
import type { Api } from '@kit/api/client'
import { answer, politely } from '@kit/api/client'
import { isMissing } from '@kit/api/loading'
import type { components } from '@kit/api/contract.gen'
import type { Locale } from '@kit/text/locale'

export type ProductCard = components['schemas']['ProductCard']
export type Product = components['schemas']['Product']

const PAGE = 24

/** The list that the first screen shows; kept while the buyer is on other screens. */
export interface Catalogue {
  readonly state: {
    readonly products: readonly ProductCard[]
    readonly query: string
    /** Id of the category that the list is narrowed to; empty for all. */
    readonly category: string
    readonly phase: 'loading' | 'ready' | 'failed'
    readonly problem: unknown
  }
  /** Looks for words in a category, or in all; nothing happens if that is what is shown. */
  search(query: string, category?: string): Promise<void>
  /** The next page; nothing happens while one is on its way or when there is none. */
  more(): Promise<void>
  reload(): Promise<void>
  product(id: string): Promise<Product>
  card(id: string): ProductCard | undefined
}

export function createCatalogue(api: Api, locale: Locale<unknown>): Catalogue {
  const state = shallowReactive({
    products: [] as readonly ProductCard[],
    query: '',
    category: '',
    phase: 'loading' as 'loading' | 'ready' | 'failed',
    problem: undefined as unknown,
  })
  let next: string | undefined
  let latest = 0
  let following = false

  async function load(fresh: boolean): Promise<void> {
    const mine = ++latest
    const query = {
      lang: locale.language,
      limit: PAGE,
      ...(state.query && { q: state.query }),
      ...(state.category && { category: state.category }),
    }
    const cursor = fresh || next === undefined ? {} : { cursor: next }
    try {
      const call = () => api.GET('/api/catalog/products', { params: { query: { ...query, ...cursor } } })
      const page = await politely(() => answer(call()))
      if (mine !== latest) return
      state.products = fresh ? page.products : [...state.products, ...page.products]
      next = page.next ?? undefined
      Object.assign(state, { phase: 'ready', problem: undefined })
    } catch (problem) {
      if (mine === latest && state.category && isMissing(problem)) {
        // The category was taken away, but not what was in it.
        state.category = ''
        return load(true)
      }
      // A page that failed to follow leaves the list as it is: scrolling asks for it again.
      if (mine === latest && fresh) Object.assign(state, { phase: 'failed', problem })
    } finally {
      if (mine === latest) following = false
    }
  }

  async function reload(): Promise<void> {
    state.phase = 'loading'
    await load(true)
  }

  watch(() => locale.language, reload)
  return {
    state,
    reload,
    async search(query, category = state.category) {
      const trimmed = query.trim().slice(0, 64)
      if (trimmed === state.query && category === state.category && state.phase !== 'failed') return
      Object.assign(state, { query: trimmed, category })
      await reload()
    },
    async more() {
      if (following || state.phase !== 'ready' || next === undefined) return
      following = true
      await load(false)
    },
    product: (id) =>
      politely(() =>
        answer(
          api.GET('/api/catalog/products/{id}', {
            params: { path: { id }, query: { lang: locale.language } },
          }),
        ),
      ),
    card: (id) => state.products.find((it) => it.id === id),
  }
}
