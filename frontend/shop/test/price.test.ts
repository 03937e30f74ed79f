// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { afterEach, describe, expect, it } from 'vitest'
import type { paths } from '@kit/api/contract.gen'
import { memoryOf, type Memory } from '@kit/host/storage'
import { createCart } from '../src/cart'
import { createPrice } from '../src/price'

const map = { product: 'map', title: 'Map', emoji: '🌌', price: 250 }
const full = { full: 250, discount: 0, credit: 0, total: 250, code: null }
const less = { full: 250, discount: 50, credit: 0, total: 200, code: 'AUTUMN' }
const partly = { full: 250, discount: 0, credit: 40, total: 210, code: null }
const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

type Reply = [status: number, body: unknown] | 'hang up'

/** A cart with one map, and a shop over real HTTP that answers as the test says. */
async function world(replies: Reply[], memory: Memory = memoryOf(noStorage)) {
  const bodies: Record<string, unknown>[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += part))
    request.on('end', () => {
      bodies.push(JSON.parse(text))
      const reply = replies.length > 1 ? replies.shift() : replies[0]
      if (!reply || reply === 'hang up') return void response.destroy()
      response.writeHead(reply[0], { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(reply[1]))
    })
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  closers.push(() => (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  const api = createClient<paths>({ baseUrl: `http://localhost:${port}` })
  const cart = createCart(memory, 'cart')
  cart.set(map, 1)
  return { bodies, cart, memory, price: createPrice(api, cart, memory, 'code') }
}

function noStorage(): never {
  throw new Error('memory only')
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((later) => setTimeout(later, 5))
}

const refusal = (code: string, more = {}) => [409, { status: 409, code, detail: 'No.', ...more }] as Reply

describe('the price of a cart', () => {
  it('is the full one until the shop says otherwise', async () => {
    const { price } = await world([[200, less]])
    expect(price.total.value).toBe(250)
    expect(await price.apply('autumn')).toBe(true)
    expect(price.total.value).toBe(200)
    expect(price.code.value).toBe('AUTUMN')
  })

  it('uses store credit until it is kept, also after a reload', async () => {
    const first = await world([
      [200, partly],
      [200, { ...partly, total: 250 }],
    ])
    first.price.look(0)
    await until(() => first.price.credit.value === 40)
    expect(first.price.total.value).toBe(210)
    expect(first.bodies[0]).toMatchObject({ credit: true })
    first.price.spend(false)
    await until(() => first.price.total.value === 250)
    expect(first.price.credit.value).toBe(40)
    expect(first.bodies[1]).not.toHaveProperty('credit')
    const second = await world([[200, partly]], first.memory)
    expect(second.price.spending.value).toBe(false)
  })

  it('keeps its code over a reload and asks with it', async () => {
    const first = await world([[200, less]])
    await first.price.apply('autumn')
    const second = await world([[200, less]], first.memory)
    expect(second.price.code.value).toBe('AUTUMN')
    await second.price.apply(second.price.code.value)
    expect(second.bodies[0]).toMatchObject({ code: 'AUTUMN' })
  })

  it('says why a code does not count, and what counts without it', async () => {
    const { price, bodies } = await world([refusal('CODE_MINIMUM', { minimum: 300 }), [200, full]])
    expect(await price.apply('autumn')).toBe(false)
    expect(price.problem.value).toMatchObject({ code: 'CODE_MINIMUM', minimum: 300 })
    expect(price.code.value).toBe('')
    expect(bodies[1]).not.toHaveProperty('code')
    expect(price.quote.value).toEqual(full)
  })

  it('keeps a code when the connection is lost', async () => {
    const { price } = await world([[200, less], 'hang up'])
    await price.apply('autumn')
    expect(await price.apply('autumn')).toBe(false)
    expect(price.code.value).toBe('AUTUMN')
    expect(price.problem.value?.code).toBe('NO_ANSWER')
  })

  it('forgets what was said of other lines, and the code with the last line', async () => {
    const { price, cart } = await world([[200, less]])
    await price.apply('autumn')
    cart.set(map, 2)
    expect(price.quote.value).toBeUndefined()
    expect(price.total.value).toBe(500)
    cart.clear()
    expect(price.code.value).toBe('')
  })

  it('can do without the code again', async () => {
    const { price, bodies } = await world([
      [200, less],
      [200, full],
    ])
    await price.apply('autumn')
    price.forget()
    expect(price.code.value).toBe('')
    await expect.poll(() => price.total.value).toBe(250)
    expect(bodies[1]).not.toHaveProperty('code')
  })

  it('says when the lines themselves are refused, and takes no code away for that', async () => {
    const { price } = await world([
      [200, less],
      refusal('BUYER_LIMIT', { product: 'map', limit: 1, left: 0 }),
      [200, less],
    ])
    expect(await price.apply('autumn')).toBe(true)
    price.look(0)
    await until(() => price.refusal.value !== undefined)
    expect(price.refusal.value).toMatchObject({ code: 'BUYER_LIMIT', limit: 1, left: 0 })
    expect(price.code.value).toBe('AUTUMN')
    price.look(0)
    await until(() => price.refusal.value === undefined)
    expect(price.total.value).toBe(200)
  })

  it.each(['NOT_YET_SOLD', 'NO_LONGER_SOLD', 'VARIANT_NEEDED'])(
    'keeps a code when a line is refused with %s',
    async (code) => {
      const { price, bodies } = await world([[200, less], refusal(code, { product: 'map' })])
      await price.apply('autumn')
      price.look(0)
      await until(() => price.refusal.value !== undefined)
      expect(price.refusal.value).toMatchObject({ code, product: 'map' })
      expect(price.code.value).toBe('AUTUMN')
      expect(bodies).toHaveLength(2)
    },
  )
})
