/** A cart is begun on the phone, goes on at the desktop, may be reminded of, and says what became dearer. */
import assert from 'node:assert/strict'
import { accessible } from './support/axe.mjs'
import { journey } from './support/journey.mjs'
import { starsIn } from './support/phone.mjs'
import { signIn } from './support/telegram.mjs'

const PRODUCT = 'bookkeeping-template'

await journey(async ({ phone, telegram, context, look, server, simulator, owner }) => {
  const buyer = await telegram.person({ firstName: 'Kamila', stars: 5000 })
  const isKept = (answer) =>
    answer.url().includes(`/api/me/cart/lines/${PRODUCT}`) && answer.request().method() === 'PUT'

  await phone.take(buyer.id)
  const kept = phone.page.waitForResponse(isKept)
  await phone.fill(PRODUCT)
  assert.equal((await kept).status(), 200)
  const old = starsIn(await phone.shop('cart-total').innerText())

  // Whether the bot may remind of it is asked once, and known on every device.
  await phone.shop('cart-reminder').check()
  await look('reminder')

  // Another device has another storage.
  const desktop = await context.browser().newContext({ viewport: { width: 1280, height: 860 } })
  try {
    const wide = await desktop.newPage()
    const { url } = await telegram.launch(buyer.id, { app: 'shop', platform: 'tdesktop', version: '9.1' })
    await wide.goto(url)
    await wide.getByTestId('product-card').first().waitFor()
    await wide.goto(`${server}/shop/cart`)
    const line = wide.locator(`[data-testid=cart-line][data-product=${PRODUCT}]`)
    await line.waitFor()
    const changed = wide.waitForResponse(isKept)
    await line.getByTestId('more').click()
    await changed
    await wide.getByTestId('cart-reminder').and(wide.locator(':checked')).waitFor()
    await accessible(wide, 'the cart at the desktop')
    await look('desktop', wide)
  } finally {
    await desktop.close()
  }

  const desk = await signIn(server, simulator, owner)
  await desk.put(`/api/desk/products/${PRODUCT}/price`, { price: old + 7 })
  await phone.take(buyer.id)
  await phone.mainButton().click()
  await phone.says(phone.shop('note'), `is now ${old + 7}`)
  assert.equal(starsIn(await phone.shop('cart-total').innerText()), 2 * (old + 7))
  await look('dearer')

  await phone.checkout()
  assert.equal(starsIn(await phone.at('pay-amount').innerText()), 2 * (old + 7))
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')
  await phone.take(buyer.id)
  await phone.card(PRODUCT).getByTestId('add-to-cart').waitFor()
})
