import { nextTick, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { describe, expect, it } from 'vitest'
import { memoryOf } from '@kit/host/storage'
import { createCart } from '../src/cart'
import { reduce, type CheckoutEvent, type CheckoutState } from '../src/checkoutState'
import type { Shop } from '../src/shop'
import { tellOfSteps } from '../src/telling'

const tea = { product: 'tea', title: 'Tea', emoji: '🍵', price: 5 }
const order = { orderId: '0199aaaa-0000-7000-8000-000000000001', total: 5 }

function shop() {
  const told: unknown[][] = []
  const telemetry = { tell: (...what: unknown[]) => void told.push(what) }
  const cart = createCart(
    memoryOf(() => {
      throw new Error('none')
    }),
    'cart',
  )
  const state = shallowRef<CheckoutState>({ kind: 'idle' })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['catalogue', 'product/:id', 'cart'].map((path) => ({
      path: `/${path}`,
      name: path.split('/')[0] ?? '',
      component: {},
    })),
  })
  tellOfSteps({ telemetry, cart, checkout: { state } } as unknown as Shop, router)
  const send = (event: CheckoutEvent) => (state.value = reduce(state.value, event))
  return { told, cart, router, send }
}

describe('the steps towards a purchase', () => {
  it('are views of the catalogue and of products', async () => {
    const { told, router } = shop()
    await router.push('/catalogue')
    await router.push('/product/tea')
    await router.push('/product/No such id')
    expect(told).toEqual([['view'], ['view', { product: 'tea' }]])
  })

  it('are products that come into the cart, and the cart with something in it', async () => {
    const { told, cart, router } = shop()
    await router.push('/cart')
    cart.add(tea)
    await nextTick()
    cart.add(tea)
    await nextTick()
    await router.push('/catalogue')
    await router.push('/cart')
    expect(told).toEqual([['add', { product: 'tea' }], ['view'], ['cart']])
  })

  it('are the order, its invoice, and how the sheet closed', () => {
    const { told, send } = shop()
    send({ type: 'pressed', attempt: { key: 'k', lines: [], language: 'en', resumed: false } })
    send({ type: 'placed', order })
    send({ type: 'invoiced', slug: 's' })
    send({ type: 'closed', status: 'cancelled' })
    send({ type: 'pay', order })
    send({ type: 'invoiced', slug: 's' })
    send({ type: 'silence' })
    const { orderId } = order
    expect(told).toEqual([
      ['checkout', { order: orderId }],
      ['invoice', { order: orderId }],
      ['sheet', { order: orderId, detail: 'cancelled' }],
      ['invoice', { order: orderId }],
    ])
  })
})
