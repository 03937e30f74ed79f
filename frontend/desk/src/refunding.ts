import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { REASON_MAX, refundState, worthOf, type DeskOrder, type RefundState } from './order'
import { useSending } from './sending'
import { useUnsaved } from './unsaved'

const LOOK_MS = 1_500
/** Then whoever waits is told that it takes longer. */
const LOOKS_MAX = 20

/** One order, and giving back what was paid for it. */
export interface Refunding {
  readonly order: Loading<DeskOrder>
  readonly state: ComputedRef<RefundState>
  /** Whether the owner is about to: the reason can be written. */
  readonly open: Ref<boolean>
  readonly reason: Ref<string>
  readonly wrong: Ref<boolean>
  readonly busy: Readonly<Ref<boolean>>
  /** Telegram has not answered for so long that it is worth a word. */
  readonly slow: Ref<boolean>
  refund(): Promise<void>
}

/** For the setup of a screen. */
export function useRefunding(desk: Desk, id: string): Refunding {
  const { connection, fresh, host, locale } = desk
  const path = { id }
  const order = useLoading(() =>
    answer(connection.api.GET('/api/desk/orders/{id}', { params: { path, query: fresh() } })),
  )
  const state = computed(() => (order.value ? refundState(order.value) : 'none'))
  const open = ref(false)
  const reason = ref('')
  const wrong = ref(false)
  const slow = ref(false)
  const { busy, send } = useSending(desk)
  const { kept, settle } = useUnsaved(
    desk,
    `refund.${id}`,
    () => reason.value,
    () => reason.value.trim() !== '',
  )
  const before = kept()
  if (before) {
    reason.value = before
    open.value = true
  }
  watch(reason, () => (wrong.value = false))

  let looks = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  /** Looks again until Telegram has answered; the reaction that asks it needs no screen to be open. */
  async function follow(): Promise<void> {
    await order.reload()
    if (state.value === 'asked') {
      slow.value = ++looks >= LOOKS_MAX
      timer = setTimeout(() => void follow(), slow.value ? 10 * LOOK_MS : LOOK_MS)
    } else if (looks > 0 && state.value === 'back' && order.value) {
      slow.value = false
      host.haptic('success')
      snack({ text: locale.t.refundDone(worthOf(order.value)) })
    }
  }
  watch(
    state,
    (now) => {
      if (now !== 'asked') return
      clearTimeout(timer)
      looks = 1
      timer = setTimeout(() => void follow(), LOOK_MS)
    },
    { immediate: true },
  )

  async function refund(): Promise<void> {
    const sale = order.value?.order
    const text = reason.value.trim()
    wrong.value = text === '' || text.length > REASON_MAX
    if (!sale || !order.value || wrong.value) return host.haptic('error')
    const question = {
      title: locale.t.refundAsk(worthOf(order.value)),
      text: locale.t.refundAskText(sale.number),
      yes: locale.t.refundYes,
      no: locale.t.refundNo,
    }
    if (busy.value || !(await ask(host, question))) return
    const sent = await send(() =>
      answer(
        connection.api.POST('/api/desk/orders/{id}/refund', { params: { path }, body: { reason: text } }),
      ),
    )
    if (sent) {
      settle()
      reason.value = ''
      open.value = false
    }
    await order.reload()
  }

  return { order, state, open, reason, wrong, busy, slow, refund }
}
