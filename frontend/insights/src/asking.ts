import { onScopeDispose, shallowReactive, watch } from 'vue'
import { politely } from '@kit/api/client'
import type { Loading } from '@kit/api/loading'
import type { Insights } from './insights'

/** An answer that is kept fresh while it is shown. */
export interface Asked<T> extends Loading<T> {
  /** The answer belongs to another question; its own is on the way. */
  readonly turning: boolean
  /** The answer could not be renewed, so it may be old. */
  readonly late: boolean
  /** When it came, in milliseconds. */
  readonly at: number
}

/** Telemetry comes in batches: asking more often shows nothing new. */
export const VISITS_EVERY_MS = 30_000

/**
 * Asks at once, when the question changes, and whenever another answer has reflected a newer log
 * position. An answer stays until there is a newer one; only that of the newest question counts.
 */
export function useAsked<Q, T>(
  { newest, now }: Pick<Insights, 'newest' | 'now'>,
  question: () => Q,
  ask: (question: Q) => Promise<T>,
): Asked<T> {
  const state = shallowReactive({
    value: undefined as T | undefined,
    problem: undefined as unknown,
    busy: false,
    turning: false,
    late: false,
    at: 0,
  })
  let latest = 0

  async function reload(): Promise<void> {
    const mine = ++latest
    state.busy = true
    try {
      const value = await politely(() => ask(question()))
      if (mine !== latest) return
      now.value = Date.now()
      Object.assign(state, { value, problem: undefined, turning: false, late: false, at: now.value })
      newest.value = Math.max(newest.value, positionOf(value) ?? -1)
    } catch (problem) {
      if (mine !== latest) return
      // An answer to another question must not stand under this one.
      if (state.turning) state.value = undefined
      Object.assign(state, { problem, turning: false, late: state.value !== undefined })
    } finally {
      if (mine === latest) state.busy = false
    }
  }

  watch(
    () => JSON.stringify(question()),
    () => {
      state.turning = state.value !== undefined
      void reload()
    },
    { immediate: true },
  )
  watch(newest, (known) => {
    const position = positionOf(state.value)
    if (position !== undefined && position < known && !state.busy) void reload()
  })
  onScopeDispose(() => latest++)
  return Object.assign(state, { reload })
}

/** The log position that an answer reflects; those of visits reflect none. */
export function positionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('basis' in value)) return undefined
  return (value.basis as { position: number }).position
}
