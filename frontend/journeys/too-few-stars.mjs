/** The buyer has too few Stars, tops up in the pay sheet and pays. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, look }) => {
  const buyer = await telegram.person({ firstName: 'Dana', stars: 40 })
  await phone.take(buyer.id)
  await phone.fill('night-sky')
  await phone.checkout()
  await phone.at('pay-confirm').click()
  await phone.at('too-few').waitFor()
  await look('needed')
  await phone.page.locator('[data-testid^=top-up-]').first().click()
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')
  assert.equal(await telegram.stars(buyer.id), 40 + 500 - 150)
})
