import type { Bytes } from '@kit/proof/bytes'
import { PROOF_BYTES_MAX } from '@kit/proof/tlogProof'

/** A receipt as it came: from a file or from a link. */
export interface Received {
  readonly name: string
  readonly bytes: Bytes
}

/** Reads a file; of one too large only as much as shows that it is. */
export async function readFile(file: File): Promise<Received> {
  const bytes = new Uint8Array(await file.slice(0, PROOF_BYTES_MAX + 1).arrayBuffer())
  return { name: file.name, bytes }
}

/**
 * The receipt in a link's fragment (see kit/src/proof/link.ts), which the browser sends to nobody. A
 * damaged one is received as it is: to be found damaged.
 */
export function readFragment(fragment: string): Received | undefined {
  const coded = /^#receipt=(.*)$/.exec(fragment)?.[1]
  if (coded === undefined) return undefined
  try {
    const binary = atob(coded.replaceAll('-', '+').replaceAll('_', '/'))
    return { name: '', bytes: Uint8Array.from(binary, (char) => char.charCodeAt(0)) }
  } catch {
    return { name: '', bytes: new Uint8Array(0) }
  }
}
