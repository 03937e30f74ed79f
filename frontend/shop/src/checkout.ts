import type { Memory } from '@kit/host/storage'
import { shallowRef, type ShallowRef } from 'vue'
import { answer, politely, type Api } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { ApiProblem } from '@kit/api/problem'
import type { Host } from '@kit/host/host'
import { parseObject } from '@kit/host/launch'
import { parseLines, type CartLine } from './cart'
import { reduce, type Attempt, type CheckoutEvent, type CheckoutState, type OpenOrder } from './checkoutState'
import type { Feed } from './feed'

type Language = NonNullable<components['schemas']['PlaceOrder']['language']>

/** Some clients never say that the sheet closed; after this long the buyer may press again. */
const SILENCE_MS = 20_000

/** What stood beside the button when it was pressed. */
export type Asked = Pick<Attempt, 'terms' | 'code' | 'credit' | 'gift' | 'total'>

/** Runs the checkout: the pure states of {@link reduce}, and what each makes happen. */
export interface Checkout {
  readonly state: Readonly<ShallowRef<CheckoutState>>
  /** Places an order for the lines and goes on to the payment. */
  press(lines: readonly CartLine[], language: string, asked?: Asked): void
  /** Opens the payment of an order that exists. */
  pay(order: OpenOrder): void
  send(event: CheckoutEvent): void
  /** Takes up a placement that a reload interrupted. */
  resume(): void
}

/** Where an order is placed and its invoice made: for Stars at `/api/orders`, for money at `/api/parcels`. */
export interface CheckoutPort {
  /** Answers the same for the same key, however often it is asked. */
  place(attempt: Attempt): Promise<{ order: OpenOrder; given?: boolean; position: number }>
  invoice(order: OpenOrder): Promise<{ link: string; position?: number }>
}

export interface CheckoutParts {
  readonly port: CheckoutPort
  readonly host: Host
  readonly feed: Feed
  readonly storage: Memory
  readonly key: string
  readonly newKey?: () => string
  /** How long the sheet may be silent; one that asks for an address is open for longer. */
  readonly silenceMs?: number
}

export function createCheckout(parts: CheckoutParts): Checkout {
  const { port, host, feed, storage, key } = parts
  const newKey = parts.newKey ?? (() => crypto.randomUUID())
  const state = shallowRef(recall(storage.getItem(key)))
  let leave = () => {}

  function send(event: CheckoutEvent): void {
    const before = state.value
    const now = reduce(before, event)
    if (now === before) return
    state.value = now
    const kept = remember(now)
    if (kept) storage.setItem(key, kept)
    else storage.removeItem(key)
    leave()
    leave = () => {}
    host.confirmClosing(now.kind === 'placing' || now.kind === 'invoicing')
    enter(now)
  }

  function enter(now: CheckoutState): void {
    switch (now.kind) {
      case 'placing':
        return void place(now.attempt)
      case 'invoicing':
        return void invoice(now.order)
      case 'paying':
        return open(now.slug)
      case 'settled':
        return host.haptic(now.status === 'paid' || now.status === 'delivered' ? 'success' : 'warning')
      case 'refused':
      case 'unanswered':
        return host.haptic('error')
      case 'unpaid':
        return host.haptic(now.why === 'failed' || now.why === 'problem' ? 'error' : 'warning')
      case 'idle':
      case 'checking':
        return
    }
  }

  async function place(attempt: Attempt): Promise<void> {
    try {
      const { order, given, position } = await politely(() => port.place(attempt))
      feed.reached(position)
      send({ type: given ? 'given' : 'placed', order })
    } catch (problem) {
      send(failure(problem))
    }
  }

  async function invoice(order: OpenOrder): Promise<void> {
    try {
      const { link, position } = await politely(() => port.invoice(order))
      if (position !== undefined) feed.reached(position)
      send({ type: 'invoiced', slug: slugOf(link) })
    } catch (problem) {
      send(failure(problem))
    }
  }

  function open(slug: string): void {
    const silence = setTimeout(() => send({ type: 'silence' }), parts.silenceMs ?? SILENCE_MS)
    const off = host.openInvoice(slug, (status) => send({ type: 'closed', status }))
    leave = () => {
      clearTimeout(silence)
      off()
    }
  }

  feed.onNews(({ orderId, status }) => status && send({ type: 'seen', orderId, status }))

  return {
    state,
    send,
    press(lines, language, asked = {}) {
      const last = state.value.kind === 'unanswered' ? state.value.attempt : undefined
      const wanted = { lines, language, ...asked }
      const same = last && sameOrder(last, wanted)
      send({ type: 'pressed', attempt: { key: same ? last.key : newKey(), ...wanted, resumed: false } })
    },
    pay: (order) => send({ type: 'pay', order }),
    resume() {
      if (state.value.kind === 'placing') enter(state.value)
    },
  }
}

