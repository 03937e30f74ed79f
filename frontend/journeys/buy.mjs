/** A person finds the bot, opens the shop from its menu, buys two products and keeps the receipt. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { journey } from './support/journey.mjs'
import { starsIn } from './support/phone.mjs'

await journey(async ({ phone, telegram, look, looks }) => {
  const { id: buyer } = await telegram.person({ firstName: 'Olga', lastName: 'Buyer', stars: 5000 })
  await phone.take('', { app: '' })
  await phone.at('panel-toggle').click()
  await look('1-who-holds-the-phone')
  await phone.at(`buyer-${buyer}`).click()
  await phone.at('chat-row').click()
  await phone.at('chat-start').click()
  await phone.at('inline-button').waitFor()
  await look('2-chat')
  await phone.at('menu-button').click()
  await phone.shop('product-card').first().waitFor()
  await look('3-catalogue')

  await phone.card('night-sky').getByTestId('product-title').click()
  await phone.shop('product').waitFor()
  await phone.says(phone.mainButton(), 'Add to cart')
  await look('4-product')
  await phone.mainButton().click()
  await phone.says(phone.mainButton(), 'View cart')
  await phone.at('app-close').click()
  await phone.fill('silk-road-wallpapers')
  await phone.shop('cart-line').nth(1).waitFor()
  assert.equal(await phone.shop('cart-line').count(), 2)
  const total = starsIn(await phone.shop('cart-total').innerText())
  await look('5-cart')

  await phone.checkout()
  assert.equal(starsIn(await phone.at('pay-amount').innerText()), total)
  await look('6-pay-sheet')
  await phone.at('pay-confirm').click()
  const order = await phone.orderIs('delivered')
  await order.getByTestId('delivered-content').nth(1).waitFor()
  assert.equal(await order.getByTestId('delivery').count(), 2)
  for (const content of await order.getByTestId('delivered-content').allInnerTexts()) {
    assert.match(content, /\S{4,}/)
  }
  assert.equal(starsIn(await order.getByTestId('order-total').innerText()), total)
  assert.equal(await telegram.stars(buyer), 5000 - total)
  await look('7-delivered')

  const [file] = await Promise.all([phone.page.waitForEvent('download'), phone.shop('save-receipt').click()])
  assert.match(file.suggestedFilename(), /^zij-[\w-]+\.tlog-proof$/)
  await file.saveAs(join(looks, 'bought.tlog-proof'))
  await phone.says(phone.shop('snack'), 'Receipt saved')
  await phone.shop('save-receipt').scrollIntoViewIfNeeded()
  await look('8-receipt')

  const number = (await order.getByTestId('order-number').innerText()).replace('Order ', '')
  await phone.at('app-close').click()
  await phone.shop('open-orders').click()
  await phone.shop('order-row').first().waitFor()
  await look('9-orders')
  await phone.at('app-minimise').click()
  await phone.says(phone.at('history'), `Order ${number} is paid and delivered`)
  await look('10-notice')
})
