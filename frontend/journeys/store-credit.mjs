/** The owner gives a part of a payment back as store credit; the next order uses it, keeps it, or is paid by it alone. */
import assert from 'node:assert/strict'
import { accessible } from './support/axe.mjs'
import { journey } from './support/journey.mjs'
import { starsIn } from './support/phone.mjs'

const PRODUCT = 'plov-masterclass' // 120 Stars

await journey(async ({ phone, telegram, owner, look }) => {
  const buyer = await telegram.person({ firstName: 'Malika', languageCode: 'en', stars: 1000 })
  await phone.take(buyer.id)
  await phone.fill(PRODUCT)
  await phone.checkout()
  await phone.at('pay-confirm').click()
  const bought = await phone.orderIs('delivered')
  const number = (await bought.getByTestId('order-number').innerText()).replace('Order ', '')
  assert.equal(await telegram.stars(buyer.id), 880)

  // More than was paid is refused before it is sent; then 45 are given.
  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-orders').click()
  await openOrder(number)
  await phone.shop('give-credit').click()
  await phone.shop('field-credit').fill('121')
  await phone.shop('field-credit-reason').fill('The second lesson is missing.')
  await phone.shop('credit-go').click()
  await phone.says(phone.shop('field-credit-note'), 'from 1 to 120')
  await accessible(frameOf('desk'), 'giving credit')
  await look('1-wrong-amount')
  await phone.shop('field-credit').fill('45')
  await phone.shop('credit-go').click()
  await phone.at('popup').waitFor()
  await look('2-asked')
  await phone.at('popup').getByText('Give credit', { exact: true }).click()
  await phone.says(phone.shop('credit-given'), '45')
  await phone.frame.locator('[data-testid=story] [data-type="order.credited"]').waitFor()
  await look('3-given')

  // The bot tells, and the cart uses it by itself; kept, it stays.
  await phone.take(buyer.id, { app: '' })
  await phone.at('chat-row').first().click()
  await phone.says(phone.at('history'), '45 ⭐ of store credit')
  await phone.take(buyer.id, { theme: 'dark' })
  await phone.fill(PRODUCT)
  await phone.shop('credit-stars').waitFor()
  assert.equal(starsIn(await phone.shop('credit-stars').innerText()), 45)
  await phone.says(phone.mainButton(), '75')
  await accessible(frameOf('shop'), 'credit in the cart, in the dark')
  await look('4-cart-dark')
  await phone.shop('use-credit').uncheck()
  await phone.says(phone.mainButton(), '120')
  await look('5-kept-dark')
  await phone.shop('use-credit').check()
  await phone.says(phone.mainButton(), '75')
  await phone.checkout()
  assert.equal(starsIn(await phone.at('pay-amount').innerText()), 75)
  await phone.at('pay-confirm').click()
  const second = await phone.orderIs('delivered')
  await second.getByTestId('order-credit').waitFor()
  assert.equal(starsIn(await second.getByTestId('order-credit').innerText()), 45)
  assert.equal(starsIn(await second.getByTestId('order-total').innerText()), 75)
  assert.equal(await telegram.stars(buyer.id), 805)
  await second.getByTestId('order-total').scrollIntoViewIfNeeded()
  await look('6-paid-dark')
  const secondNumber = (await second.getByTestId('order-number').innerText()).replace('Order ', '')

  // All of the second one comes back as credit, and that pays for a third alone.
  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-orders').click()
  await openOrder(secondNumber)
  await phone.says(phone.shop('credit-used'), '45')
  await phone.shop('give-credit').click()
  await phone.shop('field-credit').fill('120')
  await phone.shop('field-credit-reason').fill('Nothing of it was there.')
  await phone.shop('credit-go').click()
  await phone.at('popup').getByText('Give credit', { exact: true }).click()
  await phone.says(phone.shop('credit-given'), '120')
  await phone.take(buyer.id)
  await phone.fill(PRODUCT)
  await phone.says(phone.mainButton(), 'Pay with store credit')
  await look('7-all-of-it')
  await phone.mainButton().click()
  await phone.orderIs('delivered')
  assert.equal(await telegram.stars(buyer.id), 805)

  // The whole story, in the light and in the dark.
  for (const theme of ['light', 'dark']) {
    await phone.take(buyer.id, { theme })
    await phone.shop('open-orders').click()
    await phone.shop('to-credit').click()
    await phone.frame.locator('[data-testid=credit-row]').nth(3).waitFor()
    assert.equal(starsIn(await phone.shop('credit-balance').innerText()), 0)
    const kinds = await phone.frame
      .locator('[data-testid=credit-row]')
      .evaluateAll((rows) => rows.map((row) => row.dataset.kind))
    assert.deepEqual(kinds, ['SPENT', 'GRANTED', 'SPENT', 'GRANTED'])
    await accessible(frameOf('shop'), `store credit, ${theme}`)
    await look(`8-story-${theme}`)
  }

  /** The newest orders stand first, so nothing has to be searched for. */
  async function openOrder(number) {
    await phone.frame.locator('[data-testid=order-row]', { hasText: number }).click()
    await phone.shop('story').waitFor()
  }

  function frameOf(app) {
    const frame = phone.page.frames().find((it) => it.url().includes(`/${app}/`))
    assert.ok(frame, `${app} is open`)
    return frame
  }
})
