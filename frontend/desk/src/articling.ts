import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { snack } from '@kit/components/snack'
import {
  articleChanges,
  articleDraft,
  articleFault,
  articleFaults,
  type Article,
  type ArticleChange,
  type ArticleDraft,
} from './article'
import type { Desk } from './desk'
import type { Faults } from './product'
import { useSending } from './sending'
import { useUnsaved } from './unsaved'

/** One article in its form. */
export interface Articling {
  readonly all: Loading<unknown>
  /** Undefined while it is not known, and where there is none. */
  readonly article: ComputedRef<Article | undefined>
  readonly draft: Ref<ArticleDraft | undefined>
  readonly faults: Ref<Faults>
  readonly busy: Readonly<Ref<boolean>>
  readonly changed: ComputedRef<boolean>
  readonly restored: Ref<boolean>
  save(): Promise<void>
  discard(): void
  publish(): Promise<void>
  withdraw(): Promise<void>
}

/** For the setup of a screen. */
export function useArticle(desk: Desk, id: string): Articling {
  const { connection, fresh, host, locale } = desk
  const path = { id }
  const all = useLoading(() =>
    answer(connection.api.GET('/api/desk/articles', { params: { query: fresh() } })),
  )
  const article = computed(() => all.value?.articles.find((it) => it.article === id))
  const known = ref<ArticleDraft>()
  const draft = ref<ArticleDraft>()
  const faults = ref<Faults>({})
  const restored = ref(false)
  const { busy, send } = useSending(desk)
  const differs = () => !!known.value && JSON.stringify(known.value) !== JSON.stringify(draft.value)
  const { changed, kept } = useUnsaved(desk, `article.${id}`, () => draft.value, differs)

  watch(article, (found) => {
    if (!found) return
    const mine = changed.value ? draft.value : kept()
    known.value = articleDraft(found)
    // What is typed stays; what the shop alone decides does not come from the form.
    draft.value = { ...articleDraft(found), ...(mine && { price: mine.price, texts: mine.texts }) }
    restored.value ||= !!mine && differs()
  })
  watch(draft, () => (faults.value = {}), { deep: true })

  function tell(change: ArticleChange): Promise<{ readonly position: number }> {
    if (change.kind === 'price') {
      const body = { price: change.price }
      return answer(connection.api.PUT('/api/desk/articles/{id}/price', { params: { path }, body }))
    }
    const params = { path: { id, language: change.language } }
    return answer(
      connection.api.PUT('/api/desk/articles/{id}/texts/{language}', { params, body: change.text }),
    )
  }

  function refusal(problem: unknown, change?: ArticleChange): boolean {
    const found = articleFault(problem, change)
    if (found) faults.value = found
    return !!found
  }

  async function save(): Promise<void> {
    if (!known.value || !draft.value) return
    faults.value = articleFaults(draft.value, known.value)
    if (Object.keys(faults.value).length > 0) return host.haptic('error')
    const wanted = plain(draft.value)
    for (const change of articleChanges(known.value, wanted)) {
      const sent = await send(
        () => tell(change),
        (problem) => refusal(problem, change),
      )
      // What went through is not told again: the form is compared with what the shop has now.
      if (!sent) return all.reload()
    }
    known.value = wanted
    restored.value = false
    host.haptic('success')
    snack({ text: locale.t.saved })
    await all.reload()
  }

  async function move(to: 'publish' | 'withdraw'): Promise<void> {
    const call = () =>
      to === 'publish'
        ? connection.api.POST('/api/desk/articles/{id}/publish', { params: { path } })
        : connection.api.POST('/api/desk/articles/{id}/withdraw', { params: { path } })
    if (!(await send(() => answer(call()), refusal))) return
    host.haptic('success')
    const back = to === 'publish' ? 'withdraw' : 'publish'
    snack({ text: locale.t.done[to], action: { text: locale.t.undo, press: () => void move(back) } })
    await all.reload()
  }

  return {
    all,
    article,
    draft,
    faults,
    busy,
    changed,
    restored,
    save,
    discard() {
      if (known.value) draft.value = plain(known.value)
      restored.value = false
    },
    publish: () => move('publish'),
    withdraw: () => move('withdraw'),
  }
}

/** Without what makes it reactive. */
function plain(draft: ArticleDraft): ArticleDraft {
  return JSON.parse(JSON.stringify(draft)) as ArticleDraft
}
