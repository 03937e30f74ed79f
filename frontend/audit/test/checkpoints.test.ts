// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseKey } from '@kit/proof/verifierKey'
import { receipts, signer } from '../../kit/test/proof/vectors'
import { compare } from '../src/checkpoints'

const key = await parseKey(receipts.vkey)
const notes = new Map(
  receipts.receipts.map(({ size, text }) => [size, text.slice(text.indexOf('\n\n') + 2)] as const),
)
const note = (size: number) => notes.get(size) ?? ''
const proofOf = (from: number, to: number) =>
  receipts.consistency.find(({ oldSize, size }) => oldSize === from && size === to)?.proof ?? []

afterEach(() => vi.unstubAllGlobals())

describe('two checkpoints of the Java side', () => {
  it('are consistent, each with all that came later', async () => {
    for (const { oldSize, size, proof } of receipts.consistency) {
      const found = await compare(note(oldSize), note(size), proof, [key])
      expect(found, `${oldSize} to ${size}`).toEqual({ state: 'holds' })
    }
  })

  it('are not with another proof, or the wrong way round', async () => {
    const fails = { state: 'fails', why: 'proof' }
    expect(await compare(note(5), note(13), proofOf(8, 13), [key])).toEqual(fails)
    expect(await compare(note(5), note(13), [], [key])).toEqual(fails)
    expect(await compare(note(5), note(13), ['not base64'], [key])).toEqual(fails)
    expect(await compare(note(13), note(5), proofOf(5, 13), [key])).toEqual(fails)
  })

  it('are not if one of them is not signed by the key', async () => {
    const changed = note(13).replace('\n13\n', '\n14\n')
    expect(await compare(note(5), changed, proofOf(5, 13), [key])).toEqual({ state: 'fails', why: 'newer' })
    expect(await compare(changed, note(13), [], [key])).toEqual({ state: 'fails', why: 'older' })
    expect(await compare('', note(13), [], [key])).toEqual({ state: 'fails', why: 'older' })
    const foreign = await parseKey((await signer('example.org/other', 'log')).vkey)
    expect(await compare(note(5), note(13), proofOf(5, 13), [foreign])).toEqual({
      state: 'fails',
      why: 'older',
    })
  })

  it('are a fork if both are signed and nothing leads from one to the other', async () => {
    const liar = await signer('zij.test/fork', 'log')
    const head = (size: number, root: string) => `zij.test/fork\n${size}\n${root}\n`
    const first = head(5, receipts.roots[5] ?? '')
    const second = head(13, receipts.roots[12] ?? '')
    const [older, newer] = [`${first}\n${await liar.signs(first)}`, `${second}\n${await liar.signs(second)}`]
    const found = await compare(older, newer, proofOf(5, 13), [await parseKey(liar.vkey)])
    expect(found).toEqual({ state: 'fails', why: 'proof' })
  })
})

it('says that it cannot tell without a key, or without Ed25519', async () => {
  expect(await compare(note(5), note(13), proofOf(5, 13), [])).toEqual({ state: 'unknown', why: 'noKey' })
  const digest = crypto.subtle.digest.bind(crypto.subtle)
  const importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
  vi.stubGlobal('crypto', { subtle: { digest, importKey } })
  const found = await compare(note(5), note(13), proofOf(5, 13), [key])
  expect(found).toEqual({ state: 'unknown', why: 'noEd25519' })
})
