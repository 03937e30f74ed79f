import { answer } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { useHeartbeat } from '@kit/api/heartbeat'
import { useLoading, type Loading } from '@kit/api/loading'
import type { Formats } from '@kit/text/formats'
import type { RouteLocationRaw } from 'vue-router'
import type { Desk } from './desk'

export type Health = components['schemas']['Health']
export type HealthLine = components['schemas']['HealthLine']
export type HealthCode = HealthLine['code']
export type HealthState = HealthLine['state']

/** The worst first. */
export const HEALTH_STATES = ['suffering', 'look', 'well'] as const satisfies readonly HealthState[]

const EVERY_MS = 10_000
const [MINUTE_S, HOUR_S, DAY_S] = [60, 3_600, 86_400]

export type FactName =
  | 'waitsAtTelegram'
  | 'lastHeard'
  | 'slowest'
  | 'toSend'
  | 'toWrite'
  | 'unsigned'
  | 'behind'
  | 'which'
  | 'longest'
  | 'waiting'
  | 'oldest'
  | 'lastRun'
  | 'contradict'
  | 'missing'
  | 'unused'
  | 'free'
  | 'since'

export interface Unit {
  readonly name: 'second' | 'minute' | 'hour' | 'day'
  readonly count: number
}

/** So many seconds in the unit in which people would say it: a larger one from two of it on. */
export function unitOf(seconds: number): Unit {
  if (seconds < 2 * MINUTE_S) return { name: 'second', count: Math.round(seconds * 10) / 10 }
  if (seconds < 2 * HOUR_S) return { name: 'minute', count: Math.round(seconds / MINUTE_S) }
  if (seconds < 2 * DAY_S) return { name: 'hour', count: Math.round(seconds / HOUR_S) }
  return { name: 'day', count: Math.round(seconds / DAY_S) }
}

/** A figure of a line, with the words for it. */
export interface Fact {
  readonly name: FactName
  readonly value: string
}

/** What a line's figures say, in the order of reading; what nobody knows is left out. */
export function factsOf(line: HealthLine, f: Formats, words: Record<Unit['name'], string>): Fact[] {
  const { count, of, seconds, about, since, last } = line
  const number = (n: number | null | undefined) => (n === null || n === undefined ? undefined : f.number(n))
  const share = number(count) && number(of) && `${number(count)} / ${number(of)}`
  const moment = (at: string | null | undefined) => (at ? f.relative(at) : undefined)
  const unit = typeof seconds === 'number' ? unitOf(seconds) : undefined
  const time = unit && `${f.number(unit.count)}\u00a0${words[unit.name]}`
  const names = about.join(', ') || undefined
  const facts: Record<HealthCode, [FactName, string | undefined][]> = {
    database: [],
    payments: [
      ['waitsAtTelegram', number(count)],
      ['lastHeard', moment(last)],
      ['slowest', time],
    ],
    'pre-checkout': [['slowest', time]],
    'bot-api': [
      ['since', moment(since)],
      ['toSend', number(count)],
    ],
    'log-forked': [],
    log: [['unsigned', time]],
    'append-queue': [['toWrite', number(count)]],
    processors: [
      ['behind', share],
      ['longest', time],
      ['which', names],
    ],
    letters: [
      ['waiting', number(count)],
      ['oldest', moment(since)],
    ],
    reconciliation: [
      ['waiting', number(count)],
      ['oldest', moment(since)],
      ['lastRun', moment(last)],
    ],
    witnesses: [
      ['contradict', share],
      ['which', names],
      ['missing', seconds ? time : undefined],
    ],
    redis: [['since', moment(since)]],
    replicas: [
      ['unused', share],
      ['which', names],
      ['longest', time],
    ],
    disk: [['free', count && of ? `${f.bytes(count)} / ${f.bytes(of)}` : undefined]],
  }
  return facts[line.code].flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}

/** The desk's own page where something can be done about it. */
export const HEALTH_PAGES: Partial<Record<HealthCode, RouteLocationRaw>> = {
  letters: { name: 'letters' },
}

/** The page of the audit where something can be done about it; auditors and owners can open it. */
export const AUDIT_PAGES: Partial<Record<HealthCode, string>> = {
  reconciliation: '/audit/reconciliation',
}

/** How the shop is. */
export function useHealth({ connection }: Pick<Desk, 'connection'>): Loading<Health> {
  return useLoading(() => answer(connection.api.GET('/api/desk/health')))
}

/** The same, asked for again while it is shown. For the setup of a screen. */
export function useFreshHealth(desk: Desk): Loading<Health> {
  const health = useHealth(desk)
  useHeartbeat(desk, health, EVERY_MS)
  return health
}
