import { createApp } from 'vue'
import { contractOf } from '../../kit/test/contract/contract'
import { launched, newMemory, opened } from '../../kit/test/contract/page'
import { AUDIT, createAudit } from '../src/audit'
import { createAuditRouter } from '../src/routes'
import * as exchange from './exchanges'

const { holds, isApproved } = contractOf('audit')
const { SIGN_IN, ORDER, POSITION } = exchange
const PROVING = [exchange.PAYMENT, exchange.KEYS, exchange.WITNESSES]

/** A screen of the audit, as it is drawn. */
async function screen(path: string) {
  const audit = await createAudit(launched(), newMemory())
  return opened((it) => createApp(it).provide(AUDIT, audit), createAuditRouter(), path)
}

holds('lists entries', [SIGN_IN, exchange.ENTRIES], async () => {
  const { found } = await screen(`/?type=order.paid&order=${ORDER}`)
  await found('entry-row')
})

holds('examines an entry', [SIGN_IN, ...PROVING], async () => {
  const { found } = await screen(`/entries/${POSITION}`)
  for (const name of ['previous', 'next', 'save-proof']) await found(name)
})

holds('tells the story of an order', [SIGN_IN, exchange.STORY, exchange.EVIDENCE, ...PROVING], async () => {
  const { found } = await screen(`/orders/${ORDER}`)
  for (const name of ['entry-row', 'evidence']) await found(name)
})

holds('lists checkpoints', [SIGN_IN, exchange.CHECKPOINTS, exchange.WITNESSES], async () => {
  const { shows } = await screen('/checkpoints')
  await shows('48')
})

holds("shows how the log compares with Telegram's list", [SIGN_IN, exchange.RECONCILIATION], async () => {
  const { found } = await screen('/reconciliation')
  await found('open-differences')
})

isApproved()
