import { expect, it } from 'vitest'
import { momentsOf, type OrderFact } from '../src/orders'

const ORDER: OrderFact = {
  orderId: '00000000-0000-4000-8000-000000000001',
  number: 'AAAA',
  status: 'refunded',
  language: 'en',
  total: 5,
  lines: [],
  refusal: null,
  reason: null,
  placedAt: '2026-11-21T10:00:00Z',
  paidAt: '2026-11-21T10:01:00Z',
  returnedAt: '2026-11-22T10:00:00Z',
  abandonedAt: null,
  placedPosition: 7,
  paidPosition: 9,
  returnedPosition: 20,
}

it('tells what happened to an order in its order, with where the ledger has it', () => {
  expect(momentsOf(ORDER).map(({ name, position }) => [name, position])).toEqual([
    ['placed', 7],
    ['paid', 9],
    ['returned', 20],
  ])
})

it('names no entry for what has none of its own', () => {
  const lapsed: OrderFact = {
    ...ORDER,
    status: 'expired',
    paidAt: null,
    returnedAt: null,
    abandonedAt: '2026-11-21T11:00:00Z',
    paidPosition: null,
    returnedPosition: null,
  }
  expect(momentsOf(lapsed).map(({ name, position }) => [name, position])).toEqual([
    ['placed', 7],
    ['abandoned', undefined],
  ])
})
