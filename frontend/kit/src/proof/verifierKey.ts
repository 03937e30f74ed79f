/** C2SP verifier keys, `name+keyid+base64(type || public key)`, of Ed25519: of a log or of a witness. */
import { fromBase64, Malformed, toHex, utf8, type Bytes, type Flaw } from './bytes'
import { sha256 } from './crypto'

/** Types of signed-note (0x01) and of tlog-cosignature (0x04). */
const KINDS = { 1: 'log', 4: 'witness' } as const
const RAW_SIZE = 32
const LINES_MAX = 100
const LINE_CHARS_MAX = 1_000

export interface VerifierKey {
  /** For a log its origin. */
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly id: string
  readonly kind: 'log' | 'witness'
  readonly raw: Bytes
  /** The whole key, as one line. */
  readonly line: string
}

/**
 * Reads a key and checks that its id belongs to it.
 *
 * @throws Malformed if it is no such key
 * @throws CannotTell if the browser cannot hash
 */
export async function parseKey(text: string): Promise<VerifierKey> {
  const line = text.trim()
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
  if (name === undefined || id === undefined || base64 === undefined || line.length > LINE_CHARS_MAX) {
    throw new Malformed('notKey')
  }
  const typed = fromBase64(base64, 'notKey')
  const kind = KINDS[typed[0] as keyof typeof KINDS]
  if (typed.length !== 1 + RAW_SIZE || !(kind as unknown)) throw new Malformed('otherKeyType')
  const digest = await sha256(utf8(`${name}\n`), typed)
  if (toHex(digest.slice(0, 4)) !== id) throw new Malformed('otherKeyId')
  return { name, id, kind, raw: typed.slice(1), line }
}

/** The keys in a text, one a line, and what is wrong with the lines that are none. */
export interface KeyRing {
  readonly keys: readonly VerifierKey[]
  readonly bad: readonly { readonly line: number; readonly flaw: Flaw }[]
}

/** @throws CannotTell if the browser cannot hash */
export async function parseKeys(text: string): Promise<KeyRing> {
  const keys: VerifierKey[] = []
  const bad: { line: number; flaw: Flaw }[] = []
  for (const [at, line] of text.split('\n', LINES_MAX).entries()) {
    if (line.trim() === '') continue
    try {
      keys.push(await parseKey(line))
    } catch (failure) {
      if (!(failure instanceof Malformed)) throw failure
      bad.push({ line: at + 1, flaw: failure.flaw })
    }
  }
  return { keys, bad }
}
