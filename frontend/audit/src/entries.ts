import { onScopeDispose, shallowReactive, watch, type WatchSource } from 'vue'
import { answer, politely } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import type { Audit } from './audit'
import { questionOf, type Filters, type Question } from './filters'

export type LedgerEntry = components['schemas']['LedgerEntry']
export type EntryDetail = components['schemas']['EntryDetail']

const PAGE = 50

/** Entries of the log, newest first, as far as they were scrolled. */
export interface EntryList {
  readonly value: readonly LedgerEntry[] | undefined
  readonly problem: unknown
  readonly busy: boolean
  /** How many entries the log had when the first page was answered. */
  readonly asOf: number | undefined
  readonly whole: boolean
  more(): Promise<void>
  reload(): Promise<void>
}

/** All pages answer as of the same size of the log: what is appended meanwhile does not move them. */
export function useEntries({ connection }: Audit, filters: WatchSource<Filters>): EntryList {
  const state = shallowReactive({
    value: undefined as readonly LedgerEntry[] | undefined,
    problem: undefined as unknown,
    busy: true,
    asOf: undefined as number | undefined,
    whole: false,
  })
  let question: Question = {}
  let next: string | undefined
  let latest = 0

  async function load(cursor: string | undefined): Promise<void> {
    const mine = ++latest
    state.busy = true
    const query = { ...question, limit: String(PAGE), ...(cursor && { cursor }) }
    try {
      const call = () => connection.api.GET('/api/ledger/entries', { params: { query } })
      const page = await politely(() => answer(call()))
      if (mine !== latest) return
      next = page.next ?? undefined
      const value = cursor ? [...(state.value ?? []), ...page.entries] : page.entries
      Object.assign(state, { value, asOf: page.asOf, whole: next === undefined, problem: undefined })
    } catch (problem) {
      if (mine === latest) state.problem = problem
    } finally {
      if (mine === latest) state.busy = false
    }
  }

  async function reload(): Promise<void> {
    state.value = undefined
    await load(undefined)
  }

  watch(
    filters,
    (now) => {
      question = questionOf(now)
      void reload()
    },
    { immediate: true },
  )
  onScopeDispose(() => latest++)
  return Object.assign(state, {
    reload,
    async more() {
      if (!state.busy && next !== undefined) await load(next)
    },
  })
}

/** An entry with its proof as the file that anybody can verify (C2SP tlog-proof). */
export function proofFile({
  position,
  leaf,
  proof,
}: Pick<EntryDetail, 'position' | 'leaf' | 'proof'>): string {
  const lines = ['c2sp.org/tlog-proof@v1', `extra ${leaf}`, `index ${position}`, ...proof.path]
  return `${lines.join('\n')}\n\n${proof.checkpoint}`
}
