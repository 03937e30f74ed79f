/**
 * The screen that a link to the bot names by its `startapp` parameter, as an address without origin:
 * `p_` and a product's id is that product, `join_` and a token the invitation to work in the shop.
 * Undefined when it names none, as one that says where somebody comes from.
 */
export function linkedScreen(startParam: string): string | undefined {
  const product = /^p_([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)$/.exec(startParam)?.[1]
  const token = /^join_([\w-]{43})$/.exec(startParam)?.[1]
  if (token) return `/desk/join/${token}`
  return product && `/shop/product/${product}`
}
