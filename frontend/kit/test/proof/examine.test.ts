// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest'
import { utf8, type Bytes } from '@kit/proof/bytes'
import { examine, type Step } from '@kit/proof/examine'
import { purchaseOf } from '@kit/proof/purchase'
import { parseKey, parseKeys } from '@kit/proof/verifierKey'
import { base64, bitFlips, receipts, signer } from './vectors'

const key = await parseKey(receipts.vkey)
const receipt = receipts.receipts.find(({ index, size }) => index === 6 && size === 13)?.text ?? ''
const [head = '', checkpoint = ''] = receipt.split(/\n\n(?=zij\.test)/)
const lines = head.split('\n')
const [text = ''] = checkpoint.split(/\n(?=\u2014 )/)

const outcome = async (file: string | Bytes, keys = [key]) => {
  const found = await examine(typeof file === 'string' ? utf8(file) : file, keys)
  const why = found.culprit && (found.steps[found.culprit] as { why?: string }).why
  return [found.verdict, found.culprit, why]
}

const replaced = (line: number, by: string) => `${lines.with(line, by).join('\n')}\n\n${checkpoint}`

afterEach(() => vi.unstubAllGlobals())

describe('a receipt made by the Java side', () => {
  it.each(receipts.receipts)('holds: $index of $size', async ({ text, index, size }) => {
    const found = await examine(utf8(text), [key])
    expect(found.verdict).toBe('holds')
    expect(found.proof).toMatchObject({ index: BigInt(index), checkpoint: { size: BigInt(size) } })
    expect(found.steps.witnesses.state).toBe('absent')
  })

  it('says what was bought', async () => {
    const { entry } = await examine(utf8(receipt), [key])
    expect(entry && purchaseOf(entry)).toEqual({
      order: 'c4d16337-74f8-8384-9484-5cc205912a3e',
      lines: [{ title: 'Ночное небо ✨', quantity: 2, price: 7 }],
      amount: 14,
      charge: 'stx6',
      at: '2026-11-21T09:00:00.123456Z',
    })
    expect(entry).toMatchObject({ type: 'order.paid', sequence: 6n, atNanos: 1_795_251_600_123_456_006n })
  })

  it('is rejected with any single bit of the file turned over', async () => {
    let flips = 0
    for (const flipped of bitFlips(utf8(receipt))) {
      const [verdict] = await outcome(flipped)
      if (verdict !== 'fails') expect.fail(`bit ${flips} turned over, and the receipt ${verdict}`)
      flips++
    }
    expect(flips).toBe(utf8(receipt).length * 8)
  })

  it('is rejected wherever it is cut off', async () => {
    const bytes = utf8(receipt)
    for (let length = 0; length < bytes.length; length++) {
      expect((await outcome(bytes.slice(0, length)))[0], `${length} bytes`).toBe('fails')
    }
  })
})

describe('a receipt that is not as it should be', () => {
  const extra = lines[1] ?? ''
  const other = receipts.receipts.find(({ index, size }) => index === 12 && size === 13)?.text ?? ''
  const older = receipts.receipts.find(({ size }) => size === 8)?.text ?? ''
  const grown = checkpoint.replace('\n13\n', '\n14\n')

  it.each<[string, string, Step, string]>([
    ['another entry', replaced(1, other.split('\n')[1] ?? ''), 'root', 'otherRoot'],
    ['another index', replaced(2, 'index 7'), 'root', 'otherRoot'],
    ['an index behind the log', replaced(2, 'index 13'), 'path', 'indexBeyondSize'],
    ['an index written otherwise', replaced(2, 'index 06'), 'file', 'badIndex'],
    ['a huge index', replaced(2, 'index 999999999999999999'), 'path', 'indexBeyondSize'],
    ['an index beyond all', replaced(2, `index ${'9'.repeat(40)}`), 'file', 'badIndex'],
    ['a hash missing', `${lines.slice(0, -1).join('\n')}\n\n${checkpoint}`, 'path', 'pathTooShort'],
    ['a hash too many', `${head}\n${lines[3]}\n\n${checkpoint}`, 'path', 'pathTooLong'],
    ['hashes without end', `${head}${`\n${lines[3]}`.repeat(64)}\n\n${checkpoint}`, 'file', 'tooManyHashes'],
    ['a hash that is none', replaced(3, 'AAAA'), 'file', 'badHash'],
    ['an older checkpoint', `${head}\n\n${older.split('\n\n').slice(1).join('\n\n')}`, 'path', 'pathTooLong'],
    ['another size', `${head}\n\n${grown}`, 'signature', 'badSignature'],
    ['no entry', `${lines.toSpliced(1, 1).join('\n')}\n\n${checkpoint}`, 'entry', 'noEntry'],
    ['an entry that is none', replaced(1, `extra ${base64(utf8('hello'))}`), 'entry', 'badEntry'],
    ['an entry with more behind', replaced(1, `${extra.slice(0, -4)}AAAA`), 'entry', 'badEntry'],
    ['an entry in no base64', replaced(1, 'extra *'), 'file', 'noEntry'],
    ['another version', receipt.replace('@v1', '@v2'), 'file', 'notProof'],
    ['nothing', '', 'file', 'notProof'],
    ['Windows line ends', receipt.replaceAll('\n', '\r\n'), 'file', 'rewritten'],
    ['a byte order mark', `\ufeff${receipt}`, 'file', 'rewritten'],
    ['half of it', receipt.slice(0, receipt.indexOf('\n\n')), 'file', 'cutShort'],
    ['no checkpoint', `${head}\n\nhello\n`, 'file', 'notNote'],
    [
      'a checkpoint without a root',
      `${head}\n\nzij.test\n13\n\n${checkpoint.split('\n\n')[1]}`,
      'file',
      'notCheckpoint',
    ],
    ['a line too many below', `${receipt}more\n`, 'file', 'notNote'],
    ['more than a mebibyte', receipt + 'x'.repeat(1 << 20), 'file', 'tooLong'],
  ])('fails for %s, and names the step', async (_case, file, culprit, why) => {
    const found = await examine(utf8(file), [key])
    expect([found.verdict, found.culprit, found.steps[found.culprit ?? 'leaf']]).toEqual([
      'fails',
      culprit,
      { state: 'fails', why },
    ])
  })

  it('fails for bytes that are no text', async () => {
    expect(await outcome(Uint8Array.of(...utf8(receipt), 0xff))).toEqual(['fails', 'file', 'notUtf8'])
  })

  it('fails at the signature for a log that signed it again with another key', async () => {
    const forger = await signer(key.name, 'log')
    const resigned = `${head}\n\n${text}\n${await forger.signs(text)}`
    expect(await outcome(resigned)).toEqual(['fails', 'signature', 'unsigned'])
    expect((await outcome(resigned, [await parseKey(forger.vkey)]))[0]).toBe('holds')
  })

  it('fails for a checkpoint of another log, whoever signed it', async () => {
    const foreign = await signer('example.org/other', 'log')
    expect(await outcome(receipt, [await parseKey(foreign.vkey)])).toEqual(['fails', 'signature', 'otherLog'])
    const origin = text.replace(key.name, 'example.org/other')
    const mixed = `${head}\n\n${origin}\n${checkpoint.slice(text.length + 1)}`
    expect(await outcome(mixed)).toEqual(['fails', 'signature', 'otherLog'])
  })

  it('holds under any of the keys a log has had', async () => {
    const newer = await parseKey((await signer(key.name, 'log')).vkey)
    expect((await outcome(receipt, [newer, key]))[0]).toBe('holds')
  })
})

