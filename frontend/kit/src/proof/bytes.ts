/** What is wrong with bytes or a text that somebody handed us. Pages have words for each. */
export type Flaw =
  | 'tooLong'
  | 'notUtf8'
  | 'notProof'
  | 'rewritten'
  | 'cutShort'
  | 'noEntry'
  | 'badIndex'
  | 'badHash'
  | 'tooManyHashes'
  | 'badEntry'
  | 'notNote'
  | 'notCheckpoint'
  | 'notKey'
  | 'otherKeyId'
  | 'otherKeyType'

/** Thrown for input that is not what it should be; never for a proof that does not hold. */
export class Malformed extends Error {
  override readonly name = 'Malformed'

  constructor(readonly flaw: Flaw) {
    super(flaw)
  }
}

/** Bytes of our own memory: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

const STRICT = { fatal: true, ignoreBOM: true }

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/**
 * The text that these bytes encode, and no other bytes do: a byte order mark is kept, not swallowed.
 *
 * @throws Malformed for anything that is not UTF-8
 */
export function textOf(bytes: Uint8Array, flaw: Flaw = 'notUtf8'): string {
  try {
    return new TextDecoder('utf-8', STRICT).decode(bytes)
  } catch {
    throw new Malformed(flaw)
  }
}

/**
 * Decodes standard base64 (RFC 4648 section 4), accepting only the one encoding of the bytes: with
 * padding, without spaces and without stray bits, so that no character can change unnoticed.
 *
 * @throws Malformed with the flaw for anything else
 */
export function fromBase64(text: string, flaw: Flaw): Bytes {
  let binary: string
  try {
    binary = atob(text)
  } catch {
    throw new Malformed(flaw)
  }
  if (btoa(binary) !== text) throw new Malformed(flaw)
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
