/** The WebView reloads in the middle of the payment: the order is found again and completed. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, look }) => {
  const buyer = await telegram.person({ firstName: 'Faye', stars: 1000 })
  await phone.take(buyer.id)
  await phone.fill('plov-masterclass')
  await phone.checkout()
  await reload()
  await phone.at('pay-confirm').click()
  await phone.at('pay-sheet').waitFor({ state: 'detached' })
  const order = await phone.orderIs('delivered')
  await order.getByTestId('delivered-content').waitFor()
  assert.equal(await telegram.stars(buyer.id), 880)
  await look('paid-after-reload')

  // And when nothing was paid before the reload, the same order is offered again.
  await phone.at('app-close').click()
  await phone.shop('orders').waitFor()
  await phone.at('app-close').click()
  await phone.fill('silk-road-wallpapers')
  await phone.checkout()
  await reload()
  await phone.at('pay-close').click()
  await phone.orderIs('invoiced')
  await phone.says(phone.shop('note'), 'waiting for payment')
  await look('unpaid-after-reload')
  await phone.checkout()
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')
  assert.equal(await telegram.stars(buyer.id), 855)

  /** As an Android WebView may at any time, under the open pay sheet. */
  async function reload() {
    const old = await phone.at('app-frame').elementHandle()
    await phone.at('panel-reload').evaluate((button) => button.click())
    await phone.page.waitForFunction((frame) => !frame.isConnected, old)
  }
})
