import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { filtersOf, questionOf } from '../src/filters'

beforeAll(() => vi.stubEnv('TZ', 'Asia/Tashkent'))
afterAll(() => vi.unstubAllEnvs())

it('reads the filters of an address and nothing else', () => {
  const query = { type: 'order.paid', buyer: ' 7 ', to: '', other: 'x', charge: ['a', 'b'], from: null }
  expect(filtersOf(query)).toEqual({ type: 'order.paid', buyer: '7' })
})

it('cuts what no filter can be', () => {
  expect(filtersOf({ product: 'x'.repeat(10_000) }).product).toHaveLength(256)
})

it('asks for whole days of the user’s own zone, the last one included', () => {
  expect(questionOf({ from: '2026-11-21', to: '2026-11-21', type: 'order.' })).toEqual({
    from: '2026-11-20T19:00:00.000Z',
    to: '2026-11-21T19:00:00.000Z',
    type: 'order.',
  })
})

it('leaves out what auditors do, unless it is asked for', () => {
  expect(questionOf({ buyer: '7' })).toEqual({ buyer: '7', without: 'audit.' })
  expect(questionOf({ buyer: '7', looks: 'shown' })).toEqual({ buyer: '7' })
  expect(questionOf({ type: 'audit.accessed' })).toEqual({ type: 'audit.accessed' })
})

it('leaves to the server to refuse what is no day', () => {
  expect(questionOf({ from: 'yesterday', to: '2026-13-45x', looks: 'shown' })).toEqual({
    from: 'yesterday',
    to: '2026-13-45x',
  })
})
