/**
 * Examines a receipt step by step: from the entry's bytes to its leaf hash, by the path to the root, to
 * the checkpoint that the log signed, to the witnesses who saw it. A step holds only if this browser has
 * recomputed it; what cannot be recomputed is unknown, never good.
 */
import { Malformed, sameBytes, type Bytes, type Flaw } from './bytes'
import { CannotTell, type Inability } from './crypto'
import { decodeEntry, type Entry } from './entry'
import { climb, leafHash, type Climb } from './merkle'
import { cosignedAt, signing } from './signedNote'
import { parseProof, type TlogProof } from './tlogProof'
import type { VerifierKey } from './verifierKey'

export const STEPS = ['file', 'entry', 'leaf', 'path', 'root', 'signature', 'witnesses'] as const
export type Step = (typeof STEPS)[number]

/** Why a step fails. */
export type Failure =
  | Flaw
  | Extract<Climb, { kind: 'lost' }>['why']
  | 'otherRoot'
  | 'otherLog'
  | 'unsigned'
  | 'badSignature'
  | 'badCosignature'

export type Outcome =
  | { readonly state: 'holds' }
  | { readonly state: 'fails'; readonly why: Failure }
  /** Nobody can tell here: the browser cannot, or no key was given. */
  | { readonly state: 'unknown'; readonly why: Inability | 'noKey' }
  /** There is nothing to check: no witness has signed, or none of the known ones. */
  | { readonly state: 'absent' }
  /** A step before it did not hold. */
  | { readonly state: 'unreached' }

/** What a known witness says of the checkpoint. */
export interface Witnessing {
  readonly name: string
  /** Its key, as one line. */
  readonly line: string
  readonly signing: 'valid' | 'invalid' | 'absent'
  /** By the witness's own clock; only of a valid cosignature. */
  readonly atMs: number | undefined
}

export interface Examination {
  readonly steps: Readonly<Record<Step, Outcome>>
  /** Holds only if every step up to the log's signature does and no known witness's signature is wrong. */
  readonly verdict: 'holds' | 'fails' | 'unknown'
  /** The first step that is not as it should be, if any. */
  readonly culprit: Step | undefined
  readonly proof: TlogProof | undefined
  readonly entry: Entry | undefined
  readonly leaf: Bytes | undefined
  readonly climb: Climb | undefined
  /** The key that has signed, if one of those known has. */
  readonly signer: VerifierKey | undefined
  readonly witnesses: readonly Witnessing[]
}

type Draft = { -readonly [K in keyof Omit<Examination, 'verdict' | 'culprit'>]: Examination[K] }

const HOLDS: Outcome = { state: 'holds' }
const ABSENT: Outcome = { state: 'absent' }

/** Examines the bytes of a receipt under the keys that one trusts. Never throws for bad input. */
export async function examine(file: Uint8Array, keys: readonly VerifierKey[]): Promise<Examination> {
  const steps = Object.fromEntries(STEPS.map((step) => [step, { state: 'unreached' }]))
  const draft: Draft = {
    steps: steps as Record<Step, Outcome>,
    proof: undefined,
    entry: undefined,
    leaf: undefined,
    climb: undefined,
    signer: undefined,
    witnesses: [],
  }
  const outcomes = draft.steps as Record<Step, Outcome>
  const read = await attempt(async () => {
    draft.proof = parseProof(file)
    return HOLDS
  })
  outcomes.file = read
  const { proof } = draft
  if (proof) {
    outcomes.entry = await attempt(async () => readEntry(draft, proof))
    outcomes.leaf = await attempt(async () => hashEntry(draft, proof))
    outcomes.path = await attempt(() => climbPath(draft, proof))
    outcomes.root = compareRoots(draft, proof)
    outcomes.signature = await attempt(() => verifyLog(draft, proof, keys))
    outcomes.witnesses = await attempt(() => verifyWitnesses(draft, proof, keys))
  }
  return { ...draft, ...judge(outcomes) }
}

function readEntry(draft: Draft, { extra }: TlogProof): Outcome {
  if (extra.length === 0) return { state: 'fails', why: 'noEntry' }
  draft.entry = decodeEntry(extra)
  return HOLDS
}

async function hashEntry(draft: Draft, { extra }: TlogProof): Promise<Outcome> {
  if (extra.length === 0) return { state: 'unreached' }
  draft.leaf = await leafHash(extra)
  return HOLDS
}

async function climbPath(draft: Draft, { index, path, checkpoint }: TlogProof): Promise<Outcome> {
  if (!draft.leaf) return { state: 'unreached' }
  draft.climb = await climb(draft.leaf, index, checkpoint.size, path)
  return draft.climb.kind === 'root' ? HOLDS : { state: 'fails', why: draft.climb.why }
}

function compareRoots({ climb }: Draft, { checkpoint }: TlogProof): Outcome {
  if (climb?.kind !== 'root') return { state: 'unreached' }
  return sameBytes(climb.root, checkpoint.root) ? HOLDS : { state: 'fails', why: 'otherRoot' }
}

async function verifyLog(draft: Draft, proof: TlogProof, keys: readonly VerifierKey[]): Promise<Outcome> {
  const logs = keys.filter((key) => key.kind === 'log')
  const { origin, note } = proof.checkpoint
  if (logs.length === 0) return { state: 'unknown', why: 'noKey' }
  const own = logs.filter((key) => key.name === origin)
  if (own.length === 0) return { state: 'fails', why: 'otherLog' }
  for (const key of own) {
    const found = await signing(note, key)
    if (found === 'invalid') return { state: 'fails', why: 'badSignature' }
    if (found === 'valid') draft.signer = key
  }
  return draft.signer ? HOLDS : { state: 'fails', why: 'unsigned' }
}

async function verifyWitnesses(
  draft: Draft,
  proof: TlogProof,
  keys: readonly VerifierKey[],
): Promise<Outcome> {
  const { note } = proof.checkpoint
  const found: Witnessing[] = []
  for (const key of keys.filter(({ kind }) => kind === 'witness')) {
    const said = await signing(note, key)
    const at = said === 'valid' ? cosignedAt(note, key) : undefined
    const atMs = at === undefined ? undefined : Number(at) * 1000
    found.push({ name: key.name, line: key.line, signing: said, atMs })
  }
  draft.witnesses = found
  if (found.some((it) => it.signing === 'invalid')) return { state: 'fails', why: 'badCosignature' }
  return found.some((it) => it.signing === 'valid') ? HOLDS : ABSENT
}

async function attempt(step: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await step()
  } catch (failure) {
    if (failure instanceof Malformed) return { state: 'fails', why: failure.flaw }
    if (failure instanceof CannotTell) return { state: 'unknown', why: failure.why }
    throw failure
  }
}

function judge(steps: Readonly<Record<Step, Outcome>>): Pick<Examination, 'verdict' | 'culprit'> {
  const failed = STEPS.find((step) => steps[step].state === 'fails')
  if (failed) return { verdict: 'fails', culprit: failed }
  const open = STEPS.find((step) => step !== 'witnesses' && steps[step].state !== 'holds')
  return open ? { verdict: 'unknown', culprit: open } : { verdict: 'holds', culprit: undefined }
}
