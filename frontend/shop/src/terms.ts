import { shallowReactive, watch } from 'vue'
import { answer, politely, type Api } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import type { Locale } from '@kit/text/locale'

export type TermsInForce = components['schemas']['TermsInForce']

/** What a buyer agrees to by paying, in the buyer's language. */
export interface Terms {
  readonly value: TermsInForce | undefined
  readonly problem: unknown
  /** Asks the shop once for each language; `anew` when they may have changed. */
  load(anew?: boolean): Promise<void>
}

export function createTerms(api: Api, locale: Locale<unknown>): Terms {
  const state = shallowReactive({
    value: undefined as TermsInForce | undefined,
    problem: undefined as unknown,
  })
  let latest = 0

  async function load(anew = false): Promise<void> {
    if (state.value && !anew) return
    const mine = ++latest
    try {
      const call = () => api.GET('/api/terms', { params: { query: { lang: locale.language } } })
      const value = await politely(() => answer(call()))
      if (mine === latest) Object.assign(state, { value, problem: undefined })
    } catch (problem) {
      if (mine === latest) state.problem = problem
    }
  }

  watch(
    () => locale.language,
    () => state.value && void load(true),
  )
  return Object.assign(state, { load })
}