/** Orders that are paid with Stars. */
export function starOrders(api: Api): CheckoutPort {
  return {
    async place({ key, lines, language, terms, code, credit, gift, total }) {
      const body = {
        lines: lines.map(({ product, quantity, price }) => ({ product, quantity, price })),
        language: language as Language, // one that an older version remembered is refused like any other
        ...(terms && { consent: { terms, language: language as Language } }),
        ...(code && { code }),
        ...(credit && { credit }),
        ...(gift !== undefined && { gift: gift ? { message: gift } : {} }),
        ...(total !== undefined && { total }),
      }
      const params = { header: { 'Idempotency-Key': key } }
      const placed = await answer(api.POST('/api/orders', { params, body }))
      const order = { orderId: placed.orderId, total: placed.total }
      return { order, given: placed.status === 'paid', position: placed.position }
    },
    invoice: ({ orderId }) =>
      answer(api.POST('/api/orders/{id}/invoice', { params: { path: { id: orderId } } })),
  }
}

/** A refusal is an answer; a lost connection or a failing server is none. */
function failure(problem: unknown): CheckoutEvent {
  const answered = problem instanceof ApiProblem && problem.status < 500
  return answered ? { type: 'refused', problem: problem.problem } : { type: 'unanswered' }
}

function sameOrder(a: Omit<Attempt, 'key' | 'resumed'>, b: Omit<Attempt, 'key' | 'resumed'>): boolean {
  const content = ({ lines, language, terms, code, credit, gift, total }: typeof a) =>
    JSON.stringify([
      lines.map((it) => [it.product, it.quantity, it.price]),
      language,
      terms,
      code,
      credit,
      gift,
      total,
    ])
  return content(a) === content(b)
}

/** `https://t.me/$slug` and `https://t.me/invoice/slug` name the same invoice. */
export function slugOf(link: string): string {
  const slug = /^https:\/\/t\.me\/(?:\$|invoice\/)([\w-]+)$/.exec(link)?.[1]
  if (slug === undefined) throw new Error('not an invoice link')
  return slug
}

/** What a reload must find again: an unanswered key, or an order that may still be paid. */
export function remember(state: CheckoutState): string | undefined {
  switch (state.kind) {
    case 'placing':
    case 'unanswered':
      return JSON.stringify({ attempt: state.attempt })
    case 'invoicing':
    case 'paying':
      return JSON.stringify({ order: state.order })
    case 'checking':
      return JSON.stringify({ order: state.order, why: 'pending' })
    case 'unpaid':
      return JSON.stringify({ order: state.order, why: state.why })
    case 'idle':
    case 'refused':
    case 'settled':
      return undefined
  }
}

/** The state to start in; damaged memory is no memory. */
export function recall(kept: string | null): CheckoutState {
  const { attempt, order, why } = parseObject(kept ?? '')
  if (isRecord(order)) {
    const { orderId, total } = order
    if (typeof orderId === 'string' && typeof total === 'number') {
      // Whoever was told that the payment is on its way must not be asked to pay again.
      return { kind: 'unpaid', order: { orderId, total }, why: why === 'pending' ? why : 'resumed' }
    }
  }
  if (isRecord(attempt)) {
    const { key, language, terms, code, credit, gift, total } = attempt
    const lines = parseLines(JSON.stringify(attempt['lines'] ?? null))
    if (typeof key === 'string' && typeof language === 'string' && lines.length > 0) {
      const asked = {
        ...(typeof terms === 'string' && { terms }),
        ...(typeof code === 'string' && { code }),
        ...(credit === true && { credit }),
        ...(typeof gift === 'string' && { gift }),
        ...(typeof total === 'number' && { total }),
      }
      return { kind: 'placing', attempt: { key, lines, language, ...asked, resumed: true } }
    }
  }
  return { kind: 'idle' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
