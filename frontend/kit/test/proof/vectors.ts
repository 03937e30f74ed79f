import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { utf8, type Bytes } from '@kit/proof/bytes'

/** The Java side's own test vectors: the published ones, and what it made itself. */
function vector<T>(name: string, module = 'ledger'): T {
  const file = new URL(`../../../../${module}/src/test/resources/vectors/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as T
}

export const merkle = vector<{ leaves_hex: string[]; roots_hex: Record<string, string> }>('merkle')
export const signedNote = vector<{ vkey: string; note: string }>('signed-note')
export const initData = vector<{ id: string; initData: string }[]>('initdata', 'api/server')
export const receipts = vector<{
  vkey: string
  receipts: { index: number; size: number; text: string }[]
  roots: string[]
  consistency: { oldSize: number; size: number; proof: string[] }[]
}>('receipts')

/** Each of these with one bit turned over, once for every bit. */
export function* bitFlips(bytes: Bytes): Generator<Bytes> {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = bytes.slice()
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    yield flipped
  }
}

/** A key pair of this run, as a log or witness would have it. */
export async function signer(name: string, kind: 'log' | 'witness') {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const typed = Uint8Array.of(kind === 'log' ? 1 : 4, ...raw)
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.of(...utf8(`${name}\n`), ...typed))
  const id = new Uint8Array(digest).slice(0, 4)
  const sign = async (message: string): Promise<Bytes> =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(message)))
  const line = (bytes: Uint8Array) => `\u2014 ${name} ${base64(Uint8Array.of(...id, ...bytes))}\n`
  return {
    vkey: `${name}+${Buffer.from(id).toString('hex')}+${base64(typed)}`,
    /** The signature line of the note's text. */
    signs: async (text: string) => line(await sign(text)),
    /** The cosignature line (C2SP tlog-cosignature) of the checkpoint's text. */
    cosigns: async (text: string, seconds: bigint) => {
      const time = new Uint8Array(8)
      new DataView(time.buffer).setBigUint64(0, seconds)
      const signature = await sign(`cosignature/v1\ntime ${seconds}\n${text}`)
      return line(Uint8Array.of(...time, ...signature))
    },
  }
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
