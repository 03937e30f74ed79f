import type { components } from '@kit/api/contract.gen'
import { SIGNED_IN } from '../../kit/test/contract/contract'
import {
  formOf,
  like,
  moment,
  oneOf,
  some,
  text,
  told,
  whole,
  type Expected,
} from '../../kit/test/contract/matchers'
import type { Exchange } from '../../kit/test/contract/pact.mjs'
import { ofOrder, ORDER, PRICE, PRODUCT, WAITING } from './exchanges'

type Schemas = components['schemas']

const DELIVERED = 'an order that is paid and delivered'
const NUMBER = text(/[0-9A-Z-]{4,32}/, '0192-F0C1')
const REFERENCE = like(ORDER)

const LINES = some({
  product: like(PRODUCT),
  title: like('Silk Road wallpapers'),
  emoji: like('🏜️'),
  price: whole(PRICE),
  quantity: whole(1),
})

export const SEE_WAITING: Exchange = {
  given: WAITING,
  asks: 'for an order that is not paid',
  method: 'GET',
  path: ofOrder(),
  headers: SIGNED_IN,
  status: 200,
  answer: {
    orderId: REFERENCE,
    number: NUMBER,
    status: oneOf('placed', 'invoiced', 'approved'),
    position: whole(41),
    placedAt: moment('2026-11-22T18:00:00Z'),
    expiresAt: moment('2026-11-22T18:30:00Z'),
    paidAt: null,
    total: PRICE,
    credit: 0,
    lines: LINES,
    deliveries: [],
    surplus: [],
    gift: null,
    subscription: null,
  } satisfies Expected<Schemas['Order']>,
}

export const SEE_DELIVERED: Exchange = {
  given: DELIVERED,
  asks: 'for an order that is delivered',
  method: 'GET',
  path: ofOrder(),
  headers: SIGNED_IN,
  status: 200,
  answer: {
    orderId: REFERENCE,
    number: NUMBER,
    status: 'delivered',
    position: whole(47),
    placedAt: moment('2026-11-22T18:00:00Z'),
    paidAt: moment('2026-11-22T18:00:09Z'),
    deliveredAt: moment('2026-11-22T18:00:10Z'),
    charge: like('stxAbc123'),
    total: PRICE,
    credit: 0,
    lines: LINES,
    deliveries: some({
      product: like(PRODUCT),
      title: like('Silk Road wallpapers'),
      content: like('A link'),
      keys: [],
    }),
    surplus: [],
    gift: null,
    subscription: null,
  } satisfies Expected<Schemas['Order']>,
}

export const RECEIPT: Exchange = {
  given: DELIVERED,
  asks: 'for the receipt of an order',
  method: 'GET',
  path: ofOrder('/receipt'),
  query: { position: told('${position}', '47') },
  headers: SIGNED_IN,
  status: 200,
  type: 'text/plain',
  answer:
    'c2sp.org/tlog-proof@v1\nextra AAAA\nindex 45\n\nzij.example/log\n48\nAAAA\n\n— zij.example/log AAAA\n',
  form: formOf(
    /c2sp\.org\/tlog-proof@v1\n(?:extra [\w+/=]+\n)?index [0-9]+\n[\s\S]*\n\n[\s\S]+\n[0-9]+\n[\s\S]*/,
  ),
}

export const SEE_ORDERS: Exchange = {
  given: DELIVERED,
  asks: 'for the orders of a buyer',
  method: 'GET',
  path: '/api/orders',
  query: { limit: '20' },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    orders: some({
      orderId: REFERENCE,
      number: NUMBER,
      status: 'delivered',
      placedAt: moment('2026-11-22T18:00:00Z'),
      title: like('Silk Road wallpapers'),
      emoji: like('🏜️'),
      total: whole(PRICE),
      units: whole(1),
    }),
    next: null,
  } satisfies Expected<Schemas['OrderPage']>,
}

export const SEE_LIBRARY: Exchange = {
  given: DELIVERED,
  asks: 'for what a buyer has',
  method: 'GET',
  path: '/api/me/library',
  query: { limit: '20' },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    items: some({
      order: REFERENCE,
      number: NUMBER,
      product: PRODUCT,
      title: like('Silk Road wallpapers'),
      emoji: like('🏜️'),
      at: moment('2026-11-22T18:00:10Z'),
      gift: false,
      quantity: whole(1),
      status: 'delivered',
    }),
    next: null,
  } satisfies Expected<Schemas['LibraryPage']>,
}
