import { answer, type Api } from '@kit/api/client'
import { ApiProblem } from '@kit/api/problem'
import { idOf, type Missing, type Options } from './variant'

/** Ids that are tried for one variant before somebody is told that there is none. */
export const ATTEMPTS_MAX = 9

/**
 * Makes a variant of a product, under the first id that no other product has. The same once more
 * meets the variant that there is, and answers a position below 0 if that is under a later id.
 */
export async function makeVariant(
  api: Api,
  product: string,
  options: Options,
  missing: Missing,
  price: number,
): Promise<{ readonly position: number }> {
  const params = { path: { id: product } }
  const { combination } = missing
  for (let attempt = 1; ; attempt++) {
    const body = { variant: idOf(product, options, missing, attempt), combination, price }
    try {
      return await answer(api.POST('/api/desk/products/{id}/variants', { params, body }))
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      // Its answer was lost, or somebody else was faster: there is what was wanted.
      if (problem.code === 'VARIANT_EXISTS') return { position: -1 }
      if (problem.code !== 'PRODUCT_EXISTS' || attempt >= ATTEMPTS_MAX) throw problem
    }
  }
}
