// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { afterEach, describe, expect, it } from 'vitest'
import type { paths } from '@kit/api/contract.gen'
import type { Host, InvoiceStatus } from '@kit/host/host'
import { memoryOf, type Memory } from '@kit/host/storage'
import { createCheckout, starOrders } from '../src/checkout'
import type { Feed, OrderNews } from '../src/feed'

const lines = [{ product: 'map', title: 'Map', emoji: '🌌', price: 250, quantity: 1 }]
const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

type Reply = [status: number, body: unknown] | 'hang up'

/** A shop over real HTTP that answers as the test says, and a phone whose sheet the test closes. */
async function world(replies: { place?: Reply[]; invoice?: Reply[] }, memory: Memory = memoryOf(noStorage)) {
  const keys: string[] = []
  const bodies: Record<string, unknown>[] = []
  const server = createServer((request, response) => {
    const placing = request.url === '/api/orders'
    if (placing) {
      keys.push(String(request.headers['idempotency-key']))
      let text = ''
      request.on('data', (part) => (text += part))
      request.on('end', () => bodies.push(JSON.parse(text)))
    }
    const queue = (placing ? replies.place : replies.invoice) ?? []
    const reply = queue.length > 1 ? queue.shift() : queue[0]
    if (!reply || reply === 'hang up') return void response.destroy()
    response.writeHead(reply[0], { 'Content-Type': 'application/json', 'Retry-After': '0' })
    response.end(JSON.stringify(reply[1]))
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  closers.push(() => (server.closeAllConnections(), server.close()))

  const opened: string[] = []
  let close: (status: InvoiceStatus) => void = () => {}
  let news: (news: OrderNews) => void = () => {}
  const host = {
    haptic: () => {},
    confirmClosing: () => {},
    openInvoice: (slug: string, closed: typeof close) => {
      opened.push(slug)
      close = closed
      return () => {}
    },
  } as unknown as Host
  const feed = {
    reached: () => {},
    onNews: (listener: typeof news) => void (news = listener),
  } as unknown as Feed
  const api = createClient<paths>({ baseUrl: `http://localhost:${(server.address() as AddressInfo).port}` })
  let serial = 0
  const newKey = () => `key-${++serial}-${Math.random()}`
  const checkout = createCheckout({
    port: starOrders(api),
    host,
    feed,
    storage: memory,
    key: 'checkout',
    newKey,
  })
  const reaches = async (kind: string) => {
    const end = Date.now() + 50_000
    while (checkout.state.value.kind !== kind) {
      if (Date.now() > end) throw new Error(`still ${checkout.state.value.kind}, not ${kind}`)
      await new Promise((soon) => setTimeout(soon, 5))
    }
  }
  return {
    checkout,
    keys,
    bodies,
    opened,
    memory,
    reaches,
    close: (it: InvoiceStatus) => close(it),
    news: (it: OrderNews) => news(it),
  }
}

function noStorage(): never {
  throw new Error('memory only')
}

const PLACED: Reply = [201, { orderId: 'o', status: 'placed', total: 250, position: 1, expiresAt: '' }]
const INVOICE: Reply = [200, { link: 'https://t.me/$slug', position: 2 }]
const BUSY: Reply = [503, { status: 503, code: 'BUSY' }]

describe('the checkout', () => {
  it('places, opens the sheet of the invoice, and waits for the server', async () => {
    const { checkout, opened, reaches, close, news } = await world({ place: [PLACED], invoice: [INVOICE] })
    checkout.press(lines, 'en')
    await reaches('paying')
    expect(opened).toEqual(['slug'])
    close('paid')
    expect(checkout.state.value.kind).toBe('checking')
    news({ orderId: 'o', status: 'paid', position: 9 })
    expect(checkout.state.value.kind).toBe('settled')
  })

  it('says to which terms the buyer agrees, also after a reload', async () => {
    const agreed = await world({ place: [PLACED], invoice: [INVOICE] })
    agreed.checkout.press(lines, 'en', { terms: '7e' })
    await agreed.reaches('paying')
    expect(agreed.bodies[0]).toMatchObject({ consent: { terms: '7e', language: 'en' } })

    const memory = memoryOf(noStorage)
    const lost = await world({ place: ['hang up'] }, memory)
    lost.checkout.press(lines, 'en', { terms: '7e' })
    await lost.reaches('unanswered')
    const again = await world({ place: [PLACED], invoice: [INVOICE] }, memory)
    again.checkout.resume()
    await again.reaches('unpaid')
    expect(again.bodies[0]).toMatchObject({ consent: { terms: '7e', language: 'en' } })

    const silent = await world({ place: [PLACED], invoice: [INVOICE] })
    silent.checkout.press(lines, 'en')
    await silent.reaches('paying')
    expect(silent.bodies[0]).not.toHaveProperty('consent')
  })

  it('opens the sheet of another order when the first was closed without a word', async () => {
    const { checkout, opened, reaches, close, news } = await world({
      place: [PLACED],
      invoice: [INVOICE, [200, { link: 'https://t.me/$second', position: 3 }]],
    })
    checkout.press(lines, 'en')
    await reaches('paying')
    checkout.pay({ orderId: 'second', total: 5 })
    await reaches('paying')
    expect(opened).toEqual(['slug', 'second'])
    // Late news of the first change nothing about the second.
    news({ orderId: 'o', status: 'paid', position: 9 })
    expect(checkout.state.value.kind).toBe('paying')
    close('paid')
    expect(checkout.state.value).toMatchObject({ kind: 'checking', order: { orderId: 'second' } })
  })

  it('keeps one key through a busy server', async () => {
    const { checkout, keys, reaches } = await world({ place: [BUSY, BUSY, PLACED], invoice: [INVOICE] })
    checkout.press(lines, 'en')
    await reaches('paying')
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })

  it('keeps the key after a lost answer, and takes a new one for other content', async () => {
    const { checkout, keys, reaches } = await world({ place: ['hang up'] })
    checkout.press(lines, 'en')
    await reaches('unanswered')
    checkout.press(lines, 'en')
    await reaches('unanswered')
    checkout.press([{ ...lines[0], quantity: 2 } as (typeof lines)[0]], 'en')
    await reaches('unanswered')
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[0])
  })

  it('takes up the same key after a reload, and does not open the sheet by itself', async () => {
    const before = await world({ place: ['hang up'] })
    before.checkout.press(lines, 'en')
    await before.reaches('unanswered')
    const after = await world({ place: [PLACED], invoice: [INVOICE] }, before.memory)
    after.checkout.resume()
    await after.reaches('unpaid')
    expect(after.keys).toEqual([before.keys[0]])
    expect(after.opened).toEqual([])
    after.checkout.pay({ orderId: 'o', total: 250 })
    await after.reaches('paying')
  })

  it.each([
    ['pending', 'pending'],
    ['paid', 'pending'],
    ['cancelled', 'resumed'],
  ] as const)('remembers over a reload that the sheet said %s', async (said, why) => {
    const before = await world({ place: [PLACED], invoice: [INVOICE] })
    before.checkout.press(lines, 'en')
    await before.reaches('paying')
    before.close(said)
    const after = await world({}, before.memory)
    expect(after.checkout.state.value).toMatchObject({ kind: 'unpaid', why })
  })

  it('takes a new key after a refusal', async () => {
    const refusal: Reply = [409, { status: 409, code: 'PRICE_CHANGED', product: 'map', price: 300 }]
    const { checkout, keys, reaches } = await world({ place: [refusal] })
    checkout.press(lines, 'en')
    await reaches('refused')
    expect(checkout.state.value).toMatchObject({ problem: { code: 'PRICE_CHANGED', price: 300 } })
    checkout.press(lines, 'en')
    await reaches('refused')
    expect(keys[0]).not.toBe(keys[1])
  })

  it('never opens a link that is no invoice', async () => {
    const { checkout, opened, reaches } = await world({
      place: [PLACED],
      invoice: [[200, { link: 'https://evil.example/$slug', position: 2 }]],
    })
    checkout.press(lines, 'en')
    await reaches('unpaid')
    expect(opened).toEqual([])
  })

  it.each([
    ['For you', { message: 'For you' }],
    ['', {}],
    [undefined, undefined],
  ])('says whether it is a gift: %s', async (gift, said) => {
    const { checkout, bodies, reaches } = await world({ place: [PLACED], invoice: [INVOICE] })
    checkout.press(lines, 'en', { ...(gift !== undefined && { gift }) })
    await reaches('paying')
    expect(bodies[0]?.['gift']).toEqual(said)
  })

  it('knows that it was a gift after a reload', async () => {
    const first = await world({ place: ['hang up'] })
    first.checkout.press(lines, 'en', { gift: 'For you' })
    await first.reaches('unanswered')
    const again = await world({ place: [PLACED] }, first.memory)
    again.checkout.resume()
    await again.reaches('unpaid')
    expect(again.bodies[0]?.['gift']).toEqual({ message: 'For you' })
    expect(again.keys[0]).toBe(first.keys[0])
  })
})
