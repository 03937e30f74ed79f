import { onScopeDispose, shallowReactive, watch } from 'vue'
import { answer, politely } from '@kit/api/client'
import { useChoice, type Schemas } from './asks'
import type { Asked } from './asking'
import type { Happening } from './figures'
import type { Insights } from './insights'

export type OrderFact = Schemas['OrderFact']
type Page = Schemas['OrdersPage']

export const HAPPENINGS: readonly [Happening, ...Happening[]] = ['placed', 'paid', 'returned', 'abandoned']

/** A moment of an order, and where the ledger has it, if it has an entry of its own. */
export interface Moment {
  readonly name: Happening
  readonly at: string
  readonly position: number | undefined
}

/** What happened to an order, the first of it first. */
export function momentsOf(order: OrderFact): Moment[] {
  const moments: [Happening, string | null, number | null][] = [
    ['placed', order.placedAt, order.placedPosition],
    ['paid', order.paidAt, order.paidPosition],
    ['returned', order.returnedAt, order.returnedPosition],
    ['abandoned', order.abandonedAt, null],
  ]
  return moments
    .flatMap(([name, at, position]) => (at === null ? [] : [{ name, at, position: position ?? undefined }]))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** The orders behind the figures, the latest first, as far as they were scrolled. */
export interface OrderList extends Asked<Page> {
  readonly orders: readonly OrderFact[]
  readonly whole: boolean
  more(): Promise<void>
}

const PAGE = '50'

/** Begins anew with each question; a page goes on where the last one ended, whatever came meanwhile. */
export function useOrders(insights: Insights, happening: () => Happening): OrderList {
  const { question } = useChoice(insights)
  const state = shallowReactive({
    value: undefined as Page | undefined,
    problem: undefined as unknown,
    busy: false,
    turning: false,
    late: false,
    at: 0,
    orders: [] as readonly OrderFact[],
    whole: false,
  })
  let latest = 0

  async function load(cursor: string | undefined): Promise<void> {
    const mine = ++latest
    state.busy = true
    const query = { ...question(), happening: happening(), limit: PAGE, ...(cursor && { cursor }) }
    try {
      const call = () => insights.connection.api.GET('/api/insights/orders', { params: { query } })
      const value = await politely(() => answer(call()))
      if (mine !== latest) return
      const orders = cursor ? [...state.orders, ...value.orders] : value.orders
      const whole = value.next == null
      Object.assign(state, { value, orders, whole, problem: undefined, late: false, at: Date.now() })
    } catch (problem) {
      if (mine !== latest) return
      if (cursor === undefined) state.value = undefined
      Object.assign(state, { problem, late: state.value !== undefined })
    } finally {
      if (mine === latest) Object.assign(state, { busy: false, turning: false })
    }
  }

  watch(
    () => JSON.stringify([question(), happening()]),
    () => {
      state.turning = state.value !== undefined
      void load(undefined)
    },
    { immediate: true },
  )
  onScopeDispose(() => latest++)
  return Object.assign(state, {
    reload: () => load(undefined),
    async more() {
      const next = state.value?.next
      if (!state.busy && !state.whole && next) await load(next)
    },
  })
}
