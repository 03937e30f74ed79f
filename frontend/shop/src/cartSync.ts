import { answer, type Api } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { ApiProblem } from '@kit/api/problem'
import type { Memory } from '@kit/host/storage'
import { watch } from 'vue'
import type { Cart, CartLine } from './cart'

type Kept = components['schemas']['Cart']

/** Somebody who taps “+” is not sent after each tap. */
const QUIET_MS = 400
const AGAIN_MS = 30_000
/** Unlike a session that has run out, or a shop that is busy, these are answers to the line. */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 409])

/** Keeps this device's cart and the one at the shop alike. */
export interface CartSync {
  /** Sends what the shop has not heard of, and then takes over what other devices changed. */
  meet(): Promise<void>
}

/**
 * The cart on the device answers at once; what it changes is on a list, which survives a reload,
 * until the shop has it. What is not on the list is as the shop has it. While an order is on its
 * way nobody knows what is still in the cart, and it is left alone.
 */
export function syncCart(
  cart: Cart,
  api: Api,
  storage: Memory,
  key: string,
  isOrdering: () => boolean = () => false,
): CartSync {
  const listed = storage.getItem(key)
  // Without a list nothing was ever sent.
  const unsent = new Set(listed === null ? cart.lines.value.map((it) => it.product) : parse(listed))
  /** What the shop does not take stays on this device until it is changed; the order will say why. */
  const refused = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let adopting = false

  const note = () => storage.setItem(key, JSON.stringify([...unsent]))

  watch(
    cart.lines,
    (now, before) => {
      if (adopting) return
      for (const product of changed(before, now)) {
        unsent.add(product)
        refused.delete(product)
      }
      note()
      later(QUIET_MS)
    },
    { flush: 'sync' },
  )

  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void meet(), ms)
  }

  async function send(product: string): Promise<void> {
    const line = cart.lines.value.find((it) => it.product === product)
    const params = { path: { product } }
    const sent = line
      ? api.PUT('/api/me/cart/lines/{product}', {
          params,
          body: { quantity: line.quantity, price: line.price },
        })
      : api.DELETE('/api/me/cart/lines/{product}', { params })
    try {
      await answer(sent)
    } catch (problem) {
      if (!(problem instanceof ApiProblem && REFUSALS.has(problem.status))) throw problem
      refused.add(product)
    }
    const now = cart.lines.value.find((it) => it.product === product)
    if (now?.quantity === line?.quantity && now?.price === line?.price) unsent.delete(product)
  }

  async function exchange(): Promise<void> {
    if (isOrdering()) return
    try {
      for (const product of [...unsent]) await send(product)
      note()
      const kept = await answer(api.GET('/api/me/cart'))
      if (!isOrdering()) adopt(merged(cart.lines.value, kept, new Set([...unsent, ...refused])))
      if (unsent.size > 0) later(QUIET_MS)
    } catch {
      // Without an answer the cart is as it is here; whoever only looks is not asked again.
      if (unsent.size > 0) later(AGAIN_MS)
    }
  }

  function adopt(lines: readonly CartLine[]): void {
    if (JSON.stringify(lines) === JSON.stringify(cart.lines.value)) return
    adopting = true
    cart.restore(lines)
    adopting = false
  }

  function meet(): Promise<void> {
    running ??= exchange().finally(() => (running = undefined))
    return running
  }

  return { meet }
}

/** What differs between two carts. */
function changed(before: readonly CartLine[], now: readonly CartLine[]): Set<string> {
  const words = (line: CartLine) => `${line.product} ${line.quantity} ${line.price} ${line.was ?? ''}`
  const had = new Set(before.map(words))
  const has = new Set(now.map(words))
  const differ = [...before.filter((it) => !has.has(words(it))), ...now.filter((it) => !had.has(words(it)))]
  return new Set(differ.map((it) => it.product))
}

/**
 * The lines here in their order, as the shop has them, then those that another device put in. A
 * line that the shop sells at another price now says what it was.
 *
 * @param keep products of which this device is right
 */
export function merged(here: readonly CartLine[], kept: Kept, keep: ReadonlySet<string>): CartLine[] {
  const known = new Map(kept.lines.map((it) => [it.product, it]))
  const lines: CartLine[] = []
  for (const line of here) {
    const it = known.get(line.product)
    if (keep.has(line.product)) lines.push(line)
    else if (it) lines.push(adopted(it))
  }
  const mine = new Set(here.map((it) => it.product))
  for (const it of kept.lines) {
    if (!mine.has(it.product) && !keep.has(it.product)) lines.push(adopted(it))
  }
  return lines
}

function adopted({ product, title, emoji, price, seen, quantity }: Kept['lines'][number]): CartLine {
  return { product, title, emoji, price, quantity, ...(seen !== price && { was: seen }) }
}

function parse(json: string | null): string[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]')
    return Array.isArray(value) ? value.filter((it) => typeof it === 'string').slice(0, 100) : []
  } catch {
    return []
  }
}
