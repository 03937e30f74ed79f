/** C2SP tlog-proof: an index, its inclusion proof, and the checkpoint that this leads to. */
import { fromBase64, Malformed, textOf, type Bytes, type Flaw } from './bytes'
import { COUNT, parseCheckpoint, type Checkpoint } from './checkpoint'
import { hashOfBase64, PATH_MAX } from './merkle'
import { NOTE_CHARS_MAX } from './signedNote'

const NAME = 'c2sp.org/tlog-proof@v1'
const HEADER = NAME + '\n'

/** The largest file that is looked at, in bytes. */
export const PROOF_BYTES_MAX = NOTE_CHARS_MAX

export interface TlogProof {
  /** The entry's own bytes; proves nothing until it is hashed and compared. */
  readonly extra: Bytes
  readonly index: bigint
  /** From the leaf's sibling up. */
  readonly path: readonly Bytes[]
  readonly checkpoint: Checkpoint
}

/**
 * Reads a proof without verifying it.
 *
 * @throws Malformed if it is none
 */
export function parseProof(bytes: Uint8Array): TlogProof {
  if (bytes.length > PROOF_BYTES_MAX) throw new Malformed('tooLong')
  const text = textOf(bytes)
  const end = text.indexOf('\n\n')
  if (end < 0 || !text.startsWith(HEADER)) throw new Malformed(whyNone(text))
  const lines = text.slice(HEADER.length, end).split('\n')
  const extra = lines[0]?.startsWith('extra ')
    ? fromBase64(lines.shift()?.slice(6) ?? '', 'noEntry')
    : undefined
  const index = lines.shift() ?? ''
  if (!index.startsWith('index ') || !COUNT.test(index.slice(6))) throw new Malformed('badIndex')
  if (lines.length > PATH_MAX) throw new Malformed('tooManyHashes')
  return {
    extra: extra ?? new Uint8Array(0),
    index: BigInt(index.slice(6)),
    path: lines.map((line) => hashOfBase64(line)),
    checkpoint: parseCheckpoint(text.slice(end + 2)),
  }
}

/** Tells a damaged proof from what never was one: who has lost a receipt's end wants to know. */
function whyNone(text: string): Flaw {
  if (text.startsWith('\uFEFF' + NAME) || text.startsWith(NAME + '\r')) return 'rewritten'
  return text.startsWith(NAME) ? 'cutShort' : 'notProof'
}
