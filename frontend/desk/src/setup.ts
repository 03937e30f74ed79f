import type { components } from '@kit/api/contract.gen'
import type { RouteLocationRaw } from 'vue-router'
import { SPOKEN, type Tongue } from './product'

export type Setup = components['schemas']['Setup']
export type StepName = 'product' | 'texts' | 'sale' | 'terms' | 'auditor' | 'sold'

/** One thing that a shop needs, and whether the server found it. */
export interface Step {
  readonly name: StepName
  readonly done: boolean
  /** Where it is done; some things are settings of the server, which no screen of it changes. */
  readonly to?: RouteLocationRaw
}

export function stepsOf({ products, ownTerms, auditors, sold }: Setup): Step[] {
  const all = products.drafts + products.onSale + products.withdrawn
  return [
    { name: 'product', done: all > 0, to: { name: 'new-product' } },
    { name: 'texts', done: all > 0 && untold(products.untold).length === 0, to: { name: 'products' } },
    { name: 'sale', done: products.onSale > 0, to: { name: 'products', query: { state: 'draft' } } },
    { name: 'terms', done: ownTerms },
    { name: 'auditor', done: auditors > 0 },
    { name: 'sold', done: sold },
  ]
}

/** The languages of the shop that some product cannot be read in. */
export function untold(counts: Setup['products']['untold']): Tongue[] {
  return SPOKEN.filter((tongue) => (counts[tongue] ?? 0) > 0)
}
