/** A shopper types a code: it is refused, refused until the cart is worth enough, taken, and one makes an order free. */
import assert from 'node:assert/strict'
import { accessible } from './support/axe.mjs'
import { journey } from './support/journey.mjs'
import { starsIn } from './support/phone.mjs'
import { signIn } from './support/telegram.mjs'

const CONFLICT = 409
const PRODUCT = 'night-sky'

await journey(
  async ({ phone, telegram, look, server, simulator, owner }) => {
    const desk = await signIn(server, simulator, owner)
    const word = Math.random().toString(36).slice(2, 8).toUpperCase()
    const make = (code, more) =>
      desk.post('/api/desk/promotions', { code, name: code, from: '2020-01-01T00:00:00Z', ...more })

    const buyer = await telegram.person({ firstName: 'Zarina', stars: 5000 })
    await phone.take(buyer.id)
    await phone.fill(PRODUCT)
    const full = starsIn(await phone.shop('cart-total').innerText())
    await make(`FIFTH-${word}`, {
      reduction: { percent: 20 },
      minimum: full + 1,
      limit: 5,
      limitPerBuyer: 1,
    })
    await make(`GIFT-${word}`, { reduction: { percent: 100 }, limit: 1 })
    await accessible(shopFrame(phone), 'the cart')
    await look('1-closed')

    await phone.shop('have-code').click()
    await type('no such code')
    await phone.says(phone.shop('code-trouble'), 'not valid')
    await accessible(shopFrame(phone), 'a code that is none')
    await look('2-unknown')
    await type(`fifth-${word}`)
    await phone.says(phone.shop('code-trouble'), 'works from')
    await look('3-minimum')

    await phone.shop('more').first().click()
    await type(`fifth-${word}`)
    await phone.shop('discount').waitFor()
    const off = Math.floor((2 * full * 20) / 100)
    assert.equal(starsIn(await phone.shop('discount-stars').innerText()), off)
    assert.equal(starsIn(await phone.shop('cart-total').innerText()), 2 * full - off)
    assert.equal(starsIn(await phone.shop('full-total').innerText()), 2 * full)
    await accessible(shopFrame(phone), 'a code that counts')
    await look('4-applied')

    await phone.says(phone.mainButton(), String(2 * full - off).slice(-3))
    await phone.checkout()
    assert.equal(starsIn(await phone.at('pay-amount').innerText()), 2 * full - off)
    await phone.at('pay-confirm').click()
    const order = await phone.orderIs('delivered')
    assert.equal(starsIn(await order.getByTestId('order-discount').innerText()), off)
    assert.equal(starsIn(await order.getByTestId('order-total').innerText()), 2 * full - off)
    assert.equal(await telegram.stars(buyer.id), 5000 - 2 * full + off)
    await order.getByTestId('order-total').scrollIntoViewIfNeeded()
    await look('5-paid')
    await phone.at('app-close').click()

    await phone.take(buyer.id, { theme: 'dark' })
    await phone.fill(PRODUCT)
    await phone.shop('more').first().click()
    await phone.shop('have-code').click()
    await type(`FIFTH-${word}`)
    await phone.says(phone.shop('code-trouble'), 'already')
    await accessible(shopFrame(phone), 'a code that was used, in the dark')
    await look('6-used-dark')
    await type(`gift-${word}`)
    await phone.says(phone.mainButton(), 'free')
    await accessible(shopFrame(phone), 'a free order, in the dark')
    await look('7-free-dark')
    await phone.mainButton().click()
    const gift = await phone.orderIs('delivered')
    await gift.getByTestId('delivered-content').first().waitFor()
    assert.equal(starsIn(await gift.getByTestId('order-total').innerText()), 0)
    assert.equal(await telegram.stars(buyer.id), 5000 - 2 * full + off)
    await look('8-given-dark')
    await gift.getByTestId('order-total').scrollIntoViewIfNeeded()
    await look('9-given-lines-dark')

    async function type(code) {
      await phone.shop('code-field').fill(code)
      await phone.shop('code-apply').click()
    }
  },
  { expectedStatuses: [CONFLICT] },
)

function shopFrame({ page }) {
  const frame = page.frames().find((it) => it.url().includes('/shop/'))
  assert.ok(frame, 'the shop is open')
  return frame
}
