import { onScopeDispose, ref, shallowReactive, watch, type Ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { answer, politely } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import type { Audit } from './audit'

export type SearchHit = components['schemas']['SearchHit']

const PAUSE_MS = 300
const WORD_CHARS_MAX = 200

/** One box for whatever an auditor holds in their hands: an id, a number, the name of a receipt. */
export interface Search {
  readonly word: Ref<string>
  readonly state: {
    readonly hits: readonly SearchHit[] | undefined
    readonly problem: unknown
  }
}

/** Asks when the typing pauses; every question is recorded in the log, so not for every letter. */
export function useSearch({ connection }: Audit): Search {
  const word = ref('')
  const state = shallowReactive({
    hits: undefined as readonly SearchHit[] | undefined,
    problem: undefined as unknown,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function ask(q: string): Promise<void> {
    const mine = ++latest
    try {
      const call = () => connection.api.GET('/api/ledger/search', { params: { query: { q } } })
      const hits = await politely(() => answer(call()))
      if (mine === latest) Object.assign(state, { hits, problem: undefined })
    } catch (problem) {
      if (mine === latest) Object.assign(state, { hits: undefined, problem })
    }
  }

  watch(word, (now) => {
    clearTimeout(timer)
    latest++
    Object.assign(state, { hits: undefined, problem: undefined })
    const q = now.trim().slice(0, WORD_CHARS_MAX)
    if (q !== '') timer = setTimeout(() => void ask(q), PAUSE_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    latest++
  })
  return { word, state }
}

/** The screen of what was found. */
export function screenOf({ kind, id }: SearchHit): RouteLocationRaw {
  switch (kind) {
    case 'ORDER':
      return { name: 'order', params: { id } }
    case 'ENTRY':
      return { name: 'entry', params: { position: id } }
    case 'CHARGE':
      return { name: 'entries', query: { charge: id } }
    case 'BUYER':
      return { name: 'entries', query: { buyer: id } }
    case 'PRODUCT':
      return { name: 'entries', query: { product: id } }
  }
}
