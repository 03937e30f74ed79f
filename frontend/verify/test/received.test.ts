// @vitest-environment node
import { expect, it } from 'vitest'
import { utf8 } from '@kit/proof/bytes'
import { examine } from '@kit/proof/examine'
import { checkLink } from '@kit/proof/link'
import { PROOF_BYTES_MAX } from '@kit/proof/tlogProof'
import { parseKey } from '@kit/proof/verifierKey'
import { receipts } from '../../kit/test/proof/vectors'
import { readFile, readFragment } from '../src/received'

const receipt = receipts.receipts.at(-1)?.text ?? ''
const fragmentOf = (link: string) => link.slice(link.indexOf('#'))

it('comes by a link as it is in the file', async () => {
  const link = checkLink(receipt, 'https://shop.example')
  expect(link).toMatch(/^https:\/\/shop\.example\/verify\/#receipt=[\w-]+$/)
  const received = readFragment(fragmentOf(link))
  expect(received?.bytes).toEqual(utf8(receipt))
  expect((await examine(received?.bytes ?? utf8(''), [await parseKey(receipts.vkey)])).verdict).toBe('holds')
})

it('does not come by a link that would be too long', () => {
  expect(checkLink('x'.repeat(20_000), 'https://shop.example')).toBe('https://shop.example/verify/')
  expect(readFragment('')).toBeUndefined()
  expect(readFragment('#other=AAAA')).toBeUndefined()
})

it('that is damaged on its way does not hold', async () => {
  for (const fragment of [
    '#receipt=',
    '#receipt=%%',
    '#receipt=AAAA',
    fragmentOf(checkLink(receipt, '')).slice(0, -9),
  ]) {
    const found = await examine(readFragment(fragment)?.bytes ?? utf8(''), [await parseKey(receipts.vkey)])
    expect(found.verdict, fragment.slice(0, 30)).toBe('fails')
  }
})

it('of any size is read no further than it can be a receipt', async () => {
  const huge = new File([new Uint8Array(4 * PROOF_BYTES_MAX)], 'huge')
  const { bytes } = await readFile(huge)
  expect(bytes).toHaveLength(PROOF_BYTES_MAX + 1)
  expect((await examine(bytes, [])).steps.file).toEqual({ state: 'fails', why: 'tooLong' })
})
