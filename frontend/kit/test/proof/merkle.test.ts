// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { fromBase64, toHex, utf8, type Bytes } from '@kit/proof/bytes'
import { sha256 } from '@kit/proof/crypto'
import { climb, extendsTree, includes, leafHash, nodeHash } from '@kit/proof/merkle'
import { bitFlips, merkle, receipts } from './vectors'

/** RFC 6962 section 2.1 to the letter, as the oracle. */
async function rootOf(leaves: readonly Bytes[]): Promise<Bytes> {
  if (leaves.length < 2) return leaves[0] ?? sha256()
  const middle = split(leaves.length)
  return nodeHash(await rootOf(leaves.slice(0, middle)), await rootOf(leaves.slice(middle)))
}

async function pathOf(leaves: readonly Bytes[], index: number): Promise<Bytes[]> {
  if (leaves.length < 2) return []
  const middle = split(leaves.length)
  return index < middle
    ? [...(await pathOf(leaves.slice(0, middle), index)), await rootOf(leaves.slice(middle))]
    : [...(await pathOf(leaves.slice(middle), index - middle)), await rootOf(leaves.slice(0, middle))]
}

async function proofOf(leaves: readonly Bytes[], oldSize: number, isOldRoot = true): Promise<Bytes[]> {
  if (oldSize === leaves.length) return isOldRoot ? [] : [await rootOf(leaves)]
  const middle = split(leaves.length)
  return oldSize <= middle
    ? [...(await proofOf(leaves.slice(0, middle), oldSize, isOldRoot)), await rootOf(leaves.slice(middle))]
    : [
        ...(await proofOf(leaves.slice(middle), oldSize - middle, false)),
        await rootOf(leaves.slice(0, middle)),
      ]
}

const split = (size: number) => 2 ** Math.floor(Math.log2(size - 1))
const TREES = 40
const leaves = await Promise.all(Array.from({ length: TREES }, (_, i) => leafHash(utf8(`leaf ${i}`))))
const roots = await Promise.all(Array.from({ length: TREES + 1 }, (_, size) => rootOf(leaves.slice(0, size))))
const leaf = (index: number) => leaves[index] as Bytes
const head = (size: number) => ({ size: BigInt(size), root: roots[size] as Bytes })

describe('the tree', () => {
  it('has the published roots', async () => {
    const published = merkle.leaves_hex.map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')))
    for (const [size, root] of Object.entries(merkle.roots_hex)) {
      const hashes = await Promise.all(published.slice(0, Number(size)).map(leafHash))
      expect(toHex(await rootOf(hashes)), `size ${size}`).toBe(root)
    }
  })
})

