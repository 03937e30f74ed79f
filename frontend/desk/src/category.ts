import { ref, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { useLoading, type Loading } from '@kit/api/loading'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { SPOKEN, type Tongue } from './product'
import { useSending } from './sending'
import { slugOf } from './slug'

export type Category = components['schemas']['ShopCategory']

/** What the server takes at most. */
export const CATEGORY_LIMITS = { name: 40, emoji: 16, rank: 9_999 } as const

/** Between two neighbours there is room for others. */
const STEP = 10

/** A category as it stands in the form. */
export interface CategoryDraft {
  /** Undefined while it is a new one. */
  id: string | undefined
  emoji: string
  names: Record<Tongue, string>
}

export function draftOfCategory(known?: Category): CategoryDraft {
  const names = Object.fromEntries(SPOKEN.map((tag) => [tag, known?.names[tag] ?? '']))
  return { id: known?.id, emoji: known?.emoji ?? '🗂', names: names as Record<Tongue, string> }
}

/** Whether the server would take it. */
export function isCategory({ emoji, names }: CategoryDraft): boolean {
  const told = Object.values(names).filter((name) => name.trim() !== '')
  const fits = told.every((name) => name.length <= CATEGORY_LIMITS.name)
  return (
    fits && (names.en ?? '').trim() !== '' && emoji.trim() !== '' && emoji.length <= CATEGORY_LIMITS.emoji
  )
}

/** The ranks that put one category a step further up or down; none if it stands at that end. */
export function ranksAfterMove(
  all: readonly Category[],
  id: string,
  by: -1 | 1,
): readonly { readonly id: string; readonly rank: number }[] {
  const order = all.map((it) => it.id)
  const from = order.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return []
  order.splice(from, 1)
  order.splice(to, 0, id)
  const known = new Map(all.map((it) => [it.id, it.rank]))
  return order
    .map((it, n) => ({ id: it, rank: n * STEP }))
    .filter(({ id: it, rank }) => known.get(it) !== rank)
}

/** The shop's categories, and changing them. */
export interface Categorising {
  readonly list: Loading<readonly Category[]>
  readonly draft: Ref<CategoryDraft | undefined>
  readonly wrong: Ref<boolean>
  readonly busy: Readonly<Ref<boolean>>
  open(category?: Category): void
  close(): void
  save(): Promise<void>
  move(id: string, by: -1 | 1): Promise<void>
  withdraw(category: Category): Promise<void>
}

/** For the setup of a screen. */
export function useCategories(desk: Desk): Categorising {
  const { connection, fresh, host, locale } = desk
  const { api } = connection
  const { busy, send } = useSending(desk)
  const draft = ref<CategoryDraft>()
  const wrong = ref(false)
  const list = useLoading(async () => {
    const params = { query: fresh() }
    return (await answer(api.GET('/api/desk/categories', { params }))).categories
  })

  async function save(): Promise<void> {
    const wanted = draft.value
    wrong.value = !wanted || !isCategory(wanted)
    if (!wanted || wrong.value) return host.haptic('error')
    const told = Object.entries(wanted.names).filter(([, name]) => name.trim() !== '')
    if (wanted.id === undefined) {
      const rank = Math.min((list.value?.at(-1)?.rank ?? 0) + STEP, CATEGORY_LIMITS.rank)
      const slug = slugOf(wanted.names.en).slice(0, CATEGORY_LIMITS.name).replace(/-+$/, '')
      const category = slug || `category-${Date.now().toString(36)}` // a name of signs alone
      const body = { category, emoji: wanted.emoji.trim(), names: Object.fromEntries(told), rank }
      if (!(await send(() => answer(api.POST('/api/desk/categories', { body }))))) return
    } else {
      const known = list.value?.find(({ id }) => id === wanted.id)
      for (const [language, name] of told) {
        if (known?.names[language] === name) continue
        const params = { path: { id: wanted.id, language } }
        const call = () => api.PUT('/api/desk/categories/{id}/names/{language}', { params, body: { name } })
        if (!(await send(() => answer(call())))) return
      }
    }
    draft.value = undefined
    host.haptic('success')
    snack({ text: locale.t.saved })
    await list.reload()
  }

  async function move(id: string, by: -1 | 1): Promise<void> {
    for (const { id: one, rank } of ranksAfterMove(list.value ?? [], id, by)) {
      const params = { path: { id: one } }
      if (!(await send(() => answer(api.PUT('/api/desk/categories/{id}/rank', { params, body: { rank } })))))
        break
    }
    await list.reload()
  }

  async function withdraw({ id }: Category): Promise<void> {
    const { categoryWithdrawAsk, categoryWithdrawText, categoryWithdraw, discardNo } = locale.t
    const question = {
      title: categoryWithdrawAsk,
      text: categoryWithdrawText,
      yes: categoryWithdraw,
      no: discardNo,
    }
    if (busy.value || !(await ask(host, question))) return
    const params = { path: { id } }
    if (!(await send(() => answer(api.DELETE('/api/desk/categories/{id}', { params }))))) return
    draft.value = undefined
    host.haptic('success')
    await list.reload()
  }

  return {
    list,
    draft,
    wrong,
    busy,
    open(category) {
      draft.value = draftOfCategory(category)
      wrong.value = false
    },
    close: () => (draft.value = undefined),
    save,
    move,
    withdraw,
  }
}
