/** Telegram takes its time: the order waits, and shows the payment by itself when it comes. */
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, look }) => {
  const buyer = await telegram.person({ firstName: 'Cora', stars: 500 })
  await phone.take(buyer.id)
  await phone.fill('steppe-sounds')
  await phone.checkout()
  await phone.at('outcome-pending').click()
  await phone.says(phone.shop('note'), /Telegram is still working|being confirmed/)
  await look('waiting')

  // Opened anew, the shop does not ask for a second payment.
  await phone.at('app-more').click()
  await phone.at('app-reload').click()
  await phone.says(phone.shop('note'), /Telegram is still working/)
  await phone.at('app-close').click()
  await phone.shop('order-row').first().waitFor()
  await phone.at('app-close').click()
  await phone.says(phone.shop('unpaid-order'), /on its way/)
  await look('reopened')
  await phone.shop('unpaid-order').click()
  await phone.says(phone.shop('note'), /Telegram is still working|being confirmed/)

  await phone.at('panel-toggle').click()
  await phone.at('settle-paid').click()
  const order = await phone.orderIs('delivered')
  await order.getByTestId('delivered-content').waitFor()
})
