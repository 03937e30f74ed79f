import { ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import {
  afterChange,
  changesOf,
  draftOf,
  faultOf,
  faultsOf,
  isChanged,
  type Change,
  type Draft,
  type Faults,
  type Product,
} from './product'
import { useSending } from './sending'
import { useUnsaved } from './unsaved'

/** One product in its form. */
export interface Editing {
  readonly product: Loading<Product>
  /** As it stands in the form; undefined until the product is there. */
  readonly draft: Ref<Draft | undefined>
  readonly faults: Ref<Faults>
  readonly busy: Readonly<Ref<boolean>>
  readonly changed: ComputedRef<boolean>
  /** Whether the form shows what was typed before the page was loaded again. */
  readonly restored: Ref<boolean>
  save(): Promise<void>
  discard(): void
  publish(): Promise<void>
  withdraw(): Promise<void>
}

/** What a screen that edits a product does; for the setup of that screen. */
export function useEditing(desk: Desk, id: string): Editing {
  const { connection, fresh, host, locale } = desk
  const path = { id }
  const product = useLoading(() =>
    answer(connection.api.GET('/api/desk/products/{id}', { params: { path, query: fresh() } })),
  )
  const known = ref<Draft>()
  const draft = ref<Draft>()
  const faults = ref<Faults>({})
  const restored = ref(false)
  const { busy, send } = useSending(desk)
  const differs = () => !!known.value && !!draft.value && isChanged(known.value, draft.value)
  const { changed, kept } = useUnsaved(desk, id, () => draft.value, differs)

  watch(
    () => product.value,
    (found) => {
      if (!found) return
      const mine = changed.value ? draft.value : kept()
      known.value = draftOf(found)
      // What is typed stays; what the shop alone decides does not come from the form.
      draft.value = mine ? { ...draftOf(found), price: mine.price, texts: mine.texts } : draftOf(found)
      restored.value ||= !!mine && differs()
    },
  )
  watch(draft, () => (faults.value = {}), { deep: true })

  function refusal(problem: unknown, change?: Change): boolean {
    const found = faultOf(problem, change)
    if (found) faults.value = found
    return !!found
  }

  function tell(change: Change): Promise<{ readonly position: number }> {
    if (change.kind === 'price') {
      const body = { price: change.price }
      return answer(connection.api.PUT('/api/desk/products/{id}/price', { params: { path }, body }))
    }
    const params = { path: { id, language: change.language } }
    const body = change.text
    return answer(connection.api.PUT('/api/desk/products/{id}/texts/{language}', { params, body }))
  }

  async function save(): Promise<void> {
    if (!known.value || !draft.value) return
    faults.value = faultsOf(draft.value, known.value)
    if (Object.keys(faults.value).length > 0) return host.haptic('error')
    const wanted = plain(draft.value)
    for (const change of changesOf(known.value, wanted)) {
      const sent = await send(
        () => tell(change),
        (problem) => refusal(problem, change),
      )
      if (!sent) return
      known.value = afterChange(known.value, change)
    }
    known.value = wanted
    restored.value = false
    host.haptic('success')
    snack({ text: locale.t.saved })
    await product.reload()
  }

  async function move(to: 'publish' | 'withdraw'): Promise<void> {
    const call = () =>
      to === 'publish'
        ? connection.api.POST('/api/desk/products/{id}/publish', { params: { path } })
        : connection.api.POST('/api/desk/products/{id}/withdraw', { params: { path } })
    if (!(await send(() => answer(call()), refusal))) return
    host.haptic('success')
    const back = to === 'publish' ? 'withdraw' : 'publish'
    snack({ text: locale.t.done[to], action: { text: locale.t.undo, press: () => void move(back) } })
    await product.reload()
  }

  return {
    product,
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
function plain(draft: Draft): Draft {
  return JSON.parse(JSON.stringify(draft)) as Draft
}
