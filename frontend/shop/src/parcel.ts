import { onScopeDispose, ref, shallowReactive, watch, type Ref } from 'vue'
import { answer, politely } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { ApiProblem } from '@kit/api/problem'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { OrderStatus } from './feed'
import { usePaged, type Paged } from './paged'
import type { Shop } from './shop'

export type Parcel = components['schemas']['OwnParcel']
type ParcelPage = components['schemas']['OwnParcels']
/** As the server knows it, and what follows from its time alone. */
export type ParcelState = Parcel['state'] | 'lapsed'

const PAGE = 20
const POLL_MS = 2_000
const POLLS_MAX = 30

/** A parcel takes nothing that would have to be given back, so that its end is no event. */
export function stateOf(
  { state, expiresAt }: Pick<Parcel, 'state' | 'expiresAt'>,
  nowMs: number,
): ParcelState {
  return state === 'placed' && Date.parse(expiresAt) <= nowMs ? 'lapsed' : state
}

/** The status of an order that means the same: the checkout and the pills know those. */
export function statusOf(state: ParcelState): OrderStatus {
  switch (state) {
    case 'placed':
      return 'invoiced'
    case 'paid':
      return 'paid'
    case 'sent':
      return 'delivered'
    case 'refunded':
      return 'refunded'
    case 'cancelled':
      return 'cancelled'
    case 'lapsed':
      return 'expired'
  }
}

/** What is in it, in a line: the first thing, and how many there are. */
export function unitsOf({ lines }: Pick<Parcel, 'lines'>): number {
  return lines.reduce((units, { quantity }) => units + quantity, 0)
}

/** The buyer's parcels, for the setup of a screen. */
export function useParcels(shop: Shop): Paged<ParcelPage, Parcel> {
  const { api } = shop.connection
  const askFor = (query: object) => answer(api.GET('/api/parcels', { params: { query } }))
  return usePaged(shop, PAGE, askFor, (page) => page.parcels)
}

/** One parcel as the server sees it, kept fresh while its screen is open. */
export interface LiveParcel {
  readonly parcel: Parcel | undefined
  readonly problem: unknown
  /** Long since the sheet said paid, and the server does not show it yet. */
  readonly slow: boolean
  reload(): Promise<void>
}

/** Follows a parcel: by the stream, by asking after a gap, and by polling while a payment is checked. */
export function useParcel(shop: Shop, id: string): LiveParcel {
  const { connection, feed, host, post } = shop
  const live = shallowReactive({
    parcel: undefined as Parcel | undefined,
    problem: undefined as unknown,
    slow: false,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let polls = 0
  let over = false
  const checkouts = Object.values(post).map(({ checkout }) => checkout)

  async function reload(): Promise<void> {
    const position = feed.position()
    const params = { path: { id }, query: position > 0 ? { position } : {} }
    try {
      const parcel = await politely(() => answer(connection.api.GET('/api/parcels/{id}', { params })))
      // Answers may overtake each other: an older one says nothing new.
      if (over || parcel.position < (live.parcel?.position ?? 0)) return
      feed.reached(parcel.position)
      Object.assign(live, { parcel, problem: undefined })
      const status = statusOf(stateOf(parcel, Date.now()))
      post[parcel.goods.currency].checkout.send({ type: 'seen', orderId: id, status })
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
    const checking = checkouts.some(({ state }) => state.value.kind === 'checking')
    return host.state.visible && checking && (!live.parcel || live.parcel.state === 'placed')
  }

  const offs = [
    feed.onParcel((parcel) => parcel === id && void reload().then(poll)),
    feed.onGap(() => void reload().then(poll)),
  ]
  watch(
    () => [host.state.visible, ...checkouts.map(({ state }) => state.value.kind)] as const,
    ([visible]) => {
      polls = 0
      if (visible) void reload().then(poll)
    },
  )
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    offs.forEach((off) => off())
  })
  void reload().then(poll)
  return Object.assign(live, { reload })
}

/** Cancelling an unpaid parcel, after the buyer has confirmed it. */
export function useParcelCancelling(
  { host, connection, feed, locale }: Shop,
  id: string,
  live: LiveParcel,
): { cancelling: Ref<boolean>; cancel(): Promise<void> } {
  const cancelling = ref(false)

  async function cancel(): Promise<void> {
    const { cancelAsk, cancelAskText, cancelYes, cancelNo } = locale.t
    const question = { title: cancelAsk, text: cancelAskText, yes: cancelYes, no: cancelNo }
    if (cancelling.value || !(await ask(host, question))) return
    cancelling.value = true
    try {
      const call = connection.api.POST('/api/parcels/{id}/cancel', { params: { path: { id } } })
      feed.reached((await answer(call)).position)
    } catch (problem) {
      host.haptic('error')
      snack({ text: (problem instanceof ApiProblem && problem.problem.detail) || locale.t.failedText })
    } finally {
      await live.reload()
      cancelling.value = false
    }
  }

  return { cancelling, cancel }
}
