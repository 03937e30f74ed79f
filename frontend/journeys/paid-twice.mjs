/** The same invoice is paid twice: the second charge comes back, and the order says so. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, look }) => {
  const buyer = await telegram.person({ firstName: 'Emil', stars: 1000 })
  await phone.take(buyer.id)
  await phone.fill('night-sky')
  await phone.checkout()
  await phone.at('outcome-twice').click()
  await phone.orderIs('delivered')
  await phone.says(phone.shop('note'), 'A second charge of 150')
  assert.equal(await telegram.stars(buyer.id), 850)
  await look('order')
  await phone.at('app-minimise').click()
  await phone.at('chat-row').click()
  await phone.says(phone.at('history'), 'are back on your balance')
  await look('chat')
})
