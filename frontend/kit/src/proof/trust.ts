import { shallowReactive } from 'vue'
import type { Memory } from '../host/storage'
import { parseKeys, type KeyRing, type VerifierKey } from './verifierKey'

const KEPT = 'zij.verify.keys'
const NONE: KeyRing = { keys: [], bad: [] }
const TEXT_CHARS_MAX = 20_000
const TIMEOUT_MS = 15_000

/**
 * The keys to check with: those of the person's own, and only without one of a log the shop's: every
 * key that its log has had, and those of the witnesses that it names.
 */
export interface Trust {
  readonly own: KeyRing
  readonly shop: KeyRing
  /** Whether the shop's key could not be had. */
  readonly shopSilent: boolean
  /** As pasted. */
  readonly text: string
  paste(text: string): Promise<void>
}

/** Keys pasted before are kept on this device: a key that one got elsewhere should serve again. */
export async function createTrust(storage: Memory, send: typeof fetch = fetch): Promise<Trust> {
  const text = storage.getItem(KEPT) ?? ''
  const state = shallowReactive({ own: await ring(text), shop: NONE, shopSilent: false, text })
  await askShop(state, send)
  return Object.assign(state, {
    async paste(pasted: string) {
      const kept = pasted.slice(0, TEXT_CHARS_MAX)
      Object.assign(state, { text: kept, own: await ring(kept) })
      if (kept.trim() === '') storage.removeItem(KEPT)
      else storage.setItem(KEPT, kept)
    },
  })
}

async function askShop(state: { shop: KeyRing; shopSilent: boolean }, send: typeof fetch): Promise<void> {
  const [logs, witnesses] = await Promise.all([
    told(send, '/log/vkeys').then(ring, () => NONE),
    told(send, '/api/log/witnesses')
      .then(witnessLines)
      .then(ring)
      .catch(() => NONE),
  ])
  const log = logs.keys.filter(isLog)
  const seen = witnesses.keys.filter((key) => !isLog(key))
  state.shop = { keys: [...log, ...(log.length > 0 ? seen : [])], bad: [] }
  state.shopSilent = log.length === 0
}

async function told(send: typeof fetch, path: string): Promise<string> {
  const response = await send(path, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return await response.text()
}

/** The keys of the witnesses that the shop names, a line each; a shop without any names none. */
function witnessLines(text: string): string {
  const { witnesses } = JSON.parse(text) as { witnesses?: readonly { vkey?: unknown }[] }
  return (witnesses ?? []).map(({ vkey }) => String(vkey)).join('\n')
}

/** Own keys count alone; the shop's word is asked where the person has none. */
export function keysOf({ own, shop }: Pick<Trust, 'own' | 'shop'>): readonly VerifierKey[] {
  return own.keys.some(isLog) ? own.keys : [...own.keys, ...shop.keys]
}

export function trustsShop({ own }: Pick<Trust, 'own'>): boolean {
  return !own.keys.some(isLog)
}

const isLog = (key: VerifierKey) => key.kind === 'log'

/** A browser that cannot hash cannot read keys; the examination will say so. */
async function ring(text: string): Promise<KeyRing> {
  try {
    return await parseKeys(text)
  } catch {
    return NONE
  }
}
