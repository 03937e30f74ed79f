// @vitest-environment node
import { expect, it } from 'vitest'
import type { Memory } from '@kit/host/storage'
import { receipts, signer } from './vectors'
import { createTrust, keysOf, trustsShop } from '@kit/proof/trust'

function memory(): Memory {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

const shop = answering({ '/log/vkeys': `${receipts.vkey}\n` })

/** A shop that answers these paths and no others. */
function answering(texts: Record<string, string>): typeof fetch {
  return async (path) => {
    const text = texts[String(path)]
    return text === undefined ? new Response('', { status: 404 }) : new Response(text)
  }
}
const names = (trust: Parameters<typeof keysOf>[0]) => keysOf(trust).map(({ line }) => line)

it('takes the shop’s word for the key while there is no other', async () => {
  const trust = await createTrust(memory(), shop)
  expect(names(trust)).toEqual([receipts.vkey])
  expect(trustsShop(trust)).toBe(true)
})

it('takes a key of one’s own instead, also the next time', async () => {
  const own = (await signer('zij.test/receipts', 'log')).vkey
  const kept = memory()
  await (await createTrust(kept, shop)).paste(own)
  const again = await createTrust(kept, shop)
  expect(names(again)).toEqual([own])
  expect(trustsShop(again)).toBe(false)
  await again.paste(' ')
  expect(trustsShop(await createTrust(kept, shop))).toBe(true)
})

it('takes witnesses of one’s own beside the shop’s key', async () => {
  const witness = (await signer('witness.example/w1', 'witness')).vkey
  const trust = await createTrust(memory(), shop)
  await trust.paste(witness)
  expect(names(trust)).toEqual([witness, receipts.vkey])
  expect(trustsShop(trust)).toBe(true)
})

it('takes every key that the log has had, and the witnesses that the shop names', async () => {
  const newer = (await signer('zij.test/receipts', 'log')).vkey
  const witness = (await signer('witness.example/w1', 'witness')).vkey
  const named = answering({
    '/log/vkeys': `${newer}\n${receipts.vkey}\n`,
    '/api/log/witnesses': JSON.stringify({ witnesses: [{ vkey: witness }, { vkey: 'no key' }] }),
  })
  const trust = await createTrust(memory(), named)
  expect(names(trust)).toEqual([newer, receipts.vkey, witness])
  await trust.paste(newer)
  expect(names(trust)).toEqual([newer])
})

it.each([
  ['does not answer', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ['refuses', async () => new Response('', { status: 500 })],
  ['answers something else', async () => new Response('<!doctype html>')],
])('has no key when the shop %s', async (_case, send) => {
  const trust = await createTrust(memory(), send)
  expect(trust.shopSilent).toBe(true)
  expect(keysOf(trust)).toEqual([])
})
