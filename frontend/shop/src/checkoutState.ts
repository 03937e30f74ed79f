import type { InvoiceStatus } from '@kit/host/host'
import type { Problem } from '@kit/api/problem'
import type { CartLine } from './cart'
import type { OrderStatus } from './feed'

/** One press of "Pay": the key makes every repetition of it the same order. */
export interface Attempt {
  readonly key: string
  readonly lines: readonly CartLine[]
  readonly language: string
  /** The version of the terms that stood beside the button; absent if they could not be shown. */
  readonly terms?: string
  /** The code of a promotion; absent without one. */
  readonly code?: string
  /** Whether store credit pays, as far as it goes; absent if it is kept. */
  readonly credit?: boolean
  /** That it is for somebody else, with a message or an empty one; absent if it is not. */
  readonly gift?: string
  /** Whole Stars that were shown: no more is paid for this order. */
  readonly total?: number
  /** Taken up again after the page was reloaded: the sheet does not open by itself then. */
  readonly resumed: boolean
}

export interface OpenOrder {
  readonly orderId: string
  /** Whole Stars. */
  readonly total: number
}

/** Why an order is still unpaid as far as this page knows: chooses words, decides nothing. */
export type Unpaid = 'cancelled' | 'failed' | 'pending' | 'silent' | 'resumed' | 'problem'

/** The way from "Pay" to the server's word that it is paid. */
export type CheckoutState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'placing'; readonly attempt: Attempt }
  | { readonly kind: 'unanswered'; readonly attempt: Attempt }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'invoicing'; readonly order: OpenOrder }
  | { readonly kind: 'paying'; readonly order: OpenOrder; readonly slug: string }
  | { readonly kind: 'checking'; readonly order: OpenOrder }
  | {
      readonly kind: 'unpaid'
      readonly order: OpenOrder
      readonly why: Unpaid
      readonly problem?: Problem | undefined
    }
  | { readonly kind: 'settled'; readonly order: OpenOrder; readonly status: OrderStatus }

export type CheckoutEvent =
  | { readonly type: 'pressed'; readonly attempt: Attempt }
  | { readonly type: 'placed'; readonly order: OpenOrder }
  | { readonly type: 'given'; readonly order: OpenOrder }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'unanswered' }
  | { readonly type: 'pay'; readonly order: OpenOrder }
  | { readonly type: 'invoiced'; readonly slug: string }
  | { readonly type: 'closed'; readonly status: InvoiceStatus }
  | { readonly type: 'silence' }
  | { readonly type: 'seen'; readonly orderId: string; readonly status: OrderStatus }
  | { readonly type: 'dismissed' }

/** The next state. An event that makes no sense in a state changes nothing. */
export function reduce(state: CheckoutState, event: CheckoutEvent): CheckoutState {
  switch (event.type) {
    case 'pressed':
      return busy(state) ? state : { kind: 'placing', attempt: event.attempt }
    case 'placed':
      if (state.kind !== 'placing') return state
      return state.attempt.resumed
        ? { kind: 'unpaid', order: event.order, why: 'resumed' }
        : { kind: 'invoicing', order: event.order }
    case 'given': // nothing is left to pay
      return state.kind === 'placing' ? { kind: 'settled', order: event.order, status: 'paid' } : state
    case 'refused':
      return refused(state, event.problem)
    case 'unanswered':
      return unanswered(state)
    case 'pay':
      return busy(state) && !isOther(state, event.order) ? state : { kind: 'invoicing', order: event.order }
    case 'invoiced':
      return state.kind === 'invoicing' ? { kind: 'paying', order: state.order, slug: event.slug } : state
    case 'closed':
      return state.kind === 'paying' ? closed(state.order, event.status) : state
    case 'silence':
      return state.kind === 'paying' ? { kind: 'unpaid', order: state.order, why: 'silent' } : state
    case 'seen':
      return seen(state, event.orderId, event.status)
    case 'dismissed':
      return busy(state) ? state : { kind: 'idle' }
  }
}

/** While true, a second press must not start anything, but for paying another order than the sheet's. */
export function busy(state: CheckoutState): boolean {
  switch (state.kind) {
    case 'placing':
    case 'invoicing':
    case 'paying':
      return true
    case 'idle':
    case 'unanswered':
    case 'refused':
    case 'checking':
    case 'unpaid':
    case 'settled':
      return false
  }
}

/**
 * Whether a sheet is left for another order's: it covers the page, so whoever can press was rid of
 * it, even if the host never said so. What became of that order the server's word tells on its page.
 */
function isOther(state: CheckoutState, order: OpenOrder): boolean {
  return state.kind === 'paying' && state.order.orderId !== order.orderId
}

/** The order under way, if there is one already. */
export function orderOf(state: CheckoutState): OpenOrder | undefined {
  switch (state.kind) {
    case 'invoicing':
    case 'paying':
    case 'checking':
    case 'unpaid':
    case 'settled':
      return state.order
    case 'idle':
    case 'placing':
    case 'unanswered':
    case 'refused':
      return undefined
  }
}

function refused(state: CheckoutState, problem: Problem): CheckoutState {
  if (state.kind === 'placing') return { kind: 'refused', problem }
  if (state.kind === 'invoicing') return { kind: 'unpaid', order: state.order, why: 'problem', problem }
  return state
}

/** Nobody knows whether the server heard us: the key is kept, so that asking again is the same order. */
function unanswered(state: CheckoutState): CheckoutState {
  if (state.kind === 'placing') return { kind: 'unanswered', attempt: state.attempt }
  if (state.kind === 'invoicing')
    return { kind: 'unpaid', order: state.order, why: 'problem', problem: undefined }
  return state
}

function closed(order: OpenOrder, status: InvoiceStatus): CheckoutState {
  switch (status) {
    case 'paid':
      return { kind: 'checking', order }
    case 'cancelled':
    case 'failed':
    case 'pending':
      return { kind: 'unpaid', order, why: status }
  }
}

/** The server's word ends the checkout from every state, whatever the sheet said or did not say. */
function seen(state: CheckoutState, orderId: string, status: OrderStatus): CheckoutState {
  const order = orderOf(state)
  if (order?.orderId !== orderId) return state
  switch (status) {
    case 'paid':
    case 'delivered':
    case 'cancelled':
    case 'expired':
    case 'refunded':
    case 'charged_back':
      return { kind: 'settled', order, status }
    case 'placed':
    case 'invoiced':
    case 'approved':
      return state
  }
}
