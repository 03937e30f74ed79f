/** The buyer closes the pay sheet: nothing is charged, and the order can be paid later. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, look }) => {
  const buyer = await telegram.person({ firstName: 'Ann', stars: 500 })
  await phone.take(buyer.id)
  await phone.fill('night-sky')
  await phone.checkout()
  await phone.at('outcome-cancelled').click()
  await phone.says(phone.shop('note'), 'You closed the payment')
  await phone.orderIs('invoiced')
  assert.equal(await telegram.stars(buyer.id), 500)
  await look('unpaid')

  await phone.at('app-close').click()
  await phone.shop('unpaid-order').scrollIntoViewIfNeeded()
  await look('unpaid-banner')
  await phone.shop('unpaid-order').click()
  await phone.shop('order').waitFor()
  await phone.checkout()
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')
  assert.equal(await telegram.stars(buyer.id), 350)
})
