import type { components } from '@kit/api/contract.gen'
import { SIGNED_IN } from '../../kit/test/contract/contract'
import { signsIn } from '../../kit/test/contract/exchanges'
import { like, moment, oneOf, some, text, told, whole, type Expected } from '../../kit/test/contract/matchers'
import type { Exchange } from '../../kit/test/contract/pact.mjs'

type Schemas = components['schemas']

export const ORDER = '0192f0c1-7a5e-5e0b-9a51-0d5a3f2b7c11'
/** A product that nobody else has; the state makes its name up. */
export const DRAFT = 'contract-draft'

const OWNER = 'the owner, signed in'
const DELIVERED = 'an order that is paid and delivered, seen by the owner'
const DRAFTED = 'a draft of a product'
const REFERENCE = like(ORDER)
const NUMBER = text(/[0-9A-Z-]{4,32}/, '0192-F0C1')

export const SIGN_IN = signsIn('the owner, whom Telegram launched the app for', 'owner')

export const SEE_ORDERS: Exchange = {
  given: DELIVERED,
  asks: 'for the orders that were paid',
  method: 'GET',
  path: '/api/desk/orders',
  query: { q: told('${order}', ORDER), status: ['paid', 'delivered'] },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    orders: some({
      buyer: whole(5_002_000_001),
      order: {
        orderId: REFERENCE,
        number: NUMBER,
        status: 'delivered',
        placedAt: moment('2026-11-22T18:00:00Z'),
        title: like('Silk Road wallpapers'),
        emoji: like('🏜️'),
        total: whole(25),
        units: whole(1),
      },
    }),
    next: null,
  } satisfies Expected<Schemas['SalesPage']>,
}

export const SEE_ORDER: Exchange = {
  given: DELIVERED,
  asks: 'for an order as the desk sees it',
  method: 'GET',
  path: told('/api/desk/orders/${order}', `/api/desk/orders/${ORDER}`),
  headers: SIGNED_IN,
  status: 200,
  answer: {
    order: {
      orderId: REFERENCE,
      number: NUMBER,
      buyer: whole(5_002_000_001),
      status: 'delivered',
      placedAt: moment('2026-11-22T18:00:00Z'),
      paidAt: moment('2026-11-22T18:00:09Z'),
      charge: like('stxAbc123'),
      total: whole(25),
      position: whole(47),
      lines: some({
        product: like('silk-road-wallpapers'),
        title: like('Silk Road wallpapers'),
        emoji: like('🏜️'),
        price: whole(25),
        quantity: whole(1),
      }),
      surplus: [],
    },
    story: some({ type: text(/[a-z]+\.[a-z-]+/, 'order.placed'), at: moment('2026-11-22T18:00:00Z') }),
    credit: { used: whole(0), given: whole(0), left: whole(25) },
    refund: null,
    gift: null,
    chats: [],
    downloads: [],
  } satisfies Expected<Schemas['DeskOrder']>,
}

export const REFUND: Exchange = {
  given: 'an order that can be given back, seen by the owner',
  asks: 'to refund an order',
  method: 'POST',
  path: told('/api/desk/orders/${order}/refund', `/api/desk/orders/${ORDER}/refund`),
  headers: SIGNED_IN,
  body: { reason: 'It does not open.' },
  status: 200,
  answer: { order: REFERENCE, position: whole(51) } satisfies Expected<Schemas['RefundAsked']>,
}

export const SEE_ORDER_THEN: Exchange = {
  ...SEE_ORDER,
  asks: 'for an order as the desk sees it, not older than what was done',
  query: { position: told('${position}', '51') },
}

export const MAKE_PRODUCT: Exchange = {
  given: OWNER,
  asks: 'to make a draft of a product',
  method: 'POST',
  path: '/api/desk/products',
  headers: SIGNED_IN,
  body: {
    product: told('${product}', DRAFT),
    emoji: '🎁',
    price: 40,
    good: 'Come at seven.',
    selling: 'once',
    texts: { en: { title: 'Contract draft', body: '' } },
  } satisfies Expected<Schemas['NewProduct']>,
  status: 201,
  answer: { position: whole(12) } satisfies Expected<Schemas['Changed']>,
}

export const SEE_PRODUCT: Exchange = {
  given: DRAFTED,
  asks: 'for a product as the desk sees it',
  method: 'GET',
  path: told('/api/desk/products/${product}', `/api/desk/products/${DRAFT}`),
  headers: SIGNED_IN,
  status: 200,
  answer: {
    product: {
      id: like(DRAFT),
      emoji: like('🎁'),
      price: 40,
      state: 'draft',
      position: whole(12),
      texts: { en: { title: 'Contract draft', body: '' } },
      picture: null,
      category: null,
      featured: false,
      rank: whole(0),
      from: null,
      until: null,
      limit: null,
      options: [],
      variants: [],
      variantOf: null,
    },
    good: 'Come at seven.',
    file: null,
    chat: null,
    selling: 'once',
    zone: like('Asia/Tashkent'),
  } satisfies Expected<Schemas['DeskProduct']>,
}

export const SEE_PRODUCT_THEN: Exchange = {
  ...SEE_PRODUCT,
  asks: 'for a product as the desk sees it, not older than what was done',
  query: { position: told('${position}', '12') },
}

export const REPRICE: Exchange = {
  given: DRAFTED,
  asks: 'for another price of a product',
  method: 'PUT',
  path: told('/api/desk/products/${product}/price', `/api/desk/products/${DRAFT}/price`),
  headers: SIGNED_IN,
  body: { price: 50 },
  status: 200,
  answer: { position: whole(12) } satisfies Expected<Schemas['Changed']>,
}

export const PUBLISH: Exchange = {
  given: DRAFTED,
  asks: 'to put a product on sale',
  method: 'POST',
  path: told('/api/desk/products/${product}/publish', `/api/desk/products/${DRAFT}/publish`),
  headers: SIGNED_IN,
  status: 200,
  answer: { position: whole(12) } satisfies Expected<Schemas['Changed']>,
}

export const SEE_PRODUCTS: Exchange = {
  given: DRAFTED,
  asks: 'for the drafts of products',
  method: 'GET',
  path: '/api/desk/products',
  query: { lang: 'en', state: 'draft', q: told('${product}', DRAFT) },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    products: some({
      id: like(DRAFT),
      title: like('Contract draft'),
      emoji: like('🎁'),
      price: whole(40),
      state: oneOf('draft'),
      languages: ['en'],
      picture: null,
    }),
    next: null,
  } satisfies Expected<Schemas['ListedPage']>,
}

export const SEE_CATEGORIES: Exchange = {
  given: OWNER,
  asks: 'for the categories',
  method: 'GET',
  path: '/api/desk/categories',
  headers: SIGNED_IN,
  status: 200,
  answer: {
    categories: some({ id: like('art'), names: { en: like('Art') } }),
  } satisfies Expected<Schemas['CategoryList']>,
}

export const SEE_CATEGORIES_THEN: Exchange = {
  ...SEE_CATEGORIES,
  given: DRAFTED,
  asks: 'for the categories, not older than what was done',
  query: { position: told('${position}', '12') },
}
