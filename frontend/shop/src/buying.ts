import { computed, watch, type ComputedRef } from 'vue'
import type { MainAction } from '@kit/host/buttons'
import type { Product } from './catalogue'
import { busy } from './checkoutState'
import type { Shop } from './shop'
import { useSubscriptions, type Subscription } from './subscribing'

/** Subscribing to a product from its own page: it is never in the cart. */
export interface Buying {
  /** The user's subscription to it, while it gives access. */
  readonly running: ComputedRef<Subscription | undefined>
  /** Why it was not bought. */
  readonly note: ComputedRef<string | undefined>
  action(product: Product): MainAction | undefined
}

export function useBuying(shop: Shop, id: () => string, reload: () => void): Buying {
  const { checkout, terms, locale } = shop
  const own = useSubscriptions(shop)
  const running = computed(() => own.all.find((it) => it.product === id() && it.access))
  // Whoever pays agrees to them, so they have to be there first; unless they cannot be had.
  const awaitsTerms = computed(() => terms.value === undefined && terms.problem === undefined)
  void terms.load()

  const note = computed(() => {
    const state = checkout.state.value
    if (state.kind === 'unanswered') return locale.t.unanswered
    if (state.kind !== 'refused') return undefined
    return `${state.problem.detail ?? locale.t.failed} ${locale.t.notPlaced}`
  })

  watch(checkout.state, (state) => {
    if (state.kind !== 'refused') return
    if (state.problem.code === 'CONSENT_REQUIRED') void terms.load(true)
    if (state.problem.code === 'ALREADY_SUBSCRIBED') void own.reload()
    if (state.problem.code === 'PRICE_CHANGED') reload()
  })

  function action(product: Product): MainAction | undefined {
    if (running.value || own.loading || !product.available || product.left === 0) return undefined
    const { title, emoji, price } = product
    const version = terms.value?.version
    return {
      text: locale.t.subscribe(price),
      progress: busy(checkout.state.value) || awaitsTerms.value,
      press: () =>
        checkout.press([{ product: product.id, title, emoji, price, quantity: 1 }], locale.language, {
          ...(version && { terms: version }),
          total: price,
        }),
    }
  }

  return { running, note, action }
}