describe('inclusion', () => {
  it('holds for every leaf of every tree, at no other index and in no other tree', async () => {
    for (let size = 1; size <= TREES; size++) {
      for (let index = 0; index < size; index++) {
        const path = await pathOf(leaves.slice(0, size), index)
        const holds = (at: number, of: number) =>
          includes(leaf(index), BigInt(at), BigInt(of), path, roots[size] as Bytes)
        expect(await holds(index, size), `${index} of ${size}`).toBe(true)
        for (let other = 0; other < size; other++) {
          if (other !== index)
            expect(await holds(other, size), `${other} for ${index} of ${size}`).toBe(false)
        }
        expect(await includes(leaf(index), BigInt(index), BigInt(size), path, roots[size - 1] as Bytes)).toBe(
          false,
        )
      }
    }
  })

  it('breaks with every single bit of the path, the leaf and the root', async () => {
    const path = await pathOf(leaves.slice(0, 13), 6)
    const holds = (its: Bytes, of: readonly Bytes[], root: Bytes) => includes(its, 6n, 13n, of, root)
    const root = roots[13] as Bytes
    expect(await holds(leaf(6), path, root)).toBe(true)
    for (const [at, hash] of path.entries()) {
      for (const flipped of bitFlips(hash))
        expect(await holds(leaf(6), path.with(at, flipped), root)).toBe(false)
    }
    for (const flipped of bitFlips(leaf(6))) expect(await holds(flipped, path, root)).toBe(false)
    for (const flipped of bitFlips(root)) expect(await holds(leaf(6), path, flipped)).toBe(false)
  })

  it.each([
    ['an index behind the tree', 13n, 13n, 4, 'indexBeyondSize'],
    ['a huge index', 2n ** 200n, 13n, 4, 'indexBeyondSize'],
    ['a negative index', -1n, 13n, 4, 'indexBeyondSize'],
    ['an empty tree', 0n, 0n, 0, 'indexBeyondSize'],
    ['a huge tree', 6n, 10n ** 17n, 4, 'pathTooShort'],
    ['a path too short', 6n, 13n, 3, 'pathTooShort'],
    ['a path too long', 6n, 13n, 5, 'pathTooLong'],
    ['a path longer than any', 6n, 13n, 100_000, 'pathTooLong'],
  ])('says of %s what is wrong', async (_case, index, size, length, why) => {
    const path = Array.from({ length }, () => leaf(0))
    expect(await climb(leaf(6), index, size, path)).toEqual({ kind: 'lost', why })
  })

  it('names each hash on the way up and its side', async () => {
    const way = await climb(leaf(2), 2n, 3n, await pathOf(leaves.slice(0, 3), 2))
    expect(way).toMatchObject({ kind: 'root', root: roots[3], rungs: [{ side: 'left', sibling: roots[2] }] })
  })
})

describe('consistency', () => {
  it('holds between any two trees, and breaks with another size, root or proof', async () => {
    for (let size = 1; size <= TREES; size++) {
      for (let old = 1; old <= size; old++) {
        const proof = await proofOf(leaves.slice(0, size), old)
        const name = `${old} to ${size}`
        expect(await extendsTree(head(old), head(size), proof), name).toBe(true)
        expect(await extendsTree(head(old), { ...head(size), root: leaf(0) }, [...proof]), name).toBe(
          size === 1,
        )
        expect(await extendsTree(head(old), head(size), [...proof, leaf(0)]), name).toBe(false)
        if (proof.length > 0)
          expect(await extendsTree(head(old), head(size), proof.slice(1)), name).toBe(false)
        if (old < size) expect(await extendsTree(head(size), head(old), proof), name).toBe(false)
      }
    }
  })

  it('breaks with every single bit of the proof', async () => {
    const proof = await proofOf(leaves.slice(0, 29), 11)
    for (const [at, hash] of proof.entries()) {
      for (const flipped of bitFlips(hash)) {
        expect(await extendsTree(head(11), head(29), proof.with(at, flipped))).toBe(false)
      }
    }
  })

  it('holds for the empty tree with an empty proof only', async () => {
    expect(await extendsTree(head(0), head(7), [])).toBe(true)
    expect(await extendsTree({ size: 0n, root: leaf(0) }, head(7), [])).toBe(false)
    expect(await extendsTree(head(0), head(7), [leaf(0)])).toBe(false)
  })

  it('does not hold for what no log can be', async () => {
    expect(await extendsTree({ size: -1n, root: leaf(0) }, head(7), [])).toBe(false)
    expect(await extendsTree(head(3), { size: 10n ** 18n, root: leaf(0) }, [leaf(0), leaf(1)])).toBe(false)
    expect(
      await extendsTree(
        head(3),
        head(7),
        Array.from({ length: 10_000 }, () => leaf(0)),
      ),
    ).toBe(false)
  })

  it('is what the Java side proves', async () => {
    const theirs = receipts.roots.map((root, size) => ({
      size: BigInt(size),
      root: fromBase64(root, 'badHash'),
    }))
    for (const { oldSize, size, proof } of receipts.consistency) {
      const hashes = proof.map((hash) => fromBase64(hash, 'badHash'))
      const [older, newer] = [theirs[oldSize], theirs[size]]
      if (!older || !newer) throw new Error('the vector has no such root')
      expect(await extendsTree(older, newer, hashes), `${oldSize} to ${size}`).toBe(true)
    }
  })
})
