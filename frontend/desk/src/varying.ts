import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { highestPrice, type Product, type Tongue } from './product'
import { useSending } from './sending'
import { useUnsaved } from './unsaved'
import {
  draftOfOptions,
  idOf,
  missingOf,
  optionsOf,
  wrongTongue,
  type Missing,
  type OptionDraft,
} from './variant'

/** What stands in the form: the options, and prices by combination, as they were typed. */
export interface VaryingDraft {
  options: OptionDraft[]
  prices: Record<string, string>
}

/** A product's options and variants in their form. */
export interface Varying {
  readonly product: Loading<Product>
  readonly draft: Ref<VaryingDraft | undefined>
  readonly tongue: Ref<Tongue>
  readonly wrong: Ref<boolean>
  readonly busy: Readonly<Ref<boolean>>
  /** Whether options were typed that the shop does not have. */
  readonly changed: ComputedRef<boolean>
  readonly restored: Ref<boolean>
  /** Combinations that could be made. */
  readonly missing: ComputedRef<readonly Missing[]>
  /** Of those, the ones that have a price. */
  readonly wanted: ComputedRef<readonly Missing[]>
  readonly drafts: ComputedRef<readonly string[]>
  priceFault(missing: Missing): boolean
  save(): Promise<void>
  make(): Promise<void>
  publishAll(): Promise<void>
  discard(): void
}

/** For the setup of a screen. */
export function useVarying(desk: Desk, id: string): Varying {
  const { connection, fresh, host, locale } = desk
  const { api } = connection
  const params = { path: { id } }
  const product = useLoading(() =>
    answer(api.GET('/api/desk/products/{id}', { params: { ...params, query: fresh() } })),
  )
  const { busy, send } = useSending(desk)
  const draft = ref<VaryingDraft>()
  const tongue = ref<Tongue>('en')
  const wrong = ref(false)
  const restored = ref(false)

  const knownOptions = () => product.value?.product.options ?? []
  const changed = computed(
    () =>
      !!draft.value && JSON.stringify(draft.value.options) !== JSON.stringify(draftOfOptions(knownOptions())),
  )
  const { kept } = useUnsaved(
    desk,
    `${id}.variants`,
    () => draft.value,
    () => changed.value || Object.values(draft.value?.prices ?? {}).some((it) => it.trim() !== ''),
  )
  const missing = computed(() =>
    changed.value ? [] : missingOf(knownOptions(), product.value?.product.variants ?? []),
  )
  const typed = ({ key }: Missing) =>
    (draft.value?.prices[key] ?? String(product.value?.product.price ?? '')).trim()
  const wanted = computed(() => missing.value.filter((it) => typed(it) !== ''))
  const drafts = computed(() =>
    (product.value?.product.variants ?? []).filter(({ state }) => state === 'draft').map((it) => it.id),
  )

  watch(
    () => product.value,
    (found) => {
      if (!found) return
      const mine = draft.value ?? kept()
      const options = draftOfOptions(found.product.options)
      draft.value = mine ?? { options, prices: {} }
      restored.value ||= !!mine && changed.value
    },
  )
  watch(
    () => draft.value?.options,
    () => (wrong.value = false),
    { deep: true },
  )

  function priceFault(it: Missing): boolean {
    const text = typed(it)
    const price = /^\d{1,6}$/.test(text) ? Number(text) : 0
    return text !== '' && (price < 1 || price > highestPrice(product.value?.selling ?? 'once'))
  }

  async function save(): Promise<void> {
    if (!draft.value) return
    const where = wrongTongue(draft.value.options)
    if (where) {
      tongue.value = where
      wrong.value = true
      return host.haptic('error')
    }
    const body = { options: optionsOf(draft.value.options) }
    if (!(await send(() => answer(api.PUT('/api/desk/products/{id}/options', { params, body }))))) return
    draft.value.options = draftOfOptions(body.options)
    restored.value = false
    host.haptic('success')
    snack({ text: locale.t.saved })
    await product.reload()
  }

  /** One after the other; what was made stays made, and what was not keeps the price that was typed. */
  async function make(): Promise<void> {
    if (wanted.value.some(priceFault)) return host.haptic('error')
    let made = 0
    for (const one of wanted.value) {
      const { combination } = one
      const body = { variant: idOf(id, knownOptions(), one), combination, price: Number(typed(one)) }
      if (!(await send(() => answer(api.POST('/api/desk/products/{id}/variants', { params, body }))))) break
      made++
      if (draft.value) Reflect.deleteProperty(draft.value.prices, one.key)
    }
    if (made > 0) {
      host.haptic('success')
      snack({ text: locale.t.variantsMade(made) })
    }
    await product.reload()
  }

  async function move(ids: readonly string[], to: 'publish' | 'withdraw'): Promise<void> {
    const moved: string[] = []
    for (const one of ids) {
      const path = { params: { path: { id: one } } }
      const call = () =>
        to === 'publish'
          ? api.POST('/api/desk/products/{id}/publish', path)
          : api.POST('/api/desk/products/{id}/withdraw', path)
      if (!(await send(() => answer(call())))) break
      moved.push(one)
    }
    if (moved.length > 0) {
      host.haptic('success')
      const back = to === 'publish' ? 'withdraw' : 'publish'
      const undo = { text: locale.t.undo, press: () => void move(moved, back) }
      snack({ text: locale.t.done[to], action: undo })
    }
    await product.reload()
  }

  return {
    product,
    draft,
    tongue,
    wrong,
    busy,
    changed,
    restored,
    missing,
    wanted,
    drafts,
    priceFault,
    save,
    make,
    publishAll: () => move(drafts.value, 'publish'),
    discard() {
      if (draft.value) draft.value = { options: draftOfOptions(knownOptions()), prices: {} }
      restored.value = false
    },
  }
}
