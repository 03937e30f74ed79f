/** C2SP signed-note: a text, an empty line, and a line `— name base64(keyid || signature)` for each signer. */
import { fromBase64, Malformed, toHex, utf8, type Bytes } from './bytes'
import { signs } from './crypto'
import type { VerifierKey } from './verifierKey'

export const NOTE_CHARS_MAX = 1 << 20
const SIGNATURES_MAX = 100
const KEY_ID_SIZE = 4
const TIMESTAMP_SIZE = 8

export interface NoteSignature {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  readonly bytes: Bytes
}

export interface SignedNote {
  /** What is signed: ends in a newline, the signatures not included. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** What a note says of one key. Only `valid` is a proof; `absent` says nothing either way. */
export type Signing = 'valid' | 'invalid' | 'absent'

/**
 * Reads a note without verifying it.
 *
 * @throws Malformed if it is none: also when only one of its signature lines is out of form
 */
export function parseNote(note: string): SignedNote {
  const end = note.lastIndexOf('\n\n')
  const outOfForm = end < 0 || !note.endsWith('\n') || note.length > NOTE_CHARS_MAX
  if (outOfForm || hasControls(note)) throw new Malformed('notNote')
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > SIGNATURES_MAX) throw new Malformed('notNote')
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) }
}

/** The format allows no ASCII control characters but the newline. */
function hasControls(note: string): boolean {
  for (let i = 0; i < note.length; i++) if (note.charCodeAt(i) < 0x20 && note[i] !== '\n') return true
  return false
}

function parseSignature(line: string): NoteSignature {
  const [, name, base64] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
  if (name === undefined || base64 === undefined) throw new Malformed('notNote')
  const typed = fromBase64(base64, 'notNote')
  if (typed.length <= KEY_ID_SIZE) throw new Malformed('notNote')
  return { name, keyId: toHex(typed.slice(0, KEY_ID_SIZE)), bytes: typed.slice(KEY_ID_SIZE) }
}

/**
 * Whether this key has signed the note. If it seems to have done so more than once, each time counts:
 * the format wants a note refused in which a known key's signature is wrong.
 *
 * @throws CannotTell if the browser cannot verify
 */
export async function signing(note: SignedNote, key: VerifierKey): Promise<Signing> {
  const own = note.signatures.filter(({ name, keyId }) => name === key.name && keyId === key.id)
  if (own.length === 0) return 'absent'
  for (const { bytes } of own) if (!(await isValid(note.text, bytes, key))) return 'invalid'
  return 'valid'
}

async function isValid(text: string, signature: Bytes, key: VerifierKey): Promise<boolean> {
  if (key.kind === 'log') return signs(key.raw, utf8(text), signature)
  const at = timestampOf(signature)
  if (at === undefined) return false
  const message = `cosignature/v1\ntime ${at}\n${text}`
  return signs(key.raw, utf8(message), signature.slice(TIMESTAMP_SIZE))
}

/** When the witness cosigned, by its own clock, in seconds since 1970. To be believed once verified. */
export function cosignedAt(note: SignedNote, key: VerifierKey): bigint | undefined {
  const own = note.signatures.find(({ name, keyId }) => name === key.name && keyId === key.id)
  return own && key.kind === 'witness' ? timestampOf(own.bytes) : undefined
}

/** C2SP tlog-cosignature: the signature starts with a timestamp of 64 bits, the highest of them 0. */
function timestampOf(signature: Bytes): bigint | undefined {
  if (signature.length <= TIMESTAMP_SIZE) return undefined
  const at = new DataView(signature.buffer, signature.byteOffset).getBigInt64(0)
  return at < 0n ? undefined : at
}
