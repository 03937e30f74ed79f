import { reactive } from 'vue'
import type { CartLine } from './cart'
import type { Catalogue } from './catalogue'

/** How many units are left of what is in the cart, as the shop last said. */
export interface Left {
  of(product: string): number | undefined
  /** The first line that asks for more than there is. */
  short(lines: readonly CartLine[]): CartLine | undefined
  /** Asks anew; what cannot be asked for is taken as before, since the shop decides in the end. */
  look(lines: readonly CartLine[]): Promise<void>
}

export function createLeft(catalogue: Pick<Catalogue, 'product'>): Left {
  const known = reactive(new Map<string, number>())
  const of = (product: string) => known.get(product)
  return {
    of,
    short: (lines) => lines.find((it) => it.quantity > (of(it.product) ?? Infinity)),
    async look(lines) {
      const asked = lines.map(async ({ product }) => {
        const { available, left } = await catalogue.product(product)
        if (!available) known.set(product, 0)
        else if (left === null || left === undefined) known.delete(product)
        else known.set(product, left)
      })
      await Promise.allSettled(asked)
    },
  }
}
