import type { components } from '@kit/api/contract.gen'
import { fromBase64, Malformed } from '@kit/proof/bytes'
import { parseCheckpoint, type Checkpoint } from '@kit/proof/checkpoint'
import { CannotTell, type Inability } from '@kit/proof/crypto'
import { extendsTree } from '@kit/proof/merkle'
import { signing } from '@kit/proof/signedNote'
import type { VerifierKey } from '@kit/proof/verifierKey'

export type Signed = components['schemas']['CheckpointPage']['checkpoints'][number]

/** Whether a newer log begins with an older one, as far as this browser can tell. */
export type Consistency =
  | { readonly state: 'holds' }
  | { readonly state: 'fails'; readonly why: 'older' | 'newer' | 'proof' }
  | { readonly state: 'unknown'; readonly why: Inability | 'noKey' }

/**
 * Checks both signatures and the proof between the two heads (RFC 9162 section 2.1.4). The heads are
 * those of the notes; what a server says beside them does not count.
 *
 * @param older signed note
 * @param newer signed note
 * @param proof hashes in base64
 */
export async function compare(
  older: string,
  newer: string,
  proof: readonly string[],
  keys: readonly VerifierKey[],
): Promise<Consistency> {
  const logs = keys.filter(({ kind }) => kind === 'log')
  if (logs.length === 0) return { state: 'unknown', why: 'noKey' }
  try {
    const from = await open(older, logs)
    if (!from) return { state: 'fails', why: 'older' }
    const to = await open(newer, logs)
    if (!to || to.origin !== from.origin) return { state: 'fails', why: 'newer' }
    const hashes = proof.map((hash) => fromBase64(hash, 'badHash'))
    return (await extendsTree(from, to, hashes)) ? { state: 'holds' } : { state: 'fails', why: 'proof' }
  } catch (failure) {
    if (failure instanceof Malformed) return { state: 'fails', why: 'proof' }
    if (failure instanceof CannotTell) return { state: 'unknown', why: failure.why }
    throw failure
  }
}

/** The checkpoint in a note, if its log has signed it. */
async function open(text: string, logs: readonly VerifierKey[]): Promise<Checkpoint | undefined> {
  try {
    const checkpoint = parseCheckpoint(text)
    const own = logs.filter(({ name }) => name === checkpoint.origin)
    const said = await Promise.all(own.map((key) => signing(checkpoint.note, key)))
    return said.includes('valid') && !said.includes('invalid') ? checkpoint : undefined
  } catch (failure) {
    if (failure instanceof Malformed) return undefined
    throw failure
  }
}
