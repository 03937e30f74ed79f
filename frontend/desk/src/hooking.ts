import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { usePages, type Pages } from './pages'
import { useSending } from './sending'
import type { Delivery, NoticeType, Webhook } from './webhook'

/** One address that is told of the shop, and what an owner does with it. */
export interface Hooking {
  readonly list: Loading<unknown>
  readonly webhook: ComputedRef<Webhook | undefined>
  readonly deliveries: Pages<Delivery>
  /** A new secret, as long as this screen is open. */
  readonly secret: Ref<string | undefined>
  readonly busy: Readonly<Ref<boolean>>
  test(): Promise<void>
  turn(): Promise<void>
  /** It is told of these from now on; there is one at least. */
  choose(types: NoticeType[]): Promise<void>
  rotate(): Promise<void>
  remove(): Promise<void>
  again(delivery: Delivery): Promise<void>
}

/** For the setup of a screen. */
export function useWebhook(desk: Desk, id: string): Hooking {
  const { connection, host, locale } = desk
  const { api } = connection
  const router = useRouter()
  const { busy, send } = useSending(desk)
  const params = { path: { id } }
  const secret = ref<string>()
  const list = useLoading(() => answer(api.GET('/api/desk/webhooks')))
  const webhook = computed(() => list.value?.webhooks.find((one) => one.id === id))
  const deliveries = usePages<Delivery>(
    async (cursor) => {
      const asked = { ...params, query: { ...(cursor && { cursor }) } }
      const page = await answer(api.GET('/api/desk/webhooks/{id}/deliveries', { params: asked }))
      return { items: page.deliveries, next: page.next }
    },
    () => id,
  )

  /** Told at once by the webhook itself; the list of what was told follows. */
  async function tried(call: () => Promise<{ arrived: boolean }>): Promise<void> {
    let arrived = false
    const sent = await send(async () => {
      arrived = (await call()).arrived
      return { position: -1 }
    })
    if (sent) {
      host.haptic(arrived ? 'success' : 'warning')
      snack({ text: arrived ? locale.t.webhooks.arrived : locale.t.webhooks.notArrived })
    }
    await deliveries.reload()
  }

  return {
    list,
    webhook,
    deliveries,
    secret,
    busy,
    test: () => tried(() => answer(api.POST('/api/desk/webhooks/{id}/test', { params }))),
    async again({ position }) {
      if (position === null || position === undefined) return
      const one = { path: { id, position } }
      await tried(() =>
        answer(api.POST('/api/desk/webhooks/{id}/deliveries/{position}/replay', { params: one })),
      )
    },
    async turn() {
      const on = webhook.value?.on
      await send(() =>
        answer(
          on
            ? api.POST('/api/desk/webhooks/{id}/off', { params })
            : api.POST('/api/desk/webhooks/{id}/on', { params }),
        ),
      )
      await list.reload()
    },
    async choose(types) {
      const body = { types }
      if (await send(() => answer(api.PUT('/api/desk/webhooks/{id}/types', { params, body })))) {
        host.haptic('selection')
      }
      await list.reload()
    },
    async rotate() {
      const { rotateAsk, rotateAskText, rotate, keep } = locale.t.webhooks
      const question = { title: rotateAsk, text: rotateAskText, yes: rotate, no: keep }
      if (busy.value || !(await ask(host, question))) return
      await send(async () => {
        const made = await answer(api.POST('/api/desk/webhooks/{id}/secret', { params }))
        secret.value = made.secret
        return made
      })
    },
    async remove() {
      const { removeAsk, removeAskText, remove, keep } = locale.t.webhooks
      const question = { title: removeAsk, text: removeAskText, yes: remove, no: keep }
      if (busy.value || !(await ask(host, question))) return
      if (!(await send(() => answer(api.DELETE('/api/desk/webhooks/{id}', { params }))))) return
      host.haptic('success')
      snack({ text: locale.t.webhooks.removed })
      await router.replace({ name: 'webhooks' })
    },
  }
}
