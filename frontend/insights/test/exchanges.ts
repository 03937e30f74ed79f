import type { components } from '@kit/api/contract.gen'
import { SIGNED_IN } from '../../kit/test/contract/contract'
import { signsIn } from '../../kit/test/contract/exchanges'
import {
  any,
  like,
  moment,
  oneOf,
  some,
  text,
  told,
  whole,
  type Expected,
} from '../../kit/test/contract/matchers'
import type { Exchange } from '../../kit/test/contract/pact.mjs'

type Schemas = components['schemas']

export const DAYS = { from: '2026-11-16', to: '2026-11-22' }

export const PRODUCT = 'counted-seat'

const SOLD = 'the only order of a product, paid and delivered, seen by an analyst'
/** The days around that order; the server is asked for those before `to`. */
const QUESTION = {
  from: told('${from}', DAYS.from),
  to: told('${to}', '2026-11-23'),
  tz: 'UTC',
  product: told('${product}', PRODUCT),
}
const BASIS = { position: whole(47), zone: 'UTC', language: null } satisfies Expected<Schemas['Basis']>

export const SIGN_IN = signsIn('an analyst, whom Telegram launched the app for', 'analyst')

const FIGURES = {
  netRevenue: whole(25),
  revenue: whole(25),
  refunded: whole(0),
  chargedBack: whole(0),
  ordersPlaced: whole(1),
  ordersPaid: whole(1),
  units: whole(1),
  averageOrderValue: like(25.5),
  payingBuyers: whole(1),
  activeBuyers: whole(1),
  revenuePerActiveBuyer: like(25.5),
  newBuyers: whole(1),
  repeatBuyers: whole(0),
  repeatRate: like(0.5),
  refunds: whole(0),
  chargeBacks: whole(0),
  failures: whole(0),
  failureRate: like(0.5),
} satisfies Expected<Schemas['Figures']>

export const OVERVIEW: Exchange = {
  given: SOLD,
  asks: 'for the figures of some days and of those before',
  method: 'GET',
  path: '/api/insights/overview',
  query: { ...QUESTION, compare: 'previous' },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    basis: BASIS,
    figures: FIGURES,
    previous: { figures: { netRevenue: whole(0), ordersPaid: whole(0), ordersPlaced: whole(0) } },
  } satisfies Expected<Schemas['Overview']>,
}

const POINT = some({
  start: moment('2026-11-16T00:00:00Z'),
  end: moment('2026-11-17T00:00:00Z'),
  netRevenue: whole(25),
  revenue: whole(25),
  ordersPaid: whole(1),
  ordersPlaced: whole(1),
  payingBuyers: whole(1),
  newBuyers: whole(1),
  refunds: whole(0),
  chargeBacks: whole(0),
  failures: whole(0),
}) satisfies Expected<Schemas['Point'][]>

export const SERIES: Exchange = {
  given: SOLD,
  asks: 'for the days one by one',
  method: 'GET',
  path: '/api/insights/series',
  query: { ...QUESTION, compare: 'previous', step: 'day' },
  headers: SIGNED_IN,
  status: 200,
  answer: { basis: BASIS, step: 'DAY', points: POINT, previous: POINT } satisfies Expected<Schemas['Series']>,
}

export const ORDERS: Exchange = {
  given: SOLD,
  asks: 'for the paid orders behind the figures',
  method: 'GET',
  path: '/api/insights/orders',
  query: { ...QUESTION, happening: 'paid', limit: '50' },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    basis: BASIS,
    orders: some({
      orderId: like('0192f0c1-7a5e-5e0b-9a51-0d5a3f2b7c11'),
      number: text(/[0-9A-Z-]{4,32}/, '0192-F0C1'),
      status: oneOf('paid', 'refunded', 'charged_back'),
      total: whole(25),
      placedAt: moment('2026-11-22T18:00:00Z'),
      placedPosition: whole(41),
      paidAt: moment('2026-11-22T18:00:09Z'),
      paidPosition: whole(45),
      returnedAt: null,
      returnedPosition: null,
      abandonedAt: null,
      reason: null,
      refusal: null,
      lines: some({ product: like('silk-road-wallpapers'), units: whole(1), amount: whole(25) }),
    }),
  } satisfies Expected<Schemas['OrdersPage']>,
}

export const COHORTS: Exchange = {
  given: SOLD,
  asks: 'for buyers by the week of their first order',
  method: 'GET',
  path: '/api/insights/cohorts',
  query: QUESTION,
  headers: SIGNED_IN,
  status: 200,
  answer: {
    basis: BASIS,
    weeks: whole(1),
    cohorts: some({
      week: text(/\d{4}-\d{2}-\d{2}/, '2026-11-16'),
      buyers: whole(1),
      returned: any(whole(1)),
    }),
  } satisfies Expected<Schemas['Cohorts']>,
}
