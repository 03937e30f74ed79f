import { onScopeDispose, shallowReactive, watch } from 'vue'
import { answer, politely } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import type { CheckoutState } from './checkoutState'
import type { OrderStatus } from './feed'
import type { Shop } from './shop'

export type Order = components['schemas']['Order']
export type OrderSummary = components['schemas']['OrderSummary']

const POLL_MS = 2_000
const POLLS_MAX = 30

/** One order as the server sees it, kept fresh while its screen is open. */
export interface LiveOrder {
  readonly order: Order | undefined
  readonly problem: unknown
  /** Long since the sheet said paid, and the server does not show it yet. */
  readonly slow: boolean
}

/** Whether money may still come for it. */
export function awaitsPayment(status: OrderStatus): boolean {
  switch (status) {
    case 'placed':
    case 'invoiced':
    case 'approved':
      return true
    case 'paid':
    case 'delivered':
    case 'cancelled':
    case 'expired':
    case 'refunded':
    case 'charged_back':
      return false
  }
}

/**
 * The status to show. Telegram asks the shop before it charges, so a payment that its sheet calls
 * failed leaves the order approved; it waits for the next one.
 */
export function shownStatus(
  { orderId, status }: Pick<Order, 'orderId' | 'status'>,
  checkout: CheckoutState,
): OrderStatus {
  const failed = checkout.kind === 'unpaid' && checkout.why === 'failed'
  return status === 'approved' && failed && checkout.order.orderId === orderId ? 'invoiced' : status
}

/** Whoever wants these things still has to order them again. */
const ENDED: ReadonlySet<OrderStatus> = new Set(['cancelled', 'expired', 'refunded', 'charged_back'])

/** What the main button of an order's screen does. */
export type OrderAction = 'pay' | 'paying' | 'checking' | 'orderAgain' | 'none'

export function actionOf(order: Pick<Order, 'orderId' | 'status'>, checkout: CheckoutState): OrderAction {
  if (ENDED.has(order.status)) return 'orderAgain'
  if (!awaitsPayment(order.status)) return 'none'
  switch (checkout.kind) {
    case 'invoicing':
    case 'paying':
      return checkout.order.orderId === order.orderId ? 'paying' : 'pay'
    case 'checking':
      return checkout.order.orderId === order.orderId ? 'checking' : 'pay'
    case 'idle':
    case 'placing':
    case 'unanswered':
    case 'refused':
    case 'unpaid':
    case 'settled':
      return 'pay'
  }
}

/** The last event that is in an answer, be it of the order or of its subscription. */
function newest({ position, subscription }: Order): number {
  return Math.max(position, subscription?.position ?? 0)
}

/** Follows an order: by the stream, by asking after a gap, and by polling while a payment is checked. */
export function useOrder(shop: Shop, id: string): LiveOrder & { reload(): Promise<void> } {
  const { connection, checkout, feed, host } = shop
  const live = shallowReactive({
    order: undefined as Order | undefined,
    problem: undefined as unknown,
    slow: false,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let polls = 0
  let over = false

  async function reload(): Promise<void> {
    const position = feed.position()
    const params = { path: { id }, query: position > 0 ? { position } : {} }
    try {
      const order = await politely(() => answer(connection.api.GET('/api/orders/{id}', { params })))
      // Answers may overtake each other: an older one says nothing new.
      if (over || newest(order) < (live.order ? newest(live.order) : 0)) return
      feed.reached(order.position)
      Object.assign(live, { order, problem: undefined })
      checkout.send({ type: 'seen', orderId: id, status: order.status })
    } catch (problem) {
      if (!over) live.problem = problem
    }
  }

  function poll(): void {
    clearTimeout(timer)
    if (over || !shouldPoll()) return
    live.slow = polls >= POLLS_MAX
    timer = setTimeout(() => void reload().then(poll), live.slow ? 5 * POLL_MS : POLL_MS)
    polls++
  }

  function shouldPoll(): boolean {
    const status = live.order?.status
    const delivering = status === 'paid' || status === 'approved'
    const checking = checkout.state.value.kind === 'checking' && (!status || awaitsPayment(status))
    return host.state.visible && (delivering || checking)
  }

  const offNews = feed.onNews((news) => news.orderId === id && void reload().then(poll))
  const offGap = feed.onGap(() => void reload().then(poll))
  watch(
    () => [checkout.state.value.kind, host.state.visible] as const,
    ([, visible]) => {
      polls = 0
      if (visible) void reload().then(poll)
    },
  )
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    offNews()
    offGap()
  })
  void reload().then(poll)
  return Object.assign(live, { reload })
}
