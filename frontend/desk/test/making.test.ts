// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { afterEach, describe, expect, it } from 'vitest'
import type { paths } from '@kit/api/contract.gen'
import { ATTEMPTS_MAX, makeVariant } from '../src/making'
import type { Options } from '../src/variant'

const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

const OPTIONS: Options = [
  { code: 'size', names: { en: 'Size' }, values: [{ code: 's', names: { en: 'S' } }] },
]
const ONE = { key: 's', combination: { size: 's' } }

/** A shop over real HTTP that has these ids already, and one variant or none. */
async function shop(taken: readonly string[], refusal = 'PRODUCT_EXISTS') {
  const asked: string[] = []
  const made = new Set<string>()
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += part))
    request.on('end', () => {
      const { variant } = JSON.parse(text) as { variant: string }
      asked.push(variant)
      const code = made.has(variant)
        ? undefined
        : made.size > 0
          ? 'VARIANT_EXISTS'
          : taken.includes(variant)
            ? refusal
            : undefined
      response.writeHead(code ? 409 : 201, { 'Content-Type': 'application/json' })
      if (!code) made.add(variant)
      response.end(JSON.stringify(code ? { status: 409, code } : { position: 7 }))
    })
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  closers.push(() => (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  const api = createClient<paths>({ baseUrl: `http://localhost:${port}` })
  return { asked, make: () => makeVariant(api, 'shirt', OPTIONS, ONE, 10) }
}

describe('a variant', () => {
  it('is made under the first id that no other product has', async () => {
    const { asked, make } = await shop(['shirt-s', 'shirt-s-2'])
    expect(await make()).toMatchObject({ position: 7 })
    expect(asked).toEqual(['shirt-s', 'shirt-s-2', 'shirt-s-3'])
  })

  it('is the same when it is made again, under whichever id', async () => {
    const usual = await shop([])
    await usual.make()
    expect(await usual.make()).toMatchObject({ position: 7 })
    const second = await shop(['shirt-s'])
    await second.make()
    expect(await second.make()).toEqual({ position: -1 })
    expect(second.asked).toEqual(['shirt-s', 'shirt-s-2', 'shirt-s'])
  })

  it('is given up after nine ids, and at once when it is refused for anything else', async () => {
    const taken = ['shirt-s', ...Array.from({ length: 20 }, (_, n) => `shirt-s-${n + 2}`)]
    const full = await shop(taken)
    await expect(full.make()).rejects.toMatchObject({ code: 'PRODUCT_EXISTS' })
    expect(full.asked).toHaveLength(ATTEMPTS_MAX)
    expect(full.asked.at(-1)).toBe('shirt-s-9')
    const other = await shop(taken, 'TOO_MANY_VARIANTS')
    await expect(other.make()).rejects.toMatchObject({ code: 'TOO_MANY_VARIANTS' })
    expect(other.asked).toHaveLength(1)
  })
})
