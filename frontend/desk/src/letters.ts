import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { useLoading, type Loading } from '@kit/api/loading'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { useSending } from './sending'
import { useUnsaved } from './unsaved'

export type Letter = components['schemas']['Letter']
export type OpenLetter = components['schemas']['OpenLetter']

/** The two lists: what waits for a person, and what people gave up. */
export const LETTER_LISTS = ['waiting', 'discarded'] as const

export const DISCARD_REASON_MAX = 500

/** A letter's content as people read it; what is no JSON stays as it is. */
export function readable(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), undefined, 2)
  } catch {
    return content
  }
}

/** One letter, and what can be done about it. */
export interface Attending {
  readonly letter: Loading<OpenLetter>
  readonly waits: ComputedRef<boolean>
  /** Whether the owner is about to give it up: the reason can be written. */
  readonly open: Ref<boolean>
  readonly reason: Ref<string>
  readonly wrong: Ref<boolean>
  readonly busy: Readonly<Ref<boolean>>
  /** It went through just now and is no letter any more. */
  readonly done: Ref<boolean>
  replay(): Promise<void>
  discard(): Promise<void>
}

/** For the setup of a screen. */
export function useLetter(desk: Desk, number: string): Attending {
  const { connection, host, locale } = desk
  const path = { number }
  const letter = useLoading(() =>
    answer(connection.api.GET('/api/desk/letters/{number}', { params: { path } })),
  )
  const open = ref(false)
  const reason = ref('')
  const wrong = ref(false)
  const done = ref(false)
  const waits = computed(() => !done.value && letter.value !== undefined && !letter.value.letter.discarded)
  const { busy, send } = useSending(desk)
  const { kept, settle } = useUnsaved(
    desk,
    `letter.${number}`,
    () => reason.value,
    () => reason.value.trim() !== '',
  )
  const before = kept()
  if (before) {
    reason.value = before
    open.value = true
  }
  watch(reason, () => (wrong.value = false))

  async function replay(): Promise<void> {
    let isDone = false
    const sent = await send(async () => {
      const tried = await answer(
        connection.api.POST('/api/desk/letters/{number}/replay', { params: { path } }),
      )
      isDone = tried.done
      return { position: -1 }
    })
    if (sent) {
      host.haptic(isDone ? 'success' : 'warning')
      snack({ text: isDone ? locale.t.letterDone : locale.t.letterStays })
      done.value = isDone
    }
    if (!isDone) await letter.reload()
  }

  async function discard(): Promise<void> {
    const text = reason.value.trim()
    wrong.value = text === '' || text.length > DISCARD_REASON_MAX
    if (wrong.value) return host.haptic('error')
    const { discardAsk, discardAskText, discardYes, discardNo } = locale.t
    const question = { title: discardAsk, text: discardAskText, yes: discardYes, no: discardNo }
    if (busy.value || !(await ask(host, question))) return
    const sent = await send(() =>
      answer(
        connection.api.POST('/api/desk/letters/{number}/discard', {
          params: { path },
          body: { reason: text },
        }),
      ),
    )
    if (sent) {
      settle()
      host.haptic('success')
      snack({ text: locale.t.discarded })
      reason.value = ''
      open.value = false
    }
    await letter.reload()
  }

  return { letter, waits, open, reason, wrong, busy, done, replay, discard }
}
