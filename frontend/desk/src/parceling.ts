import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { REASON_MAX } from './order'
import {
  isNumber,
  paymentsOf,
  REFERENCE_MAX,
  stateOf,
  TRACKING_MAX,
  type DeskParcel,
  type ParcelState,
  type Payment,
} from './parcel'
import { useSending } from './sending'

/** One parcel: sending it, and recording that money went back. */
export interface Parceling {
  readonly found: Loading<DeskParcel>
  readonly state: ComputedRef<ParcelState | undefined>
  readonly payments: ComputedRef<readonly Payment[]>
  /** What is being written: nothing, a tracking number, or the refund of a payment. */
  readonly doing: Ref<'sending' | Payment | undefined>
  readonly tracking: Ref<string>
  readonly reference: Ref<string>
  readonly reason: Ref<string>
  readonly wrong: Ref<{ tracking?: true; reference?: true; reason?: true }>
  readonly busy: Readonly<Ref<boolean>>
  /** Opens the field for a tracking number, with the one that is known: left as it is, it stays. */
  begin(): void
  send(): Promise<void>
  refund(): Promise<void>
}

/** For the setup of a screen. */
export function useParcel(desk: Desk, id: string): Parceling {
  const { connection, fresh, host, locale } = desk
  const path = { id }
  const found = useLoading(() =>
    answer(connection.api.GET('/api/desk/parcels/{id}', { params: { path, query: fresh() } })),
  )
  const doing = ref<'sending' | Payment>()
  const tracking = ref('')
  const reference = ref('')
  const reason = ref('')
  const wrong = ref<{ tracking?: true; reference?: true; reason?: true }>({})
  const sending = useSending(desk)
  watch([tracking, reference, reason, doing], () => (wrong.value = {}))

  async function done(said: string): Promise<void> {
    doing.value = undefined
    tracking.value = ''
    reference.value = ''
    reason.value = ''
    host.haptic('success')
    snack({ text: said })
    await found.reload()
  }

  function begin(): void {
    tracking.value = found.value?.parcel.tracking ?? tracking.value
    doing.value = 'sending'
  }

  async function send(): Promise<void> {
    const parcel = found.value?.parcel
    const number = tracking.value.trim()
    if (number !== '' && !isNumber(number, TRACKING_MAX)) wrong.value = { tracking: true }
    if (!parcel || wrong.value.tracking) return host.haptic('error')
    const { sendAsk: title, sendAskText, sendYes: yes, notYet: no, sentNow } = locale.t.post
    if (sending.busy.value || !(await ask(host, { title, text: sendAskText(parcel.number), yes, no }))) return
    const body = number === '' ? {} : { tracking: number }
    const call = () => connection.api.POST('/api/desk/parcels/{id}/sent', { params: { path }, body })
    if (await sending.send(() => answer(call()))) await done(sentNow)
    else await found.reload()
  }

  async function refund(): Promise<void> {
    const payment = doing.value
    if (payment === undefined || payment === 'sending') return
    const why = reason.value.trim()
    wrong.value = {
      ...(!isNumber(reference.value, REFERENCE_MAX) && { reference: true as const }),
      ...((why === '' || why.length > REASON_MAX) && { reason: true as const }),
    }
    if (wrong.value.reference || wrong.value.reason) return host.haptic('error')
    const { refundAsk, refundAskText: text, refundYes: yes, notYet: no, refunded } = locale.t.post
    const question = { title: refundAsk(payment.total), text, yes, no }
    if (sending.busy.value || !(await ask(host, question))) return
    const body = { charge: payment.charge, reference: reference.value.trim(), reason: why }
    const call = () => connection.api.POST('/api/desk/parcels/{id}/refunds', { params: { path }, body })
    if (await sending.send(() => answer(call()))) await done(refunded)
    else await found.reload()
  }

  return {
    found,
    state: computed(() => found.value && stateOf(found.value.parcel, Date.now())),
    payments: computed(() => (found.value ? paymentsOf(found.value) : [])),
    doing,
    tracking,
    reference,
    reason,
    wrong,
    busy: sending.busy,
    begin,
    send,
    refund,
  }
}
