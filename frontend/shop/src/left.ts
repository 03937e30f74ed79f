import { reactive } from 'vue'
import type { CartLine } from './cart'
import type { Catalogue, Product } from './catalogue'
import { mostOf, type Supply } from './supply'

/** What is known of a line's product. */
export type Known = Supply & Partial<Pick<Product, 'varied' | 'variantOf'>>

/** How much there is of what is in the cart, as the shop last said. */
export interface Left {
  of(product: string): Known | undefined
  /** The first line that asks for more than can be had now. */
  short(lines: readonly CartLine[]): CartLine | undefined
  /** The line that the shop's word about a product is about: of that, or of a variant of it. */
  about(lines: readonly CartLine[], product: string | undefined): CartLine | undefined
  /** Asks anew; what cannot be asked for is taken as before, since the shop decides in the end. */
  look(lines: readonly CartLine[]): Promise<void>
}

export function createLeft(catalogue: Pick<Catalogue, 'product'>): Left {
  const known = reactive(new Map<string, Known>())
  const of = (product: string) => known.get(product)
  return {
    of,
    short: (lines) => lines.find((it) => it.quantity > mostOf(of(it.product) ?? {}, Date.now())),
    about: (lines, product) =>
      product === undefined
        ? undefined
        : (lines.find((it) => it.product === product) ??
          lines.find((it) => of(it.product)?.variantOf === product)),
    async look(lines) {
      const asked = lines.map(async ({ product }) => {
        const found = await catalogue.product(product)
        const { left, from, until, limit, varied, variantOf } = found
        // What was put in before it had variants cannot be ordered as itself any more.
        const available = found.available && !varied
        known.set(product, { available, left, from, until, limit, varied, variantOf })
      })
      await Promise.allSettled(asked)
    },
  }
}
