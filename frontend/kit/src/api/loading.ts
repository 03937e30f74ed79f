import { onScopeDispose, shallowReactive } from 'vue'
import { politely } from './client'
import { ApiProblem } from './problem'

/** What a screen waits for: nothing yet, the thing, or why not. */
export interface Loading<T> {
  readonly value: T | undefined
  readonly problem: unknown
  readonly busy: boolean
  reload(): Promise<void>
}

/** Loads at once and whenever asked again; only the newest answer counts. */
export function useLoading<T>(load: () => Promise<T>): Loading<T> {
  const state = shallowReactive({
    value: undefined as T | undefined,
    problem: undefined as unknown,
    busy: true,
  })
  let latest = 0

  async function reload(): Promise<void> {
    const mine = ++latest
    state.busy = true
    try {
      const value = await politely(load)
      if (mine === latest) Object.assign(state, { value, problem: undefined })
    } catch (problem) {
      if (mine === latest) state.problem = problem
    } finally {
      if (mine === latest) state.busy = false
    }
  }

  onScopeDispose(() => latest++)
  void reload()
  return Object.assign(state, { reload })
}

/** Whether the server knows who asks, and does not let them. */
export function isRefusal(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 403
}

/** Whether there is no such thing. */
export function isMissing(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 404
}
