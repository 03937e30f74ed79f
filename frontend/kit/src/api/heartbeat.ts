import { onScopeDispose, watch } from 'vue'
import type { Host } from '../host/host'
import type { Loading } from './loading'

/** How often a shown screen asks for news; each failure doubles it, up to the limit. */
export const EVERY_MS = 5_000
const EVERY_MS_MAX = 60_000

/** Renews an answer every so often while somebody looks, and at once when they look again. */
export function useHeartbeat({ host }: { host: Host }, asked: Loading<unknown>, everyMs = EVERY_MS): void {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  function wait(): void {
    clearTimeout(timer)
    if (host.state.visible && !over) timer = setTimeout(beat, Math.min(everyMs * 2 ** failures, EVERY_MS_MAX))
  }

  async function beat(): Promise<void> {
    clearTimeout(timer)
    if (!asked.busy) await asked.reload()
    failures = asked.problem === undefined ? 0 : failures + 1
    wait()
  }

  const now = () => void beat()
  watch(
    () => host.state.visible,
    (visible) => (visible ? now() : clearTimeout(timer)),
  )
  addEventListener('online', now)
  wait()
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    removeEventListener('online', now)
  })
}