describe('witnesses', () => {
  const AT = 1_679_315_147n

  it('are shown with their time when their cosignature is right', async () => {
    const witness = await signer('witness.example/w1', 'witness')
    const absent = await signer('witness.example/w2', 'witness')
    const keys = [key, await parseKey(witness.vkey), await parseKey(absent.vkey)]
    const found = await examine(utf8(receipt + (await witness.cosigns(text, AT))), keys)
    expect(found.steps.witnesses.state).toBe('holds')
    expect(found.witnesses).toEqual([
      { name: 'witness.example/w1', line: witness.vkey, signing: 'valid', atMs: 1_679_315_147_000 },
      { name: 'witness.example/w2', line: absent.vkey, signing: 'absent', atMs: undefined },
    ])
  })

  it('that nobody here knows say nothing', async () => {
    const witness = await signer('witness.example/w1', 'witness')
    const found = await examine(utf8(receipt + (await witness.cosigns(text, AT))), [key])
    expect([found.verdict, found.steps.witnesses.state]).toEqual(['holds', 'absent'])
  })

  it('whose cosignature is wrong make the receipt fail', async () => {
    const witness = await signer('witness.example/w1', 'witness')
    const cosigned = utf8(receipt + (await witness.cosigns(text, AT)))
    const keys = [key, await parseKey(witness.vkey)]
    for (const flipped of bitFlips(cosigned.slice(-60, -10))) {
      const bytes = Uint8Array.of(...cosigned.slice(0, -60), ...flipped, ...cosigned.slice(-10))
      expect((await outcome(bytes, keys))[0]).toBe('fails')
    }
    const future = await witness.cosigns(text, 1n << 63n)
    expect(await outcome(receipt + future, keys)).toEqual(['fails', 'witnesses', 'badCosignature'])
  })
})

describe('a browser that cannot', () => {
  it('verify Ed25519 says so, and not that the receipt holds', async () => {
    const digest = crypto.subtle.digest.bind(crypto.subtle)
    const importKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
    vi.stubGlobal('crypto', { subtle: { digest, importKey } })
    expect(await outcome(receipt)).toEqual(['unknown', 'signature', 'noEd25519'])
    expect(await outcome(replaced(2, 'index 7'))).toEqual(['fails', 'root', 'otherRoot'])
  })

  it('hash says so', async () => {
    vi.stubGlobal('crypto', {})
    expect(await outcome(receipt)).toEqual(['unknown', 'leaf', 'noDigest'])
  })

  it('tell without a key says so', async () => {
    expect(await outcome(receipt, [])).toEqual(['unknown', 'signature', 'noKey'])
  })
})

describe('keys that somebody pasted', () => {
  it('are read line by line, those that are none named', async () => {
    const damaged = receipts.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')
    const { keys, bad } = await parseKeys(`\n ${receipts.vkey} \nhello\n${damaged}\n`)
    expect(keys.map(({ line }) => line)).toEqual([receipts.vkey])
    expect(bad).toEqual([
      { line: 3, flaw: 'notKey' },
      { line: 4, flaw: 'otherKeyId' },
    ])
  })

  it.each(['', 'a+b', 'x'.repeat(5_000), `${receipts.vkey}=`, 'name+00000000+AAAA', 'a b+00000000+AQ=='])(
    'are refused when they are none: %s',
    async (line) => {
      await expect(parseKey(line)).rejects.toThrow()
    },
  )
})
