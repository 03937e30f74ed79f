// @vitest-environment node
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { effectScope } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import type { paths } from '@kit/api/contract.gen'
import { formatsFor } from '@kit/text/formats'
import type { Desk } from '../src/desk'
import { useParcel, type Parceling } from '../src/parceling'
import { en } from '../src/text/en'

const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** A parcel over real HTTP, and an owner who says yes. */
async function opened(tracking: string | null): Promise<{ parceling: Parceling; sent: unknown[] }> {
  const sent: unknown[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += part))
    request.on('end', () => {
      if (request.method === 'POST') sent.push(JSON.parse(text))
      const parcel = { number: '1', tracking, state: 'sent', expiresAt: '2026-11-22T00:00:00Z' }
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify({ position: 7, parcel, payment: null, surplus: [] }))
    })
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  closers.push(() => (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  const desk = {
    connection: { api: createClient<paths>({ baseUrl: `http://localhost:${port}` }) },
    fresh: () => ({}),
    reached: () => {},
    locale: { t: en(formatsFor('en')), f: formatsFor('en'), language: 'en' },
    host: { haptic: () => {}, supports: () => true, popup: async () => 'yes' },
  } as unknown as Desk
  const scope = effectScope()
  closers.push(() => scope.stop())
  const parceling = scope.run(() => useParcel(desk, 'p')) as Parceling
  await expect.poll(() => parceling.found.value !== undefined).toBe(true)
  return { parceling, sent }
}

describe('the tracking number of a parcel that is sent', () => {
  it('is in the field when that opens, so that nothing erases it unseen', async () => {
    const { parceling, sent } = await opened('RR 1 UZ')
    parceling.begin()
    expect(parceling.doing.value).toBe('sending')
    expect(parceling.tracking.value).toBe('RR 1 UZ')
    await parceling.send()
    expect(sent).toEqual([{ tracking: 'RR 1 UZ' }])
  })

  it('can still be taken away by whoever empties the field', async () => {
    const { parceling, sent } = await opened('RR 1 UZ')
    parceling.begin()
    parceling.tracking.value = ''
    await parceling.send()
    expect(sent).toEqual([{}])
  })

  it('is what was typed before where none is known', async () => {
    const { parceling } = await opened(null)
    parceling.begin()
    parceling.tracking.value = 'RR 2 UZ'
    parceling.doing.value = undefined
    parceling.begin()
    expect(parceling.tracking.value).toBe('RR 2 UZ')
  })
})
