import { onScopeDispose, shallowReactive } from 'vue'
import { answer, politely } from '@kit/api/client'
import type { OrderSummary } from './order'
import type { Shop } from './shop'

const PAGE = 20

/** The buyer's orders, newest first, as far as they were scrolled. */
export interface History {
  readonly orders: readonly OrderSummary[]
  readonly loading: boolean
  readonly problem: unknown
  more(): Promise<void>
  reload(): Promise<void>
}

export function useHistory({ connection, feed }: Shop): History {
  const state = shallowReactive({
    orders: [] as readonly OrderSummary[],
    loading: true,
    problem: undefined as unknown,
  })
  let next: string | undefined
  let latest = 0

  async function load(cursor: string | undefined): Promise<void> {
    const mine = ++latest
    state.loading = true
    const position = feed.position()
    const query = { limit: PAGE, ...(cursor && { cursor }), ...(position > 0 && { position }) }
    try {
      const page = await politely(() => answer(connection.api.GET('/api/orders', { params: { query } })))
      if (mine !== latest) return
      state.orders = cursor ? [...state.orders, ...page.orders] : page.orders
      next = page.next ?? undefined
      state.problem = undefined
    } catch (problem) {
      if (mine === latest) state.problem = problem
    } finally {
      if (mine === latest) state.loading = false
    }
  }

  const reload = () => load(undefined)
  const offs = [feed.onNews(reload), feed.onGap(reload)]
  onScopeDispose(() => offs.forEach((off) => off()))
  void reload()
  return Object.assign(state, {
    reload,
    async more() {
      if (!state.loading && next !== undefined) await load(next)
    },
  })
}
