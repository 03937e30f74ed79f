import { onScopeDispose, ref, shallowReactive, type Ref } from 'vue'
import { answer, politely } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { ApiProblem } from '@kit/api/problem'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Shop } from './shop'
import type { ShopText } from './text/en'

export type Subscription = components['schemas']['Subscription']

/** What a subscriber can do with it here; the rest is Telegram's or the shop's to do. */
export type SubscriptionAction = 'cancel' | 'renew' | 'wait' | 'none'

export function actionOf(it: Pick<Subscription, 'state' | 'cancelledBy' | 'wish'>): SubscriptionAction {
  if (it.state === 'lapsed' || it.state === 'revoked') return 'none'
  if (it.wish) return 'wait'
  if (it.state === 'active') return 'cancel'
  return it.state === 'cancelled' && it.cancelledBy === 'BUYER' ? 'renew' : 'none'
}

/** How it stands, in plain words. */
export function words(it: Subscription, t: ShopText, moment: (iso: string) => string): string {
  const until = moment(it.paidUntil)
  switch (it.state) {
    case 'active':
      return t.nextPayment(until)
    case 'cancelled':
      return [t.endsOn(until), ...whose(it, t)].join(' ')
    case 'failed':
      return t.renewalFailed(until)
    case 'lapsed':
      return t.ended(moment(it.endedAt ?? it.paidUntil))
    case 'revoked':
      return t.endedRefunded(moment(it.endedAt ?? it.paidUntil))
  }
}

function whose({ cancelledBy }: Subscription, t: ShopText): string[] {
  if (cancelledBy === 'SHOP') return [t.byShop]
  return cancelledBy === 'BUYER_IN_TELEGRAM' ? [t.byTelegram] : []
}

/** The user's subscriptions, newest first, kept fresh while a screen shows them. */
export interface Subscriptions {
  readonly all: readonly Subscription[]
  readonly loading: boolean
  readonly problem: unknown
  reload(): Promise<void>
}

export function useSubscriptions({ connection, feed }: Shop): Subscriptions {
  const state = shallowReactive({
    all: [] as readonly Subscription[],
    loading: true,
    problem: undefined as unknown,
  })
  let latest = 0

  async function reload(): Promise<void> {
    const mine = ++latest
    const position = feed.position()
    const query = position > 0 ? { position } : {}
    try {
      const call = () => connection.api.GET('/api/subscriptions', { params: { query } })
      const { subscriptions } = await politely(() => answer(call()))
      if (mine === latest) Object.assign(state, { all: subscriptions, problem: undefined })
    } catch (problem) {
      if (mine === latest) state.problem = problem
    } finally {
      if (mine === latest) state.loading = false
    }
  }

  const offs = [feed.onNews(reload), feed.onGap(reload)]
  onScopeDispose(() => offs.forEach((off) => off()))
  void reload()
  return Object.assign(state, { reload })
}

/** Cancelling a subscription, after the buyer has confirmed it, and taking that back. */
export function useSwitching({ host, connection, feed, locale }: Shop): {
  busy: Ref<boolean>
  cancel(subscription: Subscription): Promise<boolean>
  renew(subscription: Subscription): Promise<boolean>
} {
  const busy = ref(false)

  async function send(id: string, path: 'cancel' | 'reactivate'): Promise<boolean> {
    busy.value = true
    try {
      const params = { path: { id } }
      const call =
        path === 'cancel'
          ? connection.api.POST('/api/subscriptions/{id}/cancel', { params })
          : connection.api.POST('/api/subscriptions/{id}/reactivate', { params })
      feed.reached((await answer(call)).position)
      host.haptic('success')
      return true
    } catch (problem) {
      host.haptic('error')
      snack({ text: (problem instanceof ApiProblem && problem.problem.detail) || locale.t.failedText })
      return false
    } finally {
      busy.value = false
    }
  }

  async function cancel({ orderId, paidUntil }: Subscription): Promise<boolean> {
    const { cancelSubscriptionAsk, cancelSubscriptionText, cancelSubscription, keepSubscription } = locale.t
    const question = {
      title: cancelSubscriptionAsk,
      text: cancelSubscriptionText(locale.f.moment(paidUntil)),
      yes: cancelSubscription,
      no: keepSubscription,
    }
    return !busy.value && (await ask(host, question)) ? send(orderId, 'cancel') : false
  }

  return {
    busy,
    cancel,
    renew: ({ orderId }) => (busy.value ? Promise.resolve(false) : send(orderId, 'reactivate')),
  }
}
