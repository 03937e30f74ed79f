import { expect } from 'vitest'
import { createConnection } from '@kit/api/client'
import { contractOf, INIT_DATA } from '../../kit/test/contract/contract'
import { launched, newMemory, sayYes, scoped } from '../../kit/test/contract/page'
import { until } from '../../kit/test/contract/until'
import { useCancelling } from '../src/cancelling'
import { createCart } from '../src/cart'
import { syncCart } from '../src/cartSync'
import { createPrice } from '../src/price'
import { useHistory, useLibrary } from '../src/history'
import { useOrder, type Order } from '../src/order'
import { fetchReceipt } from '../src/receipt'
import { createShop } from '../src/shop'
import * as exchange from './exchanges'
import * as orders from './orderExchanges'

const { holds, isApproved } = contractOf('shop')
const { SIGN_IN, PRODUCT, PRICE, ORDER, TERMS } = exchange
const LINE = { product: PRODUCT, title: 'Silk Road wallpapers', emoji: '🏜️', price: PRICE, quantity: 1 }

const connected = () => createConnection(INIT_DATA, () => 'en')
const shop = () => createShop(launched(), newMemory())

holds('signs in', [SIGN_IN], async () => {
  expect(await connected().session.roles()).toEqual(['shopper'])
})

holds('knows that only a new launch helps', [exchange.FORGED], async () => {
  const forged = 'user=%7B%22id%22%3A5002000001%7D&auth_date=1&hash=00'
  const { session, refused } = createConnection(forged, () => 'en')
  await expect(session.token()).rejects.toMatchObject({ status: 401 })
  expect(refused.value).toBe(true)
})

holds('shows the catalogue to anybody', [exchange.CATALOGUE], async () => {
  const { catalogue } = await shop()
  await catalogue.reload()
  expect(catalogue.state.phase).toBe('ready')
  expect(catalogue.card(PRODUCT)).toMatchObject({ price: PRICE, title: LINE.title, monthly: false })
})

holds('shows what a buyer agrees to', [SIGN_IN, exchange.TERMS_IN_FORCE], async () => {
  const { terms } = await shop()
  await terms.load()
  expect(terms.value).toMatchObject({ version: TERMS, language: 'en' })
})

holds('keeps the cart at the shop', [SIGN_IN, exchange.PUT_IN_CART, exchange.SEE_CART], async () => {
  const memory = newMemory()
  const cart = createCart(memory, 'cart')
  const sync = syncCart(cart, connected().api, memory, 'unsent')
  cart.set(LINE, 2)
  await sync.meet()
  expect(cart.lines.value).toEqual([{ ...LINE, quantity: 2 }])
  expect(memory.getItem('unsent')).toBe('[]')
})

holds('asks what the cart costs', [SIGN_IN, exchange.QUOTE], async () => {
  const cart = createCart(newMemory(), 'cart')
  cart.set(LINE, 2)
  const price = createPrice(connected().api, cart, newMemory(), 'code')
  price.look(0)
  await until(() => price.quote.value)
  expect(price.total.value).toBe(2 * PRICE)
  expect(price.credit.value).toBe(0)
})

holds('places an order and opens its payment', [SIGN_IN, exchange.PLACE, exchange.INVOICE], async () => {
  const { checkout, feed } = await shop()
  checkout.press([LINE], 'en', { terms: TERMS, total: PRICE })
  await until(() => checkout.state.value.kind === 'paying')
  const order = { orderId: ORDER, total: PRICE }
  expect(checkout.state.value).toEqual({ kind: 'paying', order, slug: 'slug' })
  expect(feed.position()).toBe(42)
})

holds('learns the price of now', [SIGN_IN, exchange.PLACE_AT_AN_OLD_PRICE], async () => {
  const { checkout } = await shop()
  checkout.press([{ ...LINE, price: PRICE - 1 }], 'en', { terms: TERMS, total: PRICE - 1 })
  await until(() => checkout.state.value.kind === 'refused')
  expect(checkout.state.value).toMatchObject({
    problem: { code: 'PRICE_CHANGED', product: PRODUCT, price: PRICE },
  })
})

holds('cancels what is not paid', [SIGN_IN, orders.SEE_WAITING, exchange.CANCEL], async () => {
  const opened = await shop()
  const live = scoped(() => useOrder(opened, ORDER))
  await until(() => live.order)
  // Read once more, it would have to show the cancellation; here only the command is told of.
  const { cancel } = useCancelling(opened, { reload: async () => undefined })
  const cancelled = cancel(live.order as Order)
  await sayYes()
  await cancelled
  expect(opened.feed.position()).toBe(43)
})

holds('shows a delivered order', [SIGN_IN, orders.SEE_DELIVERED], async () => {
  const opened = await shop()
  const live = scoped(() => useOrder(opened, ORDER))
  await until(() => live.order)
  expect(live.order).toMatchObject({ status: 'delivered', total: PRICE, lines: [{ product: PRODUCT }] })
  expect(live.order?.deliveries[0]?.content).toBe('A link')
})

holds('fetches the receipt', [SIGN_IN, orders.RECEIPT], async () => {
  const receipt = await fetchReceipt(connected().api, ORDER, '0192-F0C1', 47)
  expect(receipt.name).toBe('zij-0192-F0C1.tlog-proof')
  expect(receipt.text).toBe(orders.RECEIPT.answer)
})

holds('lists orders', [SIGN_IN, orders.SEE_ORDERS], async () => {
  const opened = await shop()
  const list = scoped(() => useHistory(opened))
  await until(() => list.page)
  expect(list.rows).toMatchObject([{ orderId: ORDER, status: 'delivered', units: 1 }])
})

holds('lists what the buyer has', [SIGN_IN, orders.SEE_LIBRARY], async () => {
  const opened = await shop()
  const list = scoped(() => useLibrary(opened))
  await until(() => list.page)
  expect(list.rows).toMatchObject([{ order: ORDER, product: PRODUCT, gift: false }])
})

isApproved()
