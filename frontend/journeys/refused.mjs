/** The order is cancelled on another device under the open pay sheet: Telegram shows the shop's refusal. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { signIn } from './support/telegram.mjs'

await journey(async ({ phone, telegram, look, server, simulator }) => {
  const buyer = await telegram.person({ firstName: 'Яна', languageCode: 'ru', stars: 500 })
  await phone.take(buyer.id)
  await phone.fill('night-sky')
  await phone.checkout()

  const elsewhere = await signIn(server, simulator, buyer.id)
  const { orders } = await elsewhere.get('/api/orders')
  await elsewhere.post(`/api/orders/${orders[0].orderId}/cancel`)
  await phone.orderIs('cancelled')
  await phone.at('pay-confirm').click()
  await phone.says(phone.at('pay-error'), 'Этот заказ отменён')
  await look('sheet')
  await phone.at('pay-close').click()
  await phone.orderIs('cancelled')
  assert.equal(await telegram.stars(buyer.id), 500)
})
