/** The payment fails: the shop says so, nothing is charged, and trying again works. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, look }) => {
  const buyer = await telegram.person({ firstName: 'Ben', stars: 500 })
  await phone.take(buyer.id)
  await phone.fill('chess-openings')
  await phone.checkout()
  await phone.at('outcome-failed').click()
  await phone.says(phone.at('pay-error'), /\S/)
  await look('sheet')
  await phone.at('pay-close').click()
  await phone.says(phone.shop('note'), 'The payment did not go through')
  assert.equal(await telegram.stars(buyer.id), 500)
  await phone.says(phone.shop('order-status'), 'Awaiting payment')
  await look('order')

  await phone.checkout()
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')
  assert.equal(await telegram.stars(buyer.id), 425)
})
