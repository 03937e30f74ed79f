// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { effectScope } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import type { paths } from '@kit/api/contract.gen'
import { memoryOf } from '@kit/host/storage'
import { formatsFor } from '@kit/text/formats'
import type { Desk } from '../src/desk'
import type { ProductState } from '../src/product'
import { en } from '../src/text/en'
import { useVarying, type Varying } from '../src/varying'

const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

const value = (n: number) => ({ code: `v${n}`, names: { en: `V${n}` } })

/** The form of a product over real HTTP, and an owner who answers each question the same. */
async function form(state: ProductState, values: number, had: number, pressed: 'yes' | 'no') {
  const made: string[] = []
  const known = Array.from({ length: had }, (_, n) => ({ id: `shirt-v${n}`, combination: { size: `v${n}` } }))
  const product = () => ({
    id: 'shirt',
    state,
    price: 30,
    texts: { en: { title: 'Shirt', body: '' } },
    options: [
      { code: 'size', names: { en: 'Size' }, values: Array.from({ length: values }, (_, n) => value(n)) },
    ],
    variants: [...known, ...made.map((id) => ({ id, combination: { size: id.slice(6) } }))],
  })
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += part))
    request.on('end', () => {
      if (request.method === 'POST') made.push((JSON.parse(text) as { variant: string }).variant)
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ position: 7, selling: 'once', product: product() }))
    })
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  closers.push(() => (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  const asked: string[] = []
  const desk = {
    connection: { api: createClient<paths>({ baseUrl: `http://localhost:${port}` }) },
    fresh: () => ({}),
    reached: () => {},
    page: memoryOf(() => {
      throw new Error('memory only')
    }),
    locale: { t: en(formatsFor('en')), f: formatsFor('en'), language: 'en' },
    host: {
      haptic: () => {},
      confirmClosing: () => {},
      supports: () => true,
      popup: async ({ message }: { message: string }) => {
        asked.push(message)
        return pressed
      },
    },
  } as unknown as Desk
  const scope = effectScope()
  closers.push(() => scope.stop())
  const varying = scope.run(() => useVarying(desk, 'shirt')) as Varying
  await expect.poll(() => varying.draft.value !== undefined).toBe(true)
  return { varying, made, asked }
}

describe('the first variants', () => {
  it('of what could be ordered as itself are made if that may end', async () => {
    const no = await form('on_sale', 2, 0, 'no')
    await no.varying.make()
    expect(no.asked).toEqual(['From now on “Shirt” is sold only as its variants. That cannot be undone.'])
    expect(no.made).toEqual([])
    const yes = await form('withdrawn', 2, 0, 'yes')
    await yes.varying.make()
    expect(yes.asked).toHaveLength(1)
    expect(yes.made).toEqual(['shirt-v0', 'shirt-v1'])
  })

  it('of a draft, and all further ones, are made without a question', async () => {
    for (const [state, had] of [
      ['draft', 0],
      ['on_sale', 1],
    ] as const) {
      const { varying, made, asked } = await form(state, 2, had, 'no')
      await varying.make()
      expect(asked).toEqual([])
      expect(made).toHaveLength(2 - had)
    }
  })
})

describe('where not all combinations can be variants', () => {
  it('those with a price are made, as many as there is room for', async () => {
    const { varying, made } = await form('draft', 103, 98, 'yes')
    expect(varying.room.value).toBe(2)
    expect(varying.missing.value).toHaveLength(5)
    expect(varying.wanted.value).toEqual([])
    for (const key of ['v99', 'v101', 'v102']) if (varying.draft.value) varying.draft.value.prices[key] = '5'
    await varying.make()
    expect(made).toEqual(['shirt-v99', 'shirt-v101'])
    expect(varying.room.value).toBe(0)
  })
})
