import type { Memory } from '@kit/host/storage'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

/** One product in the cart, with the price its buyer has seen. Prices are whole Stars per unit. */
export interface CartLine {
  readonly product: string
  readonly title: string
  readonly emoji: string
  readonly price: number
  readonly quantity: number
  /** What a unit cost when its buyer saw it last, if that was something else. */
  readonly was?: number
}

export type CartItem = Omit<CartLine, 'quantity' | 'was'>

export const LINES_MAX = 20
export const QUANTITY_MAX = 99

/** The lines with one product's quantity set; zero removes it, what exceeds a limit is cut to it. */
export function withQuantity(lines: readonly CartLine[], item: CartItem, quantity: number): CartLine[] {
  const bounded = Math.min(Math.max(Math.trunc(quantity), 0), QUANTITY_MAX)
  const { product, title, emoji, price } = item
  const line: CartLine = { product, title, emoji, price, quantity: bounded }
  if (bounded === 0) return lines.filter((it) => it.product !== item.product)
  if (lines.some((it) => it.product === item.product)) {
    return lines.map((it) => (it.product === item.product ? line : it))
  }
  return lines.length < LINES_MAX ? [...lines, line] : [...lines]
}

/** How many units a cart can have of a product: as many as there are, if the shop says how many. */
export function most(left: number | null | undefined): number {
  return Math.min(left ?? QUANTITY_MAX, QUANTITY_MAX)
}

export function totalOf(lines: readonly Pick<CartLine, 'price' | 'quantity'>[]): number {
  return lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
}

/** Reads stored lines; whatever is damaged or out of bounds is left out. */
export function parseLines(json: string | null): CartLine[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]')
    return Array.isArray(value) ? value.filter(isLine).slice(0, LINES_MAX) : []
  } catch {
    return []
  }
}

function isLine(value: unknown): value is CartLine {
  if (typeof value !== 'object' || value === null) return false
  const { product, title, emoji, price, quantity } = value as Record<string, unknown>
  const words = [product, title, emoji].every((it) => typeof it === 'string')
  return words && inRange(price, Number.MAX_SAFE_INTEGER) && inRange(quantity, QUANTITY_MAX)
}

function inRange(value: unknown, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= max
}

/** The cart on this device: survives a reload. The shop keeps it, too: see cartSync. */
export interface Cart {
  readonly lines: Ref<readonly CartLine[]>
  readonly total: ComputedRef<number>
  readonly units: ComputedRef<number>
  quantityOf(product: string): number
  set(item: CartItem, quantity: number): void
  add(item: CartItem): void
  /** Puts back what was there before, in its old place. */
  restore(lines: readonly CartLine[]): void
  reprice(product: string, price: number): void
  /** The buyer has seen the prices as they are now. */
  seen(): void
  clear(): void
}

export function createCart(storage: Memory, key: string): Cart {
  const lines = ref<readonly CartLine[]>(parseLines(storage.getItem(key)))
  watch(lines, (now) => storage.setItem(key, JSON.stringify(now)), { flush: 'sync' })
  const quantityOf = (product: string) => lines.value.find((it) => it.product === product)?.quantity ?? 0
  const set = (item: CartItem, quantity: number) => {
    lines.value = withQuantity(lines.value, item, quantity)
  }
  return {
    lines,
    total: computed(() => totalOf(lines.value)),
    units: computed(() => lines.value.reduce((sum, line) => sum + line.quantity, 0)),
    quantityOf,
    set,
    add: (item) => set(item, quantityOf(item.product) + 1),
    restore: (before) => (lines.value = [...before]),
    reprice: (product, price) => {
      lines.value = lines.value.map((it) => (it.product === product ? { ...it, price } : it))
    },
    seen: () => {
      const old = lines.value.filter((it) => it.was !== undefined)
      for (const line of old) set(line, line.quantity)
    },
    clear: () => (lines.value = []),
  }
}
