/** The buyer gives up an unpaid order, after being asked, and can order the same again. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, look }) => {
  const buyer = await telegram.person({ firstName: 'Gita', stars: 500 })
  await phone.take(buyer.id)
  await phone.fill('night-sky')
  await phone.checkout()
  await phone.at('pay-close').click()
  await phone.orderIs('invoiced')
  await phone.shop('cancel-order').click()
  await phone.at('popup').waitFor()
  await look('asked')
  await phone.at('popup').getByText('Keep it').click()
  await phone.orderIs('invoiced')
  await phone.shop('cancel-order').click()
  await phone.at('popup').getByText('Cancel order', { exact: true }).click()
  await phone.orderIs('cancelled')
  await look('cancelled')
  await phone.says(phone.mainButton(), 'Order again')
  await phone.mainButton().click()
  await phone.shop('cart-line').waitFor()
  assert.equal(await telegram.stars(buyer.id), 500)
})
