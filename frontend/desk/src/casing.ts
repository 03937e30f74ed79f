import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { snack } from '@kit/components/snack'
import { answerFault, type DeskCase } from './case'
import type { Desk } from './desk'
import { useSending } from './sending'
import { useUnsaved } from './unsaved'

/** One case of support, and what the owner does with it. */
export interface Casing {
  readonly found: Loading<DeskCase>
  readonly text: Ref<string>
  readonly fault: Ref<'missing' | 'long' | undefined>
  readonly isOpen: ComputedRef<boolean>
  readonly busy: Readonly<Ref<boolean>>
  say(): Promise<void>
  take(): Promise<void>
  close(): Promise<void>
  reopen(): Promise<void>
}

/** For the setup of a screen. */
export function useCasing(desk: Desk, id: string): Casing {
  const { connection, fresh, host, locale } = desk
  const params = { path: { id } }
  const found = useLoading(() =>
    answer(connection.api.GET('/api/desk/cases/{id}', { params: { ...params, query: fresh() } })),
  )
  const text = ref('')
  const fault = ref<'missing' | 'long'>()
  const { busy, send } = useSending(desk)
  const { kept, settle } = useUnsaved(
    desk,
    `answer.${id}`,
    () => text.value,
    () => text.value.trim() !== '',
  )
  text.value = kept() ?? ''
  const isOpen = computed(() => found.value !== undefined && found.value.about.state !== 'closed')
  /** Of the answer that is being written: one that is sent again, after a lost reply, stays one. */
  let answerId = crypto.randomUUID()
  watch(text, () => {
    fault.value = undefined
    answerId = crypto.randomUUID() // other words are another answer
  })

  async function doing(
    command: () => Promise<{ readonly position: number }>,
    done: string,
  ): Promise<boolean> {
    const sent = await send(command)
    if (sent) {
      host.haptic('success')
      snack({ text: done })
    }
    await found.reload()
    return sent
  }

  async function say(): Promise<void> {
    fault.value = answerFault(text.value)
    if (fault.value) return host.haptic('error')
    const body = { id: answerId, text: text.value.trim() }
    const { api } = connection
    const post = () => answer(api.POST('/api/desk/cases/{id}/answers', { params, body }))
    if (await doing(post, locale.t.cases.sent)) {
      settle()
      text.value = ''
      answerId = crypto.randomUUID()
    }
  }

  async function change(what: 'take' | 'close' | 'reopen', done: string): Promise<void> {
    const { api } = connection
    await doing(() => {
      if (what === 'take') return answer(api.POST('/api/desk/cases/{id}/take', { params }))
      if (what === 'close') return answer(api.POST('/api/desk/cases/{id}/close', { params }))
      return answer(api.POST('/api/desk/cases/{id}/reopen', { params }))
    }, done)
  }

  return {
    found,
    text,
    fault,
    isOpen,
    busy,
    say,
    take: () => change('take', locale.t.cases.taken),
    close: () => change('close', locale.t.cases.closed),
    reopen: () => change('reopen', locale.t.cases.reopened),
  }
}
