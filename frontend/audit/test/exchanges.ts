import type { components } from '@kit/api/contract.gen'
import { SIGNED_IN } from '../../kit/test/contract/contract'
import { signsIn } from '../../kit/test/contract/exchanges'
import {
  any,
  formOf,
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

export const ORDER = '0192f0c1-7a5e-5e0b-9a51-0d5a3f2b7c11'
export const POSITION = 45

const PAID = 'an order that is paid and delivered, seen by an auditor'
const HASH = 'fZhGkqLcVlVYtZ2Ez0yv5rBvTfGq0Yx4i2o9o5mV9bA='
const BASE64 = /[A-Za-z0-9+/]+={0,2}/
const NOTE = /[^\n]+\n[0-9]+\n[A-Za-z0-9+/=]{44}\n(?:[^\n]+\n)*\n(?:— [^\n]+\n)+/
const CHECKPOINT = `shop.example/log\n48\n${HASH}\n\n— shop.example/log AAAAAAAA\n`

export const SIGN_IN = signsIn('an auditor, whom Telegram launched the app for', 'auditor')

const ENTRY = {
  position: whole(POSITION),
  type: 'order.paid',
  at: moment('2026-11-22T18:00:09Z'),
  amount: whole(25),
  order: like(ORDER),
} satisfies Expected<Schemas['LedgerEntry']>

export const ENTRIES: Exchange = {
  given: PAID,
  asks: 'for the newest entries of the log',
  method: 'GET',
  path: '/api/ledger/entries',
  query: { type: 'order.paid', order: told('${order}', ORDER), limit: '50' },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    asOf: whole(48),
    next: null,
    entries: some(ENTRY),
  } satisfies Expected<Schemas['EntriesPage']>,
}

export const PAYMENT: Exchange = {
  given: PAID,
  asks: 'for the entry of a payment and its proof',
  method: 'GET',
  path: told('/api/ledger/entries/${payment}', `/api/ledger/entries/${POSITION}`),
  headers: SIGNED_IN,
  status: 200,
  answer: {
    position: whole(POSITION),
    type: 'order.paid',
    leaf: text(BASE64, 'AAAA'),
    previous: whole(POSITION - 1),
    next: whole(POSITION + 1),
    proof: { path: some(text(BASE64, HASH)), checkpoint: text(NOTE, CHECKPOINT) },
  } satisfies Expected<Schemas['EntryDetail']>,
}

export const STORY: Exchange = {
  given: PAID,
  asks: 'for the story of an order',
  method: 'GET',
  path: told('/api/ledger/orders/${order}', `/api/ledger/orders/${ORDER}`),
  headers: SIGNED_IN,
  status: 200,
  answer: {
    buyer: whole(5_002_000_001),
    more: false,
    entries: some({
      position: whole(POSITION),
      type: text(/[a-z]+\.[a-z-]+/, 'order.paid'),
      at: moment('2026-11-22T18:00:09Z'),
    }),
  } satisfies Expected<Schemas['OrderStory']>,
}

const VERDICT = () => oneOf('HOLDS', 'FAILS', 'ABSENT')

export const EVIDENCE: Exchange = {
  given: PAID,
  asks: 'for the evidence of an order',
  method: 'GET',
  path: told('/api/ledger/orders/${order}/evidence', `/api/ledger/orders/${ORDER}/evidence`),
  headers: SIGNED_IN,
  status: 200,
  answer: {
    telegram: { botId: text(/[0-9]+/, '4242'), publicKey: text(/[0-9a-f]{64}/, 'e7'.repeat(32)) },
    evidence: some({
      id: text(/[0-9a-f]{64}/, '00'.repeat(32)),
      kind: oneOf('SIGN_IN', 'PAYMENT', 'CONSENT'),
      state: 'READABLE',
      content: like('auth_date=1&hash=00'),
      recordedAt: moment('2026-11-22T18:00:00Z'),
      checks: {
        contentHash: VERDICT(),
        telegramSignature: VERDICT(),
        user: VERDICT(),
        charge: VERDICT(),
        botHash: VERDICT(),
      },
    }),
  } satisfies Expected<Schemas['OrderEvidence']>,
}

export const CHECKPOINTS: Exchange = {
  given: PAID,
  asks: 'for the newest checkpoints',
  method: 'GET',
  path: '/api/log/checkpoints',
  query: { limit: '20' },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    checkpoints: some({
      size: whole(48),
      at: moment('2026-11-22T18:00:10Z'),
      note: text(NOTE, CHECKPOINT),
    }),
  } satisfies Expected<Schemas['CheckpointPage']>,
}

export const KEYS: Exchange = {
  given: 'nothing but the shop',
  asks: "for the keys of the shop's log",
  method: 'GET',
  path: '/log/vkeys',
  status: 200,
  type: 'text/plain',
  answer: `shop.example/log+00000000+${HASH}\n`,
  form: formOf(/(?:[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+\n)+/),
}

export const WITNESSES: Exchange = {
  given: 'nothing but the shop',
  asks: "for the witnesses of the shop's log",
  method: 'GET',
  path: '/api/log/witnesses',
  status: 200,
  answer: { witnesses: [] } satisfies Expected<Schemas['LogWitnesses']>,
}

export const RECONCILIATION: Exchange = {
  given: 'an auditor, and a run of the reconciliation',
  asks: "how the log compares with Telegram's list",
  method: 'GET',
  path: '/api/ledger/reconciliation',
  query: { state: 'OPEN' },
  headers: SIGNED_IN,
  status: 200,
  answer: {
    lastRun: { state: 'COMPLETE', endedAt: moment('2026-11-22T18:10:00Z') },
    open: {
      MISSING_HERE: whole(0),
      MISSING_THERE: whole(0),
      AMOUNT_DIFFERS: whole(0),
      ORPHAN: whole(0),
    },
    differences: any({
      id: like('in stxAbc123'),
      kind: oneOf('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS', 'ORPHAN'),
      direction: oneOf('IN', 'OUT'),
      explanation: text(/[A-Z_]+/, 'FOREIGN_INVOICE'),
      transaction: like('stxAbc123'),
      effect: { stars: whole(25), nanostars: whole(0) },
      there: { stars: whole(25), nanostars: whole(0) },
      here: whole(0),
      state: 'OPEN',
      foundAt: moment('2026-11-22T18:10:00Z'),
      movedAt: moment('2026-11-22T18:00:00Z'),
    }),
  } satisfies Expected<Schemas['ReconciliationReport']>,
}
