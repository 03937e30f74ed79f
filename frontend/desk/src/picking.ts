import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { snack } from '@kit/components/snack'
import type { Category } from './category'
import type { Desk } from './desk'
import { usePages, type Pages } from './pages'
import type { Card } from './product'
import { PROMOTION_LIMITS, withMore, type Picked } from './promotion'

const TYPING_MS = 250
/** More are found by typing more of a name. */
const FOUND_MAX = 6
const CATEGORY_MAX = 100

/** Picking the products that a promotion is for. */
export interface Picking {
  /** As it is being typed. */
  readonly word: Ref<string>
  readonly found: Pages<Card>
  /** Whether there may be more than are shown. */
  readonly cut: ComputedRef<boolean>
  /** Those that have something in them. */
  readonly categories: Loading<readonly Category[]>
  isPicked(id: string): boolean
  /** Picks it, or takes it out again. */
  toggle(card: Picked): void
  /** Picks all that are in a category now, as far as there is room. */
  addCategory(category: string): Promise<void>
}

/** For the setup of a screen. */
export function usePicking(
  { connection, fresh, host, locale }: Desk,
  products: Ref<readonly Picked[]>,
): Picking {
  const { api } = connection
  const ask = (query: { q?: string; category?: string; limit: number }) =>
    answer(
      api.GET('/api/desk/products', { params: { query: { ...fresh(), lang: locale.language, ...query } } }),
    )

  const word = ref('')
  const q = ref('')
  let typing: ReturnType<typeof setTimeout> | undefined
  watch(word, () => {
    clearTimeout(typing)
    typing = setTimeout(() => (q.value = word.value.trim()), TYPING_MS)
  })
  onScopeDispose(() => clearTimeout(typing))

  const found = usePages<Card>(
    async () => {
      const page = await ask({ limit: FOUND_MAX, ...(q.value && { q: q.value }) })
      return { items: page.products, next: page.next }
    },
    () => [q.value, locale.language],
  )
  const categories = useLoading(async () => {
    const all = await answer(api.GET('/api/desk/categories', { params: { query: fresh() } }))
    return all.categories.filter((category) => category.products > 0)
  })
  const isPicked = (id: string) => products.value.some((it) => it.id === id)

  function add(more: readonly Picked[]): void {
    // What the model has now is known with the next tick only.
    const before = products.value
    const after = withMore(before, more)
    const isAll = more.every(({ id }) => after.some((it) => it.id === id))
    products.value = after
    host.haptic(isAll ? 'selection' : 'error')
    if (!isAll) snack({ text: locale.t.promotionFull(PROMOTION_LIMITS.products) })
    else if (more.length > 1) snack({ text: locale.t.promotionAdded(after.length - before.length) })
  }

  return {
    word,
    found,
    cut: computed(() => found.value?.length === FOUND_MAX),
    categories,
    isPicked,
    toggle({ id, title, emoji }) {
      if (!isPicked(id)) return add([{ id, title, emoji }])
      host.haptic('selection')
      products.value = products.value.filter((it) => it.id !== id)
    },
    async addCategory(category) {
      try {
        const { products: all } = await ask({ category, limit: CATEGORY_MAX })
        add(all.map(({ id, title, emoji }) => ({ id, title, emoji })))
      } catch {
        host.haptic('error')
        snack({ text: locale.t.failedText })
      }
    },
  }
}
