import { reactive } from 'vue'
import type { CartLine } from './cart'
import type { Catalogue } from './catalogue'
import { mostOf, type Supply } from './supply'

/** How much there is of what is in the cart, as the shop last said. */
export interface Left {
  of(product: string): Supply | undefined
  /** The first line that asks for more than can be had now. */
  short(lines: readonly CartLine[]): CartLine | undefined
  /** Asks anew; what cannot be asked for is taken as before, since the shop decides in the end. */
  look(lines: readonly CartLine[]): Promise<void>
}

export function createLeft(catalogue: Pick<Catalogue, 'product'>): Left {
  const known = reactive(new Map<string, Supply>())
  const of = (product: string) => known.get(product)
  return {
    of,
    short: (lines) => lines.find((it) => it.quantity > mostOf(of(it.product) ?? {}, Date.now())),
    async look(lines) {
      const asked = lines.map(async ({ product }) => {
        const { available, left, from, until, limit } = await catalogue.product(product)
        known.set(product, { available, left, from, until, limit })
      })
      await Promise.allSettled(asked)
    },
  }
}
