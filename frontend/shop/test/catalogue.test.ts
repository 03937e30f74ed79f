// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { afterEach, describe, expect, it } from 'vitest'
import { reactive } from 'vue'
import type { paths } from '@kit/api/contract.gen'
import type { Locale } from '@kit/text/locale'
import { createCatalogue } from '../src/catalogue'

const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** A catalogue of ten products, three a page, over real HTTP. */
async function shop() {
  const asked: URLSearchParams[] = []
  const broken = { now: false }
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://shop').searchParams
    asked.push(query)
    const from = Number(query.get('cursor') ?? 0)
    const all = Array.from({ length: 10 }, (_, n) => ({
      id: `p${n}`,
      title: `T${n}`,
      summary: '',
      price: 1,
      emoji: '★',
    }))
    const found = query.has('q') ? all.filter((it) => it.title.includes(query.get('q') ?? '')) : all
    const next = from + 3 < found.length ? String(from + 3) : null
    const status = broken.now ? 500 : query.get('category') === 'gone' ? 404 : 200
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(
      JSON.stringify(broken.now ? {} : { products: found.slice(from, from + 3), next, position: 1 }),
    )
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  closers.push(() => (server.closeAllConnections(), server.close()))
  const api = createClient<paths>({ baseUrl: `http://localhost:${(server.address() as AddressInfo).port}` })
  const locale = reactive({ language: 'en' }) as unknown as Locale<unknown>
  return { catalogue: createCatalogue(api, locale), asked, broken }
}

const ids = (catalogue: ReturnType<typeof createCatalogue>) => catalogue.state.products.map((it) => it.id)

describe('the catalogue', () => {
  it('follows the cursor page by page to the end, and no further', async () => {
    const { catalogue, asked } = await shop()
    await catalogue.reload()
    for (let n = 0; n < 6; n++) await catalogue.more()
    expect(ids(catalogue)).toEqual(Array.from({ length: 10 }, (_, n) => `p${n}`))
    expect(asked.map((it) => it.get('cursor'))).toEqual([null, '3', '6', '9'])
  })

  it('fetches a page once, however often it is asked for', async () => {
    const { catalogue, asked } = await shop()
    await catalogue.reload()
    await Promise.all([catalogue.more(), catalogue.more(), catalogue.more()])
    expect(asked).toHaveLength(2)
  })

  it('searches from the first page, and shows only the newest answer', async () => {
    const { catalogue } = await shop()
    await catalogue.reload()
    await Promise.all([catalogue.search('T1'), catalogue.search(' T7 ')])
    expect(ids(catalogue)).toEqual(['p7'])
    expect(catalogue.state.query).toBe('T7')
  })

  it('is narrowed to a category, and searched in it', async () => {
    const { catalogue, asked } = await shop()
    await catalogue.search('', 'tea')
    await catalogue.search('T1')
    await catalogue.search('T1', '')
    expect(asked.map((it) => it.get('category'))).toEqual(['tea', 'tea', null])
  })

  it('shows everything when the category was taken away', async () => {
    const { catalogue, asked } = await shop()
    await catalogue.search('T1', 'gone')
    expect(catalogue.state).toMatchObject({ category: '', query: 'T1', phase: 'ready' })
    expect(asked.map((it) => it.get('category'))).toEqual(['gone', null])
  })

  it('cuts a query at its limit', async () => {
    const { catalogue, asked } = await shop()
    await catalogue.search('x'.repeat(200))
    expect(asked[0]?.get('q')).toHaveLength(64)
  })

  it('says that it failed, and recovers', async () => {
    const { catalogue, broken } = await shop()
    broken.now = true
    await catalogue.reload()
    expect(catalogue.state.phase).toBe('failed')
    broken.now = false
    await catalogue.reload()
    expect([catalogue.state.phase, ids(catalogue).length]).toEqual(['ready', 3])
  })

  it('keeps the list when the next page fails, and asks for it again', async () => {
    const { catalogue, broken } = await shop()
    await catalogue.reload()
    broken.now = true
    await catalogue.more()
    expect([catalogue.state.phase, ids(catalogue).length]).toEqual(['ready', 3])
    broken.now = false
    await catalogue.more()
    expect(ids(catalogue)).toHaveLength(6)
  })
})
