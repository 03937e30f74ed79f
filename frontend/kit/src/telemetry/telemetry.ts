import type { components } from '@kit/api/contract.gen'
import type { SessionDocument } from '@kit/api/session'
import type { Launch } from '@kit/host/launch'

type Batch = components['schemas']['TelemetryBatch']
type Told = components['schemas']['Told']
export type TelemetryKind = Told['kind']

/** What belongs to a kind; see the contract. */
export type Facts = Partial<Pick<Told, 'product' | 'order' | 'value' | 'detail'>>

/** Tells the shop's server how a visit goes. Nothing waits for it, and nothing breaks by it. */
export interface Telemetry {
  tell(kind: TelemetryKind, facts?: Facts): void
  /** From now on it is this session's visit. */
  opened(session: SessionDocument): void
  /** The session could not be opened. */
  refused(code: string): void
  /** Hands over what waits; what cannot be handed over now waits on. */
  flush(): void
}

/** More does not fit into a batch; and so many records wait at the most, what comes then is lost. */
export const BATCH_MAX = 50
export const WAITING_MAX = 200
/** A visit is a day at the most. */
const VISIT_MS = 86_400_000
const DETAIL_MAX = 1_000

export interface TelemetryParts {
  readonly app: Batch['app']
  /** Of the app's build. */
  readonly version: string
  readonly launch: Pick<Launch, 'platform' | 'version' | 'startParam'>
  readonly language: () => string
  readonly visit: string
  /** Milliseconds since the page began. */
  readonly now: () => number
  /** Hands a body over to be sent whatever becomes of the page; false if that cannot be. */
  readonly send: (body: string) => boolean
}

type Waiting = Omit<Told, 'age'> & { readonly at: number }

/** The visit of this page load: keeps in order what is told, and numbers it. */
export function createTelemetry(parts: TelemetryParts): Telemetry {
  let waiting: Waiting[] = []
  let seq = 0
  let session: SessionDocument | undefined

  function tell(kind: TelemetryKind, facts: Facts = {}): void {
    if (waiting.length >= WAITING_MAX || parts.now() > VISIT_MS) return
    const { product = null, order = null, value = null } = facts
    const detail = facts.detail?.slice(0, DETAIL_MAX) ?? null
    waiting.push({ seq: seq++, kind, product, order, value, detail, at: parts.now() })
  }

  function batch(records: readonly Waiting[]): Batch {
    const now = parts.now()
    return {
      visit: parts.visit,
      token: session?.token ?? null,
      app: parts.app,
      appVersion: parts.version,
      language: parts.language() as Batch['language'],
      platform: fitting(parts.launch.platform, /^[\w.-]{1,20}$/),
      telegram: fitting(parts.launch.version, /^[\d.]{1,10}$/),
      // What an invitation's link carries is a secret, and says nothing of where somebody comes from.
      source: fitting(parts.launch.startParam, /^(?!join_)[\w-]{1,64}$/),
      records: records.map(({ at, ...told }) => ({
        ...told,
        age: Math.min(Math.max(Math.round(now - at), 0), VISIT_MS),
      })),
    }
  }

  function flush(): void {
    // Before the session says how many are wanted, the server decides by the same rule.
    if (session && !inSample(parts.visit, session.telemetryRate)) waiting = []
    while (waiting.length > 0) {
      const now = waiting.slice(0, BATCH_MAX)
      if (!parts.send(JSON.stringify(batch(now)))) return
      waiting = waiting.slice(now.length)
    }
  }

  return {
    tell,
    flush,
    opened(document) {
      if (!session) tell('launched', { value: parts.now() })
      session = document
    },
    refused(code) {
      if (!session) tell('launch_failed', { detail: fitting(code, /^[A-Z0-9_]{1,40}$/) || 'UNKNOWN' })
    },
  }
}

/** All of a visit or nothing, and the server agrees on which. */
export function inSample(visit: string, rate: number): boolean {
  return parseInt(visit.slice(-8), 16) / 2 ** 32 < rate
}

/** What does not fit would be refused, with all that is told beside it. */
function fitting(text: string, form: RegExp): string {
  return form.test(text) ? text : ''
}
