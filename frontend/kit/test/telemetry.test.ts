import { describe, expect, it } from 'vitest'
import type { components } from '@kit/api/contract.gen'
import {
  BATCH_MAX,
  createTelemetry,
  inSample,
  WAITING_MAX,
  type TelemetryParts,
} from '@kit/telemetry/telemetry'
import { asksForPeace } from '@kit/telemetry/visit'

type Batch = components['schemas']['TelemetryBatch']

const VISIT = '00000000-0000-4000-8000-000080000000'
const launch = { platform: 'ios', version: '8.0', startParam: 'channel_7' }

/** A visit on a clock of the test's own, whose line to the server can be cut. */
function visit(parts: Partial<TelemetryParts> = {}) {
  const sent: Batch[] = []
  const world = { ms: 0, online: true }
  const telemetry = createTelemetry({
    app: 'shop',
    version: '1',
    launch,
    language: () => 'uz',
    visit: VISIT,
    now: () => world.ms,
    send: (body) => {
      if (world.online) sent.push(JSON.parse(body) as Batch)
      return world.online
    },
    ...parts,
  })
  return { telemetry, sent, world }
}

const session = (telemetryRate: number) => ({
  token: 'token-1',
  expiresAt: '2026-11-21T09:20:00Z',
  user: { id: 1 },
  roles: ['shopper'],
  telemetryRate,
})

describe('a visit', () => {
  it('tells of each thing how long ago it was, in its order', () => {
    const { telemetry, sent, world } = visit()
    telemetry.tell('launch', { value: 3 })
    world.ms = 1_500
    telemetry.tell('view', { product: 'tea' })
    world.ms = 2_000
    telemetry.flush()
    expect(sent).toEqual([
      {
        visit: VISIT,
        token: null,
        app: 'shop',
        appVersion: '1',
        language: 'uz',
        platform: 'ios',
        telegram: '8.0',
        source: 'channel_7',
        records: [
          { seq: 0, kind: 'launch', age: 2_000, product: null, order: null, value: 3, detail: null },
          { seq: 1, kind: 'view', age: 500, product: 'tea', order: null, value: null, detail: null },
        ],
      },
    ])
    telemetry.flush()
    expect(sent).toHaveLength(1)
  })

  it('keeps what cannot be handed over, under the same numbers', () => {
    const { telemetry, sent, world } = visit()
    telemetry.tell('cart')
    world.online = false
    telemetry.flush()
    world.online = true
    telemetry.tell('cart')
    telemetry.flush()
    expect(sent.map((batch) => batch.records.map((it) => it.seq))).toEqual([[0, 1]])
  })

  it('sends batches of a bounded size, and forgets what comes when too much waits', () => {
    const { telemetry, sent } = visit()
    for (let i = 0; i < WAITING_MAX + 7; i++) telemetry.tell('cart')
    telemetry.flush()
    expect(sent.map((batch) => batch.records.length)).toEqual(Array(WAITING_MAX / BATCH_MAX).fill(BATCH_MAX))
  })

  it('is told under the session as soon as there is one', () => {
    const { telemetry, sent } = visit()
    telemetry.opened(session(1))
    telemetry.opened(session(1))
    telemetry.flush()
    expect(sent[0]?.token).toBe('token-1')
    expect(sent[0]?.records.map((it) => it.kind)).toEqual(['launched'])
  })

  it('that is not in the sample is not told of', () => {
    const { telemetry, sent } = visit()
    telemetry.tell('launch')
    telemetry.opened(session(0.5))
    telemetry.flush()
    expect(sent).toEqual([])
    expect(inSample('00000000-0000-4000-8000-00007fffffff', 0.5)).toBe(true)
  })

  it('says why it was refused, by a code', () => {
    const { telemetry, sent } = visit()
    telemetry.refused('INIT_DATA_STALE')
    telemetry.refused('<html>')
    telemetry.flush()
    expect(sent[0]?.records.map((it) => it.detail)).toEqual(['INIT_DATA_STALE', 'UNKNOWN'])
  })

  it('leaves out what the server would refuse the batch for', () => {
    const odd = { platform: 'a phone', version: 'eight', startParam: 'x'.repeat(65) }
    const { telemetry, sent } = visit({ launch: odd })
    telemetry.tell('error', { detail: 'e'.repeat(2_000) })
    telemetry.flush()
    expect(sent[0]).toMatchObject({ platform: '', telegram: '', source: '' })
    expect(sent[0]?.records[0]?.detail).toHaveLength(1_000)
  })

  it('never tells the secret of an invitation', () => {
    const { telemetry, sent } = visit({ launch: { ...launch, startParam: `join_${'a'.repeat(43)}` } })
    telemetry.tell('cart')
    telemetry.flush()
    expect(sent[0]?.source).toBe('')
  })

  it('tells nothing more after a day', () => {
    const { telemetry, sent, world } = visit()
    world.ms = 86_400_001
    telemetry.tell('cart')
    telemetry.flush()
    expect(sent).toEqual([])
  })

  it('is left alone when its browser asks for that', () => {
    expect(asksForPeace({ doNotTrack: '1' } as Navigator)).toBe(true)
    expect(asksForPeace({ doNotTrack: null, globalPrivacyControl: true } as unknown as Navigator)).toBe(true)
    expect(asksForPeace({ doNotTrack: '0' } as Navigator)).toBe(false)
  })
})
