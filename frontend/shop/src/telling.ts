import { watch } from 'vue'
import type { Router } from 'vue-router'
import { orderOf, type CheckoutState } from './checkoutState'
import type { Shop } from './shop'

const PRODUCT = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** Tells of the steps towards a purchase, as they show in the screens, the cart and the checkout. */
export function tellOfSteps({ telemetry, cart, checkout }: Shop, router: Router): void {
  router.afterEach(({ name, params }) => {
    const product = String(params['id'])
    if (name === 'catalogue') telemetry.tell('view')
    if (name === 'product' && PRODUCT.test(product)) telemetry.tell('view', { product })
    if (name === 'cart' && cart.units.value > 0) telemetry.tell('cart')
  })
  watch(cart.lines, (now, before) => {
    for (const { product } of now) {
      if (!before.some((line) => line.product === product)) telemetry.tell('add', { product })
    }
  })
  watch(checkout.state, (now, before) => tellOfCheckout(now, before), { flush: 'sync' })

  function tellOfCheckout(now: CheckoutState, before: CheckoutState): void {
    const order = orderOf(now)
    if (before.kind === 'placing' && order) {
      telemetry.tell('checkout', { order: order.orderId })
    }
    if (now.kind === 'paying') telemetry.tell('invoice', { order: now.order.orderId })
    if (before.kind !== 'paying') return
    const outcome = now.kind === 'checking' ? 'paid' : now.kind === 'unpaid' ? now.why : undefined
    if (outcome && SHEET.has(outcome)) {
      telemetry.tell('sheet', { order: before.order.orderId, detail: outcome })
    }
  }
}

/** What the client says when the payment sheet closes. */
const SHEET = new Set(['paid', 'cancelled', 'failed', 'pending'])
