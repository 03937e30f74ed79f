import { concat, type Bytes } from './bytes'

/** Why this browser cannot say whether something holds. That is neither yes nor no. */
export type Inability = 'noDigest' | 'noEd25519'

/** Thrown where the browser lacks what a check needs. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell'

  constructor(readonly why: Inability) {
    super(why)
  }
}

const SIGNATURE_SIZE = 64

/** WebCrypto; browsers give it to pages from https and from this very machine only. */
function subtle(): SubtleCrypto {
  const found = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined
  if (!found) throw new CannotTell('noDigest')
  return found
}

export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await subtle().digest('SHA-256', concat(...parts)))
}

/**
 * Whether the key has signed the message (RFC 8032).
 *
 * @throws CannotTell if the browser knows no Ed25519 (before Chrome 137, Firefox 129, Safari 17)
 */
export async function signs(raw: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const engine = subtle()
  let key: CryptoKey
  try {
    key = await engine.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
  } catch (failure) {
    // Anything but "I do not know this algorithm" is said of the key.
    if (failure instanceof DOMException && failure.name === 'DataError') return false
    throw new CannotTell('noEd25519')
  }
  return signature.length === SIGNATURE_SIZE && (await engine.verify('Ed25519', key, signature, message))
}
