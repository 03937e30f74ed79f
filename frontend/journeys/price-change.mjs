/** The owner raises a price while it is in a cart: the buyer is asked again before anything is charged. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { starsIn } from './support/phone.mjs'
import { signIn } from './support/telegram.mjs'

const PRODUCT = 'bookkeeping-template'
const CONFLICT = 409

await journey(
  async ({ phone, telegram, look, server, simulator, owner }) => {
    assert.ok(owner, 'ZIJ_OWNER names the owner of the shop')
    const buyer = await telegram.person({ firstName: 'Hugo', stars: 5000 })
    await phone.take(buyer.id)
    await phone.fill(PRODUCT)
    const old = starsIn(await phone.shop('cart-total').innerText())

    const desk = await signIn(server, simulator, owner)
    await desk.put(`/api/desk/products/${PRODUCT}/price`, { price: old + 11 })
    await phone.mainButton().click()
    await phone.says(phone.shop('note'), `is now ${old + 11}`)
    await phone.says(phone.mainButton(), String(old + 11))
    assert.equal(starsIn(await phone.shop('cart-total').innerText()), old + 11)
    assert.equal(await telegram.stars(buyer.id), 5000)
    await look('asked-again')

    await phone.checkout()
    assert.equal(starsIn(await phone.at('pay-amount').innerText()), old + 11)
    await phone.at('pay-confirm').click()
    await phone.orderIs('delivered')
    assert.equal(await telegram.stars(buyer.id), 5000 - old - 11)
  },
  { expectedStatuses: [CONFLICT] },
)
