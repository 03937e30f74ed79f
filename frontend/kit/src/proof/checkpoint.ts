/** C2SP tlog-checkpoint: a signed note of a log's origin, size and root, a line each. */
import { Malformed } from './bytes'
import { hashOfBase64, type Head } from './merkle'
import { parseNote, type SignedNote } from './signedNote'

export interface Checkpoint extends Head {
  /** Name of the log. */
  readonly origin: string
  readonly note: SignedNote
}

/** What the Java side counts with too: below 10^18. */
export const COUNT = /^(?:0|[1-9][0-9]{0,17})$/

/**
 * Reads a checkpoint without verifying it.
 *
 * @throws Malformed if it is none
 */
export function parseCheckpoint(text: string): Checkpoint {
  const note = parseNote(text)
  const [origin = '', size = '', root = '', ...extensions] = note.text.slice(0, -1).split('\n')
  if (origin === '' || !COUNT.test(size) || extensions.includes('')) throw new Malformed('notCheckpoint')
  return { origin, size: BigInt(size), root: hashOfBase64(root, 'notCheckpoint'), note }
}
