import { onScopeDispose, ref, shallowReactive, type Ref } from 'vue'
import { answer, politely } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { ApiProblem } from '@kit/api/problem'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Audit } from './audit'
import type { Loading } from '@kit/api/loading'

export type Report = components['schemas']['ReconciliationReport']
export type Difference = components['schemas']['Difference']
export type DifferenceState = Difference['state']
export type Settlement = components['schemas']['SettlementDecision']['decision']

export const STATES: readonly DifferenceState[] = ['OPEN', 'SETTLED', 'RESOLVED']
export const SETTLEMENTS: readonly Settlement[] = [
  'ACCEPTED_AS_REVENUE',
  'OWED_TO_BUYER',
  'NOT_OF_THIS_SHOP',
  'WITHDRAWN',
  'WRITTEN_OFF',
]
export const NOTE_CHARS_MAX = 500

/** How the log compares with Telegram's list; the differences as far as they were scrolled. */
export interface Reconciling extends Loading<Report> {
  readonly differences: readonly Difference[]
  readonly next: string | undefined
  more(): Promise<void>
  show(state: DifferenceState): Promise<void>
  /** Shows what there was at that position of the log at least, and ever after. */
  reached(position: number): Promise<void>
}

export function useReconciling({ connection }: Audit): Reconciling & { readonly state: DifferenceState } {
  const held = shallowReactive({
    value: undefined as Report | undefined,
    problem: undefined as unknown,
    busy: true,
    state: 'OPEN' as DifferenceState,
    differences: [] as readonly Difference[],
    next: undefined as string | undefined,
  })
  let latest = 0
  let newest = -1

  async function load(cursor: string | undefined): Promise<void> {
    const mine = ++latest
    held.busy = true
    const query = {
      state: held.state,
      ...(cursor && { cursor: Number(cursor) }),
      ...(newest >= 0 && { position: newest }),
    }
    try {
      const call = () => connection.api.GET('/api/ledger/reconciliation', { params: { query } })
      const value = await politely(() => answer(call()))
      if (mine !== latest) return
      const differences = cursor ? [...held.differences, ...value.differences] : value.differences
      Object.assign(held, { value, differences, next: value.next ?? undefined, problem: undefined })
    } catch (problem) {
      if (mine === latest) held.problem = problem
    } finally {
      if (mine === latest) held.busy = false
    }
  }

  onScopeDispose(() => latest++)
  void load(undefined)
  return Object.assign(held, {
    reload: () => load(undefined),
    more: async () => {
      if (!held.busy && held.next !== undefined) await load(held.next)
    },
    show: async (state: DifferenceState) => {
      Object.assign(held, { state, differences: [] })
      await load(undefined)
    },
    reached: (position: number) => {
      newest = Math.max(newest, position)
      return load(undefined)
    },
  })
}

/** What only the owner may do: reconcile now, and decide; each asks before it does what stays. */
export function useDeciding(
  audit: Audit,
  { reached }: Pick<Reconciling, 'reached'>,
): {
  busy: Ref<boolean>
  run(): Promise<void>
  settle(difference: Difference, decision: Settlement, note: string): Promise<boolean>
} {
  const { connection, host, locale } = audit
  const busy = ref(false)

  async function attempt(action: () => Promise<{ readonly position: number }>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    let position = -1
    try {
      position = (await action()).position
      host.haptic('success')
      return true
    } catch (problem) {
      host.haptic('error')
      snack({ text: (problem instanceof ApiProblem && problem.problem.detail) || locale.t.failedText })
      return false
    } finally {
      busy.value = false
      await reached(position)
    }
  }

  return {
    busy,
    run: async () =>
      void (await attempt(() => answer(connection.api.POST('/api/ledger/reconciliation/runs')))),
    async settle({ id }, decision, note) {
      const question = {
        title: locale.t.settleAsk,
        text: locale.t.settleAskText(locale.t.settlement[decision]),
        yes: locale.t.settleYes,
        no: locale.t.settleNo,
      }
      if (!(await ask(host, question))) return false
      const body = { decision, note: note.trim() }
      const params = { path: { id } }
      return attempt(() =>
        answer(connection.api.POST('/api/ledger/differences/{id}/settlement', { params, body })),
      )
    },
  }
}
