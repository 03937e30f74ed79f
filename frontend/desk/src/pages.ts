import { onScopeDispose, shallowReactive, watch, type WatchSource } from 'vue'
import { politely } from '@kit/api/client'
import type { Loading } from '@kit/api/loading'

/** Some of a list; `next` names where the rest begins, if there is a rest. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** A list as far as it was scrolled. */
export interface Pages<T> extends Loading<readonly T[]> {
  /** Nothing happens while a page is on its way, or when there is none. */
  more(): Promise<void>
}

/** Loads the first page at once and whenever the question changes; only the newest answer counts. */
export function usePages<T>(
  ask: (cursor: string | undefined) => Promise<Page<T>>,
  question: WatchSource,
): Pages<T> {
  const state = shallowReactive({
    value: undefined as readonly T[] | undefined,
    problem: undefined as unknown,
    busy: true,
  })
  let next: string | null = null
  let latest = 0

  async function load(cursor: string | undefined): Promise<void> {
    const mine = ++latest
    state.busy = true
    try {
      const page = await politely(() => ask(cursor))
      if (mine !== latest) return
      next = page.next
      const value = cursor === undefined ? page.items : [...(state.value ?? []), ...page.items]
      Object.assign(state, { value, problem: undefined })
    } catch (problem) {
      // A page that failed to follow leaves the list as it is: scrolling asks for it again.
      if (mine === latest) state.problem = problem
    } finally {
      if (mine === latest) state.busy = false
    }
  }

  async function reload(): Promise<void> {
    await load(undefined)
  }

  watch(question, () => {
    state.value = undefined
    void reload()
  })
  onScopeDispose(() => latest++)
  void reload()
  return Object.assign(state, {
    reload,
    async more() {
      if (!state.busy && next !== null) await load(next)
    },
  })
}
