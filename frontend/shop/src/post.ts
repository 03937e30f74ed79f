import type { Memory } from '@kit/host/storage'
import type { Host } from '@kit/host/host'
import { answer, type Api } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import type { Currency } from '@kit/text/formats'
import { createCart, type Cart } from './cart'
import { createCheckout, type Checkout, type CheckoutPort } from './checkout'
import type { Feed } from './feed'

type Language = NonNullable<components['schemas']['PlaceParcel']['language']>

export const CURRENCIES: readonly Currency[] = ['UZS', 'KZT']

/** Whoever fills in an address has the sheet open for longer than one who only taps. */
const SILENCE_MS = 10 * 60_000

/** What is ordered in one currency: a parcel has a single one, so each has a basket of its own. */
export interface Post {
  readonly currency: Currency
  /** Prices are smallest units of the currency, and products are articles. */
  readonly basket: Cart
  readonly checkout: Checkout
}

export function createPost(
  currency: Currency,
  parts: { api: Api; host: Host; feed: Feed; storage: Memory; keep: (what: string) => string },
): Post {
  const { api, host, feed, storage, keep } = parts
  const port = parcelOrders(api, currency)
  const key = keep(`post.${currency}.checkout`)
  return {
    currency,
    basket: createCart(storage, keep(`post.${currency}`)),
    checkout: createCheckout({ port, host, feed, storage, key, silenceMs: SILENCE_MS }),
  }
}

/** Orders that are paid with money and sent by post. */
export function parcelOrders(api: Api, currency: Currency): CheckoutPort {
  return {
    async place({ key, lines, language, terms }) {
      const body = {
        lines: lines.map(({ product, quantity, price }) => ({
          article: product,
          quantity,
          price: { currency, amount: price },
        })),
        language: language as Language, // one that an older version remembered is refused like any other
        ...(terms && { consent: { terms, language: language as Language } }),
      }
      const params = { header: { 'Idempotency-Key': key } }
      const { parcel, total, position } = await answer(api.POST('/api/parcels', { params, body }))
      return { order: { orderId: parcel, total: total.amount }, position }
    },
    invoice: ({ orderId }) =>
      answer(api.POST('/api/parcels/{id}/invoice', { params: { path: { id: orderId } } })),
  }
}
