// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { afterEach, describe, expect, it } from 'vitest'
import type { paths } from '@kit/api/contract.gen'
import { memoryOf, type Memory } from '@kit/host/storage'
import { createCart } from '../src/cart'
import { merged, syncCart } from '../src/cartSync'

const map = { product: 'map', title: 'Map', emoji: '🌌', price: 250 }
const kit = { product: 'kit', title: 'Kit', emoji: '🧭', price: 40 }
const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

interface Wanted {
  quantity: number
  price: number
}

/** A shop over real HTTP that keeps one buyer's cart, and sells everything for 250 Stars. */
async function shop() {
  const lines = new Map<string, Wanted>()
  const seen: string[] = []
  let away = false
  let refusal = 0
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += part))
    request.on('end', () => {
      if (away) return void response.destroy()
      if (refusal && request.method !== 'GET') {
        response.writeHead(refusal, { 'Content-Type': 'application/problem+json' })
        return void response.end(JSON.stringify({ status: refusal, code: 'NO' }))
      }
      const product = request.url?.split('/lines/')[1] ?? ''
      seen.push(`${request.method} ${product}`.trim())
      if (request.method === 'PUT') lines.set(product, JSON.parse(text) as Wanted)
      if (request.method === 'DELETE') lines.delete(product)
      const all = [...lines].map(([id, it]) => ({
        ...{ product: id, title: id, emoji: '🌌', picture: null, quantity: it.quantity },
        ...{ price: 250, seen: it.price, available: true, left: null },
      }))
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ lines: all, total: 0 }))
    })
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  closers.push(() => (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  const api = createClient<paths>({ baseUrl: `http://localhost:${port}` })
  return {
    lines,
    seen,
    refuse: (status: number) => (refusal = status),
    goAway: (gone: boolean) => (away = gone),
    device(memory: Memory = memoryOf(noStorage), isOrdering = () => false) {
      const cart = createCart(memory, 'cart')
      return { cart, memory, sync: syncCart(cart, api, memory, 'unsent', isOrdering) }
    },
  }
}

function noStorage(): Storage {
  throw new Error('no storage')
}

describe('a cart on two devices', () => {
  it('is the same on both', async () => {
    const { device } = await shop()
    const phone = device()
    const desktop = device()
    phone.cart.set(map, 2)
    await phone.sync.meet()
    await desktop.sync.meet()
    expect(desktop.cart.lines.value).toEqual([{ ...map, title: 'map', quantity: 2 }])
    desktop.cart.set(map, 0)
    await desktop.sync.meet()
    await phone.sync.meet()
    expect(phone.cart.lines.value).toEqual([])
  })

  it('has what each put in', async () => {
    const { device } = await shop()
    const phone = device()
    const desktop = device()
    phone.cart.set(map, 1)
    desktop.cart.set({ ...kit, price: 250 }, 3)
    await phone.sync.meet()
    await desktop.sync.meet()
    await phone.sync.meet()
    expect(phone.cart.lines.value.map((it) => [it.product, it.quantity])).toEqual([
      ['map', 1],
      ['kit', 3],
    ])
  })

  it('tells of a price that changed until it was seen', async () => {
    const { device, lines } = await shop()
    const phone = device()
    phone.cart.set({ ...map, price: 200 }, 1)
    await phone.sync.meet()
    expect(phone.cart.lines.value[0]).toMatchObject({ price: 250, was: 200 })
    phone.cart.seen()
    await phone.sync.meet()
    expect(phone.cart.lines.value[0]).not.toHaveProperty('was')
    expect(lines.get('map')).toEqual({ quantity: 1, price: 250 })
  })
})

describe('what the shop has not heard of', () => {
  it('is sent when it answers again, after a reload too', async () => {
    const { device, goAway, lines } = await shop()
    goAway(true)
    const before = device()
    before.cart.set(map, 2)
    await before.sync.meet()
    expect(lines.size).toBe(0)
    goAway(false)
    const after = device(before.memory)
    await after.sync.meet()
    expect(lines.get('map')).toEqual({ quantity: 2, price: 250 })
    expect(after.cart.quantityOf('map')).toBe(2)
  })

  it('is everything in a cart that is older than the shop’s', async () => {
    const { device, lines } = await shop()
    const memory = memoryOf(noStorage)
    memory.setItem('cart', JSON.stringify([{ ...map, quantity: 4 }]))
    await device(memory).sync.meet()
    expect(lines.get('map')?.quantity).toBe(4)
  })

  it('is sent once', async () => {
    const { device, seen } = await shop()
    const phone = device()
    phone.cart.set(map, 1)
    phone.cart.set(map, 2)
    await phone.sync.meet()
    await phone.sync.meet()
    expect(seen).toEqual(['PUT map', 'GET', 'GET'])
  })
})

describe('what the shop does not take', () => {
  it('stays on the device', async () => {
    const { device, refuse, lines } = await shop()
    const phone = device()
    phone.cart.set(map, 2)
    refuse(409)
    await phone.sync.meet()
    expect(phone.cart.quantityOf('map')).toBe(2)
    refuse(0)
    phone.cart.set(map, 1)
    await phone.sync.meet()
    expect(lines.get('map')?.quantity).toBe(1)
  })

  it('because nobody is signed in is sent later', async () => {
    const { device, refuse, lines } = await shop()
    const phone = device()
    phone.cart.set(map, 2)
    refuse(401)
    await phone.sync.meet()
    refuse(0)
    await device(phone.memory).sync.meet()
    expect(lines.get('map')?.quantity).toBe(2)
  })
})

it('is left alone while an order is on its way', async () => {
  const { device, lines, seen } = await shop()
  let ordering = false
  const phone = device(undefined, () => ordering)
  phone.cart.set(map, 2)
  await phone.sync.meet()
  ordering = true
  lines.clear() // the shop has the order, and the phone no answer
  await phone.sync.meet()
  expect(phone.cart.quantityOf('map')).toBe(2)
  expect(seen).toEqual(['PUT map', 'GET'])
})

it('keeps what was changed here while the shop answered', () => {
  const here = [{ ...map, quantity: 5 }]
  const kept = { lines: [], total: 0 }
  expect(merged(here, kept, new Set(['map']))).toEqual(here)
  expect(merged(here, kept, new Set())).toEqual([])
})
