import { answer } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import type { OrderSummary } from './order'
import { usePaged, type Paged } from './paged'
import type { Shop } from './shop'

const PAGE = 20

type OrderPage = components['schemas']['OrderPage']
type LibraryPage = components['schemas']['LibraryPage']
export type LibraryItem = LibraryPage['items'][number]

/** The buyer's orders, for the setup of a screen. */
export function useHistory(shop: Shop): Paged<OrderPage, OrderSummary> {
  const { api } = shop.connection
  const ask = (query: object) => answer(api.GET('/api/orders', { params: { query } }))
  return usePaged(shop, PAGE, ask, (page) => page.orders)
}

/** What the buyer has, thing by thing, for the setup of a screen. */
export function useLibrary(shop: Shop): Paged<LibraryPage, LibraryItem> {
  const { api } = shop.connection
  const ask = (query: object) => answer(api.GET('/api/me/library', { params: { query } }))
  return usePaged(shop, PAGE, ask, (page) => page.items)
}
