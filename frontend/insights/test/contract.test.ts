import { createApp } from 'vue'
import { contractOf } from '../../kit/test/contract/contract'
import { launched, newMemory, opened } from '../../kit/test/contract/page'
import { createInsights, INSIGHTS } from '../src/insights'
import { createInsightsRouter } from '../src/routes'
import * as exchange from './exchanges'

const { holds, isApproved } = contractOf('insights')
const { SIGN_IN, DAYS, PRODUCT } = exchange
const CHOICE = new URLSearchParams({ ...DAYS, tz: 'UTC', product: PRODUCT })

/** A screen of the insights, as it is drawn. */
async function screen(path: string) {
  const insights = await createInsights(launched(), newMemory())
  return opened((it) => createApp(it).provide(INSIGHTS, insights), createInsightsRouter(), path)
}

holds('shows the figures', [SIGN_IN, exchange.OVERVIEW, exchange.SERIES], async () => {
  const { shows } = await screen(`/?${CHOICE}`)
  await shows('25')
})

holds('lists the orders behind them', [SIGN_IN, exchange.ORDERS], async () => {
  const { found } = await screen(`/orders?happening=paid&${CHOICE}`)
  await found('order')
})

holds('shows who came back', [SIGN_IN, exchange.COHORTS], async () => {
  const { found } = await screen(`/cohorts?${CHOICE}`)
  await found('cohorts')
})

isApproved()
