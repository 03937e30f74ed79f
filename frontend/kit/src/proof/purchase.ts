import { parseObject } from '../host/launch'
import type { Money } from '../text/formats'
import { textOf } from './bytes'
import type { Entry } from './entry'

/**
 * What an `order.paid` or `parcel.paid` entry says, or an `order.given` one of an order that cost
 * nothing, in words a person can check against what they remember.
 */
export interface Purchase {
  readonly order: string
  readonly lines: readonly PurchaseLine[]
  /** Stars paid; money for what is sent by post. */
  readonly amount: number | Money
  /** How it is sent; absent if it is not. Where to is sealed, and nobody reads it here. */
  readonly shipping?: string
  /** Stars that store credit paid; absent if it paid none. */
  readonly credit?: number
  /** Telegram's number of the payment; absent if nothing was left to pay. */
  readonly charge?: string
  /** ISO 8601. */
  readonly at: string
}

export interface PurchaseLine {
  readonly title: string
  readonly quantity: number
  readonly price: number | Money
}

/** The purchase that the entry records; undefined if it is another event, or in a form not known here. */
export function purchaseOf(entry: Entry): Purchase | undefined {
  const { order, lines, payment, shipping, credit, at } = payloadOf(entry)
  const paid =
    entry.type === 'parcel.paid'
      ? parcelOf(record(payment), record(shipping))
      : paymentOf(entry.type, record(payment))
  if (!paid || typeof order !== 'string') return undefined
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !Array.isArray(lines)) return undefined
  const read = lines.flatMap((line: unknown) => lineOf(record(line)) ?? [])
  const used = isWhole(credit) && credit > 0 ? { credit } : {}
  return read.length === lines.length ? { order, lines: read, ...paid, ...used, at } : undefined
}

function paymentOf(
  type: string,
  { charge, amount }: Record<string, unknown>,
): Pick<Purchase, 'amount' | 'charge'> | undefined {
  if (type === 'order.given') return { amount: 0 }
  const known = type === 'order.paid' && typeof charge === 'string' && isWhole(amount)
  return known ? { charge, amount } : undefined
}

function parcelOf(
  { charge, amount }: Record<string, unknown>,
  { title }: Record<string, unknown>,
): Pick<Purchase, 'amount' | 'charge' | 'shipping'> | undefined {
  const money = moneyOf(amount)
  const known = money && typeof charge === 'string' && typeof title === 'string'
  return known ? { charge, amount: money, shipping: title } : undefined
}

function moneyOf(value: unknown): Money | undefined {
  const { currency, amount } = record(value)
  return (currency === 'UZS' || currency === 'KZT') && isWhole(amount) ? { currency, amount } : undefined
}

/** The payload as an object; empty if it is none. */
export function payloadOf(entry: Entry): Record<string, unknown> {
  try {
    return parseObject(textOf(entry.payload))
  } catch {
    return {}
  }
}

/** Short form of an order's id that people can read to each other, as the shop shows it. */
export function orderNumber(order: string): string {
  return order.slice(0, 8).toUpperCase()
}

function lineOf({ title, quantity, price }: Record<string, unknown>): PurchaseLine | undefined {
  const cost = isWhole(price) ? price : moneyOf(price)
  const whole = typeof title === 'string' && isWhole(quantity) && cost !== undefined
  return whole ? { title, quantity, price: cost } : undefined
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}
