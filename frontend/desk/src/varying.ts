import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { makeVariant } from './making'
import { highestPrice, type Product, type Tongue } from './product'
import { useSending } from './sending'
import { useUnsaved } from './unsaved'
import {
  draftOfOptions,
  endsSelling,
  missingOf,
  optionsOf,
  roomFor,
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
  /** Combinations that are not made. */
  readonly missing: ComputedRef<readonly Missing[]>
  /** How many of them can be made. */
  readonly room: ComputedRef<number>
  /** Of those, the ones that have a price, as many as can be made. */
  readonly wanted: ComputedRef<readonly Missing[]>
  readonly drafts: ComputedRef<readonly string[]>
  /** What is in the field of its price. */
  priceOf(missing: Missing): string
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
  const room = computed(() => roomFor(product.value?.product.variants ?? []))
  // Where not all can be made, only somebody who wants them can say which.
  const usual = computed(() =>
    missing.value.length > room.value ? '' : String(product.value?.product.price ?? ''),
  )
  const priceOf = ({ key }: Missing) => draft.value?.prices[key] ?? usual.value
  const typed = (it: Missing) => priceOf(it).trim()
  const wanted = computed(() => missing.value.filter((it) => typed(it) !== '').slice(0, room.value))
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

  /** Whether it may be sold only as its variants from now on, if it could be ordered as itself. */
  async function agreed(): Promise<boolean> {
    const sold = product.value?.product
    if (!sold || !endsSelling(sold)) return true
    const { variesAsk, variesAskText, variesYes: yes, variesNo: no } = locale.t
    const name = sold.texts[locale.language]?.title ?? sold.texts['en']?.title ?? id
    return ask(host, { title: variesAsk, text: variesAskText(name), yes, no })
  }

  /** One after the other; what was made stays made, and what was not keeps the price that was typed. */
  async function make(): Promise<void> {
    if (wanted.value.some(priceFault)) return host.haptic('error')
    if (busy.value || !(await agreed())) return
    // What was agreed to is what is made, whatever is typed meanwhile.
    const all = wanted.value.map((one) => ({ one, price: Number(typed(one)) }))
    let made = 0
    for (const { one, price } of all) {
      if (!(await send(() => makeVariant(api, id, knownOptions(), one, price)))) break
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
    room,
    wanted,
    drafts,
    priceOf,
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
