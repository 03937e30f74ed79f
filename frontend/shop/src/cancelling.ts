import { ref, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { ApiProblem } from '@kit/api/problem'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Order } from './order'
import type { Shop } from './shop'

/** Cancelling an unpaid order, after the buyer has confirmed it. */
export function useCancelling(
  { host, connection, feed, locale }: Shop,
  live: { reload(): Promise<void> },
): { cancelling: Ref<boolean>; cancel(order: Order): Promise<void> } {
  const cancelling = ref(false)

  async function cancel({ orderId }: Order): Promise<void> {
    const { cancelAsk, cancelAskText, cancelYes, cancelNo } = locale.t
    const question = { title: cancelAsk, text: cancelAskText, yes: cancelYes, no: cancelNo }
    if (cancelling.value || !(await ask(host, question))) return
    cancelling.value = true
    try {
      const call = connection.api.POST('/api/orders/{id}/cancel', { params: { path: { id: orderId } } })
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
