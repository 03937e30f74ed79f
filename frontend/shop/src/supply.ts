import { phaseOf, type Phase, type Times } from '@kit/times'
import { most } from './cart'
import type { Product } from './catalogue'

/** What decides whether a product can be had, and how much of it. */
export type Supply = Times & Partial<Pick<Product, 'available' | 'left' | 'limit'>>

/** How many units a buyer can have at this moment, as far as the shop tells everybody. */
export function mostOf(supply: Supply, nowMs: number): number {
  if (supply.available === false || phaseOf(supply, nowMs) !== 'open') return 0
  return Math.min(most(supply.left), most(supply.limit))
}

/** Why so many units cannot be had; undefined if they can. */
export function shortage(
  quantity: number,
  supply: Supply,
  nowMs: number,
): Exclude<Phase, 'open'> | 'left' | 'limit' | undefined {
  const phase = phaseOf(supply, nowMs)
  if (phase !== 'open') return phase
  if (supply.available === false || quantity > most(supply.left)) return 'left'
  return quantity > most(supply.limit) ? 'limit' : undefined
}
