import { expect } from 'vitest'
import { createApp } from 'vue'
import { contractOf } from '../../kit/test/contract/contract'
import { launched, newMemory, opened, pressMain, sayYes } from '../../kit/test/contract/page'
import { until } from '../../kit/test/contract/until'
import { createDesk, DESK } from '../src/desk'
import { createDeskRouter } from '../src/routes'
import * as exchange from './exchanges'

const { holds, isApproved } = contractOf('desk')
const { SIGN_IN, ORDER, DRAFT } = exchange

/** A screen of the desk, as it is drawn. */
async function screen(path: string) {
  const desk = await createDesk(launched(), newMemory())
  const drawn = await opened((it) => createApp(it).provide(DESK, desk), createDeskRouter(), path)
  return { ...drawn, desk }
}

holds('lists what was paid', [SIGN_IN, exchange.SEE_ORDERS], async () => {
  const { shows } = await screen(`/orders?group=paid&q=${ORDER}`)
  await shows('Silk Road wallpapers', '0192-F0C1')
})

holds('shows an order', [SIGN_IN, exchange.SEE_ORDER], async () => {
  const { shows } = await screen(`/orders/${ORDER}`)
  await shows('0192-F0C1', 'stxAbc123')
})

holds(
  'refunds an order',
  [SIGN_IN, exchange.SEE_ORDER, exchange.REFUND, exchange.SEE_ORDER_THEN],
  async () => {
    const { desk, found, fill } = await screen(`/orders/${ORDER}`)
    await found('refund').then((button) => button.click())
    await fill('field-reason', 'It does not open.')
    await pressMain()
    await sayYes()
    await until(() => desk.fresh().position)
    expect(desk.fresh().position).toBe(51)
  },
)

holds(
  'makes a draft of a product',
  [SIGN_IN, exchange.MAKE_PRODUCT, exchange.SEE_PRODUCT_THEN, exchange.SEE_CATEGORIES_THEN],
  async () => {
    const { fill, shows, isAt } = await screen('/new-product')
    await fill('field-title', 'Contract draft')
    await fill('field-emoji', '🎁')
    await fill('field-price', '40')
    await fill('field-good', 'Come at seven.')
    await pressMain()
    await isAt(`/products/${DRAFT}`)
    await shows('Contract draft', 'Come at seven.')
  },
)

const OPEN_PRODUCT = [SIGN_IN, exchange.SEE_PRODUCT, exchange.SEE_CATEGORIES, exchange.SEE_PRODUCT_THEN]

holds('changes the price of a product', [...OPEN_PRODUCT, exchange.REPRICE], async () => {
  const { desk, fill } = await screen(`/products/${DRAFT}`)
  await fill('field-price', '50')
  await pressMain()
  await until(() => desk.fresh().position === 12)
})

holds('puts a product on sale', [...OPEN_PRODUCT, exchange.PUBLISH], async () => {
  const { desk, found } = await screen(`/products/${DRAFT}`)
  await found('field-price')
  await pressMain()
  await until(() => desk.fresh().position === 12)
})

holds('lists drafts', [SIGN_IN, exchange.SEE_PRODUCTS], async () => {
  const { shows } = await screen(`/products?state=draft&q=${DRAFT}`)
  await shows('Contract draft')
})

isApproved()
