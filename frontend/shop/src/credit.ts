import { answer } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { usePaged, type Paged } from './paged'
import type { Shop } from './shop'

const PAGE = 50

type CreditPage = components['schemas']['CreditPage']
export type CreditEntry = CreditPage['entries'][number]

/** The buyer's store credit, and what happened to it, for the setup of a screen. */
export function useCredit(shop: Shop): Paged<CreditPage, CreditEntry> {
  const { api } = shop.connection
  const ask = (query: object) => answer(api.GET('/api/me/credit', { params: { query } }))
  return usePaged(shop, PAGE, ask, (page) => page.entries)
}

/** Whether there is more after it. */
export function isMore({ kind }: Pick<CreditEntry, 'kind'>): boolean {
  switch (kind) {
    case 'GRANTED':
    case 'GIVEN_BACK':
      return true
    case 'SPENT':
    case 'WITHDRAWN':
      return false
  }
}
