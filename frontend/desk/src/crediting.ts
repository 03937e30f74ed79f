import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { creditOf, REASON_MAX, type DeskOrder } from './order'
import { useSending } from './sending'

/** Giving a part of what was paid back as store credit, and taking that back. */
export interface Crediting {
  /** What the owner is about to do; nothing to begin with. */
  readonly doing: Ref<'giving' | 'withdrawing' | undefined>
  readonly amount: Ref<string>
  readonly reason: Ref<string>
  readonly wrongAmount: Ref<boolean>
  readonly wrongReason: Ref<boolean>
  readonly canGive: ComputedRef<boolean>
  readonly canWithdraw: ComputedRef<boolean>
  readonly busy: Readonly<Ref<boolean>>
  go(): Promise<void>
}

/** For the setup of a part of an order's screen. */
export function useCrediting(desk: Desk, id: string, order: () => DeskOrder, changed: () => void): Crediting {
  const { connection, host, locale } = desk
  const path = { id }
  const doing = ref<'giving' | 'withdrawing'>()
  const amount = ref('')
  const reason = ref('')
  const wrongAmount = ref(false)
  const wrongReason = ref(false)
  const { busy, send } = useSending(desk)
  /** Of one giving, however often it is sent; a new one when anything else is meant. */
  let key = crypto.randomUUID()
  watch([amount, reason], () => {
    wrongAmount.value = false
    wrongReason.value = false
    key = crypto.randomUUID()
  })
  const left = computed(() => order().credit.left)
  const given = computed(() => order().credit.given)

  async function go(): Promise<void> {
    const stars = creditOf(amount.value, left.value)
    const text = reason.value.trim()
    wrongAmount.value = doing.value === 'giving' && stars === undefined
    wrongReason.value = text === '' || text.length > REASON_MAX
    if (wrongAmount.value || wrongReason.value) return host.haptic('error')
    const done = doing.value === 'giving' ? await give(stars ?? 0, text) : await withdraw(text)
    if (!done) return
    host.haptic('success')
    doing.value = undefined
    amount.value = ''
    reason.value = ''
    changed()
  }

  async function give(stars: number, text: string): Promise<boolean> {
    const question = {
      title: locale.t.creditAsk(stars),
      text: locale.t.creditAskText(order().order.number),
      yes: locale.t.creditYes,
      no: locale.t.refundNo,
    }
    if (busy.value || !(await ask(host, question))) return false
    const body = { id: key, amount: stars, reason: text }
    const call = () => connection.api.POST('/api/desk/orders/{id}/credit', { params: { path }, body })
    const done = await send(() => answer(call()))
    if (done) snack({ text: locale.t.creditDone(stars) })
    return done
  }

  async function withdraw(text: string): Promise<boolean> {
    const question = {
      title: locale.t.creditBackAsk(given.value),
      text: locale.t.creditBackAskText,
      yes: locale.t.creditBackYes,
      no: locale.t.refundNo,
    }
    if (busy.value || !(await ask(host, question))) return false
    const body = { reason: text }
    const url = '/api/desk/orders/{id}/credit/withdrawal'
    return send(() => answer(connection.api.POST(url, { params: { path }, body })))
  }

  return {
    doing,
    amount,
    reason,
    wrongAmount,
    wrongReason,
    canGive: computed(() => left.value > 0),
    canWithdraw: computed(() => given.value > 0),
    busy,
    go,
  }
}
