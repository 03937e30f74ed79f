// @vitest-environment node
import { expect, it } from 'vitest'
import { utf8 } from '@kit/proof/bytes'
import { examine } from '@kit/proof/examine'
import { parseKey } from '@kit/proof/verifierKey'
import { receipts } from '../../kit/test/proof/vectors'
import { proofFile } from '../src/entries'
import { screenOf } from '../src/search'

it('makes of an entry the very file that the log makes', async () => {
  for (const { text, index } of receipts.receipts) {
    const [head = '', ...rest] = text.split('\n\n')
    const [, extra = '', , ...path] = head.split('\n')
    const checkpoint = rest.join('\n\n')
    const file = proofFile({
      position: index,
      leaf: extra.replace('extra ', ''),
      proof: { size: 0, path, checkpoint },
    })
    expect(file).toBe(text)
    expect((await examine(utf8(file), [await parseKey(receipts.vkey)])).verdict).toBe('holds')
  }
})

it.each([
  ['ORDER', 'c4d1', { name: 'order', params: { id: 'c4d1' } }],
  ['ENTRY', '7', { name: 'entry', params: { position: '7' } }],
  ['CHARGE', 'stx', { name: 'entries', query: { charge: 'stx' } }],
  ['BUYER', '5001', { name: 'entries', query: { buyer: '5001' } }],
  ['PRODUCT', 'night-sky', { name: 'entries', query: { product: 'night-sky' } }],
] as const)('leads from a hit to its screen: %s', (kind, id, screen) => {
  expect(screenOf({ kind, id, path: '' })).toEqual(screen)
})
