import { onScopeDispose, shallowReactive } from 'vue'
import { politely } from '@kit/api/client'
import type { Shop } from './shop'

/** What every page of a list is asked with. */
export interface PageQuery {
  readonly limit: number
  readonly cursor?: string
  readonly position?: number
}

/** A list of the buyer's own, newest first, as far as it was scrolled; kept fresh while it is shown. */
export interface Paged<P, T> {
  readonly rows: readonly T[]
  /** The newest answer; undefined until there is one. */
  readonly page: P | undefined
  readonly loading: boolean
  readonly problem: unknown
  more(): Promise<void>
  reload(): Promise<void>
}

/** For the setup of a screen. */
export function usePaged<P extends { next?: string | null }, T>(
  { feed }: Pick<Shop, 'feed'>,
  limit: number,
  ask: (query: PageQuery) => Promise<P>,
  rowsOf: (page: P) => readonly T[],
): Paged<P, T> {
  const state = shallowReactive({
    rows: [] as readonly T[],
    page: undefined as P | undefined,
    loading: true,
    problem: undefined as unknown,
  })
  let next: string | undefined
  let latest = 0

  async function load(cursor: string | undefined): Promise<void> {
    const mine = ++latest
    state.loading = true
    const position = feed.position()
    const query = { limit, ...(cursor && { cursor }), ...(position > 0 && { position }) }
    try {
      const page = await politely(() => ask(query))
      if (mine !== latest) return
      const rows = cursor ? [...state.rows, ...rowsOf(page)] : rowsOf(page)
      Object.assign(state, { rows, page, problem: undefined })
      next = page.next ?? undefined
    } catch (problem) {
      if (mine === latest) state.problem = problem
    } finally {
      if (mine === latest) state.loading = false
    }
  }

  const reload = () => load(undefined)
  const offs = [feed.onNews(reload), feed.onParcel(reload), feed.onGap(reload)]
  onScopeDispose(() => offs.forEach((off) => off()))
  void reload()
  return Object.assign(state, {
    reload,
    async more() {
      if (!state.loading && next !== undefined) await load(next)
    },
  })
}
