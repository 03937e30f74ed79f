/**
 * Merkle trees of RFC 6962 section 2.1, their proofs verified as RFC 9162 sections 2.1.3.2 and
 * 2.1.4.2 say. Indexes and sizes are bigint: a log may outgrow what a number counts exactly.
 */
import { fromBase64, Malformed, sameBytes, type Bytes } from './bytes'
import { sha256 } from './crypto'

export const HASH_SIZE = 32

/** A tree of 2^63 leaves is 63 high. */
export const PATH_MAX = 63
/** A consistency proof meets at most two nodes of each level. */
const CONSISTENCY_MAX = 2 * PATH_MAX

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const leafHash = (data: Uint8Array): Promise<Bytes> => sha256(LEAF, data)
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Bytes> => sha256(NODE, left, right)

/** @throws Malformed with the flaw if it is not the base64 of 32 bytes */
export function hashOfBase64(text: string, flaw: 'badHash' | 'notCheckpoint' = 'badHash'): Bytes {
  const hash = fromBase64(text, flaw)
  if (hash.length !== HASH_SIZE) throw new Malformed(flaw)
  return hash
}

/** One step up: the hash beside ours, on which side of us, and what both together hash to. */
export interface Rung {
  readonly sibling: Bytes
  readonly side: 'left' | 'right'
  readonly node: Bytes
}

export type Climb =
  | { readonly kind: 'root'; readonly root: Bytes; readonly rungs: readonly Rung[] }
  | { readonly kind: 'lost'; readonly why: 'indexBeyondSize' | 'pathTooShort' | 'pathTooLong' }

/** The way from a leaf up to the root that the path leads to (RFC 9162 section 2.1.3.2). */
export async function climb(
  leaf: Bytes,
  index: bigint,
  size: bigint,
  path: readonly Bytes[],
): Promise<Climb> {
  if (index < 0n || index >= size) return { kind: 'lost', why: 'indexBeyondSize' }
  if (path.length > PATH_MAX) return { kind: 'lost', why: 'pathTooLong' }
  const rungs: Rung[] = []
  const way = new Way(index, size - 1n)
  let hash = leaf
  for (const sibling of path) {
    if (way.atTop()) return { kind: 'lost', why: 'pathTooLong' }
    const side = way.isRight() ? 'left' : 'right'
    hash = side === 'left' ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling)
    rungs.push({ sibling, side, node: hash })
    way.up()
  }
  return way.atTop() ? { kind: 'root', root: hash, rungs } : { kind: 'lost', why: 'pathTooShort' }
}

/** Whether the path proves this leaf at this index of the tree with this root. */
export async function includes(
  leaf: Bytes,
  index: bigint,
  size: bigint,
  path: readonly Bytes[],
  root: Bytes,
): Promise<boolean> {
  const way = await climb(leaf, index, size, path)
  return way.kind === 'root' && sameBytes(way.root, root)
}

/** Size and root of a tree. */
export interface Head {
  readonly size: bigint
  readonly root: Bytes
}

/**
 * Whether the proof shows that the newer tree begins with the older (RFC 9162 section 2.1.4.2). The
 * empty tree is the beginning of every tree, with an empty proof.
 */
export async function extendsTree(older: Head, newer: Head, proof: readonly Bytes[]): Promise<boolean> {
  if (older.size < 0n || older.size > newer.size || proof.length > CONSISTENCY_MAX) return false
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root)
  if (older.size === 0n) return proof.length === 0 && sameBytes(older.root, await sha256())
  const way = new Way(older.size - 1n, newer.size - 1n)
  way.skipRights()
  const [first, ...rest] = way.isLeftmost() ? [older.root, ...proof] : proof
  if (!first) return false
  let oldHash = first
  let hash = first
  for (const sibling of rest) {
    if (way.atTop()) return false
    if (way.isRight()) {
      oldHash = await nodeHash(sibling, oldHash)
      hash = await nodeHash(sibling, hash)
    } else {
      hash = await nodeHash(hash, sibling)
    }
    way.up()
  }
  return way.atTop() && sameBytes(oldHash, older.root) && sameBytes(hash, newer.root)
}

/** Where a verifier stands: the number of its node in its level, and that of the level's last. */
class Way {
  constructor(
    private node: bigint,
    private last: bigint,
  ) {}

  atTop(): boolean {
    return this.last === 0n
  }

  isLeftmost(): boolean {
    return this.node === 0n
  }

  /** A right child, or the last of its level, which has nobody to its right. */
  isRight(): boolean {
    return (this.node & 1n) === 1n || this.node === this.last
  }

  /** To the parent; a last node without a sibling is its own parent, some levels long. */
  up(): void {
    if (this.isRight()) while ((this.node & 1n) === 0n && this.node !== 0n) this.halve()
    this.halve()
  }

  /** To the highest node that ends where this one does. */
  skipRights(): void {
    while ((this.node & 1n) === 1n) this.halve()
  }

  private halve(): void {
    this.node >>= 1n
    this.last >>= 1n
  }
}
