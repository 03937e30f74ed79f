import type { components } from '@kit/api/contract.gen'
import { PROBLEM, SIGNED_IN } from '../../kit/test/contract/contract'
import { signsIn } from '../../kit/test/contract/exchanges'
import { like, some, text, told, whole, type Expected } from '../../kit/test/contract/matchers'
import type { Exchange } from '../../kit/test/contract/pact.mjs'

type Schemas = components['schemas']

/** In the shop's sample catalogue. */
export const PRODUCT = 'silk-road-wallpapers'
export const PRICE = 25
export const ORDER = '0192f0c1-7a5e-5e0b-9a51-0d5a3f2b7c11'
export const TERMS = '4f1c0ade'

const BUYER = 'a buyer who is signed in'
export const WAITING = 'an order that waits for its payment'

/** A path about the order that the state made. */
export function ofOrder(rest = '') {
  return told('/api/orders/${order}' + rest, `/api/orders/${ORDER}${rest}`)
}

export const SIGN_IN = signsIn('somebody whom Telegram launched the app for')

export const FORGED: Exchange = {
  given: 'nothing but the shop',
  asks: 'to sign in with what Telegram did not sign',
  method: 'POST',
  path: '/api/auth/telegram',
  headers: { 'Accept-Language': 'en' },
  body: { initData: 'user=%7B%22id%22%3A5002000001%7D&auth_date=1&hash=00' },
  status: 401,
  type: PROBLEM,
  answer: { status: 401, code: text(/INIT_DATA_[A-Z]+/, 'INIT_DATA_FORGED') } satisfies Expected<
    Schemas['Problem']
  >,
}

export const CATALOGUE: Exchange = {
  given: 'nothing but the shop',
  asks: 'for the first page of the catalogue',
  method: 'GET',
  path: '/api/catalog/products',
  query: { lang: 'en', limit: '24' },
  status: 200,
  answer: {
    products: some({
      id: like(PRODUCT),
      title: like('Silk Road wallpapers'),
      summary: like('Twelve pictures'),
      emoji: like('🏜️'),
      price: whole(PRICE),
      monthly: like(false),
      varied: like(false),
    }),
  } satisfies Expected<Schemas['ProductPage']>,
}

export const TERMS_IN_FORCE: Exchange = {
  given: BUYER,
  asks: 'for the terms in force',
  method: 'GET',
  path: '/api/terms',
  query: { lang: 'en' },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    version: like(TERMS),
    language: 'en',
    text: like('What you agree to.'),
  } satisfies Expected<Schemas['TermsInForce']>,
}

const CART = {
  lines: [
    {
      product: PRODUCT,
      title: like('Silk Road wallpapers'),
      emoji: like('🏜️'),
      price: PRICE,
      seen: PRICE,
      quantity: 2,
    },
  ],
} satisfies Expected<Schemas['Cart']>

export const PUT_IN_CART: Exchange = {
  given: BUYER,
  asks: 'to put two units into the cart',
  method: 'PUT',
  path: `/api/me/cart/lines/${PRODUCT}`,
  headers: SIGNED_IN,
  body: { quantity: 2, price: PRICE } satisfies Schemas['WantedUnits'],
  status: 200,
  answer: CART,
}

export const SEE_CART: Exchange = {
  given: 'a cart with two units in it',
  asks: 'for the cart',
  method: 'GET',
  path: '/api/me/cart',
  headers: SIGNED_IN,
  status: 200,
  answer: CART,
}

export const QUOTE: Exchange = {
  given: BUYER,
  asks: 'what the cart costs',
  method: 'POST',
  path: '/api/promotions/quote',
  headers: SIGNED_IN,
  body: { lines: [{ product: PRODUCT, quantity: 2, price: PRICE }], credit: true },
  status: 200,
  answer: {
    full: 2 * PRICE,
    discount: 0,
    credit: 0,
    total: 2 * PRICE,
    code: null,
  } satisfies Expected<Schemas['Quoted']>,
}

/** The same order, seen at some price. */
function wanted(price: number): Expected<Schemas['PlaceOrder']> {
  const consent = { terms: told('${terms}', TERMS), language: 'en' } as const
  return { lines: [{ product: PRODUCT, quantity: 1, price }], language: 'en', consent, total: price }
}

const KEYED = { ...SIGNED_IN, 'Idempotency-Key': text(/[\w-]{8,64}/, 'c3d1f0aa-9a51-4e0b-8a51-0d5a3f2b7c11') }

export const PLACE: Exchange = {
  given: BUYER,
  asks: 'to place an order',
  method: 'POST',
  path: '/api/orders',
  headers: KEYED,
  body: wanted(PRICE),
  status: 201,
  answer: {
    orderId: text(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, ORDER),
    status: 'placed',
    total: PRICE,
    position: whole(41),
  } satisfies Expected<Schemas['PlacedOrder']>,
}

export const PLACE_AT_AN_OLD_PRICE: Exchange = {
  given: BUYER,
  asks: 'to place an order at a price that is no more',
  method: 'POST',
  path: '/api/orders',
  headers: KEYED,
  body: wanted(PRICE - 1),
  status: 409,
  type: PROBLEM,
  answer: {
    status: 409,
    code: 'PRICE_CHANGED',
    detail: like('The price has changed.'),
    product: PRODUCT,
    price: PRICE,
  } satisfies Expected<Schemas['Problem']>,
}

export const INVOICE: Exchange = {
  given: WAITING,
  asks: 'for the invoice of an order',
  method: 'POST',
  path: ofOrder('/invoice'),
  headers: SIGNED_IN,
  status: 200,
  answer: {
    link: text(/https:\/\/t\.me\/(?:\$|invoice\/)[\w-]+/, 'https://t.me/$slug'),
    position: whole(42),
  } satisfies Expected<Schemas['InvoiceLink']>,
}

export const CANCEL: Exchange = {
  given: WAITING,
  asks: 'to cancel an order',
  method: 'POST',
  path: ofOrder('/cancel'),
  headers: SIGNED_IN,
  status: 200,
  answer: { position: whole(43) } satisfies Expected<Schemas['CancelledOrder']>,
}
