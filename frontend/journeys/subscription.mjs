/** The owner sells something each 30 days; one buyer renews, cancels and goes on, another lets it end. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

const ID = `star-club-${Date.now().toString(36)}`

await journey(async (world) => {
  const { phone, telegram, owner, analyst, look } = world
  const state = (name) => phone.frame.locator(`[data-testid=subscription][data-state=${name}]`)
  const panel = async (id) => {
    await phone.at('panel-toggle').click()
    await phone.at(id).click()
    await phone.page.mouse.click(195, 10) // beside the panel
  }

  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-home').click()
  await phone.shop('area-products').click()
  await phone.says(phone.mainButton(), 'Add a product')
  await phone.mainButton().click()
  await phone.shop('tab-monthly').click()
  await phone.shop('field-title').fill('Star club')
  await phone.shop('field-body').fill('Every month the sky over Samarkand.')
  await phone.shop('field-price').fill('10001')
  await phone.shop('field-good').fill('https://example.org/club?code=7H3')
  await phone.shop('field-id').fill(ID)
  await phone.mainButton().click()
  await phone.says(phone.shop('field-price-note'), 'from 1 to 10,000')
  await look('1-price-of-a-month')
  await phone.shop('field-price').fill('100')
  await phone.mainButton().click()
  await phone.says(phone.mainButton(), 'Put on sale')
  await phone.mainButton().click()
  await phone.frame.locator('[data-testid=product][data-state=on_sale]').waitFor()

  // A subscription goes by no cart.
  const buyer = await telegram.person({ firstName: 'Gulnora', languageCode: 'en', stars: 1000 })
  await phone.take(buyer.id)
  await phone.says(phone.card(ID), 'each 30 days')
  assert.equal(await phone.card(ID).getByTestId('add-to-cart').count(), 0)
  await phone.card(ID).click()
  await phone.shop('subscribe-about').waitFor()
  await phone.says(phone.mainButton(), 'Subscribe')
  await look('2-product')
  await phone.checkout()
  await phone.says(phone.at('pay-period'), 'each 30 days until you cancel')
  await look('3-pay-sheet')
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')
  await state('active').waitFor()
  await phone.shop('delivery').waitFor()
  await look('4-active')
  const until = await phone.shop('subscription-words').innerText()

  // Telegram takes the next payment.
  await panel('subscription-pass')
  await phone.frame.getByTestId('subscription-words').filter({ hasNotText: until }).waitFor()
  assert.equal(await telegram.stars(buyer.id), 800)

  await phone.shop('cancel-subscription').click()
  await phone.at('popup').getByText('Cancel subscription', { exact: true }).click()
  await state('cancelled').waitFor()
  await phone.shop('renew-subscription').waitFor()
  await phone.shop('delivery').waitFor()
  await look('5-cancelled')
  await phone.shop('renew-subscription').click()
  await state('active').waitFor()

  // Who is subscribed is not asked to subscribe.
  await phone.take(buyer.id)
  await phone.card(ID).click()
  await phone.shop('to-subscription').waitFor()
  await phone.take(buyer.id, { app: '' })
  await phone.at('chat-row').click()
  const bot = phone.page.locator('.message.theirs')
  await phone.says(bot, 'was renewed for 100')
  await phone.says(bot, 'will not be renewed')
  await phone.says(bot, 'goes on')
  await look('6-told')

  // Here a month lasts a second: what is cancelled in Telegram ends with it, and so does access.
  const leaver = await telegram.person({ firstName: 'Sanjar', languageCode: 'en', stars: 500 })
  await phone.take(leaver.id, { month: '1' })
  await phone.card(ID).click()
  await phone.says(phone.mainButton(), 'Subscribe')
  await phone.checkout()
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')
  await state('active').waitFor()
  await panel('subscription-cancel')
  await state('lapsed').waitFor()
  await phone.says(phone.shop('subscription-words'), 'It ended')
  assert.equal(await phone.shop('delivery').count(), 0)
  await phone.says(phone.mainButton(), 'Subscribe again')
  await look('7-ended')
  const ended = new URL(await phone.frame.locator('html').evaluate(() => location.href)).pathname

  await phone.take(owner, { app: 'desk' })
  await phone.shop('section-subscriptions').click()
  await phone.shop('subscription-row').first().click()
  await phone.shop('payment').first().waitFor()
  await look('8-desk')
  const atDesk = new URL(await phone.frame.locator('html').evaluate(() => location.href)).pathname

  await everyScreen(world, {
    app: 'shop',
    person: buyer.id,
    first: 'catalogue',
    prefix: 'subscription-shop',
    screens: [
      ['product', `product/${ID}`, 'to-subscription'],
      ['subscriptions', 'subscriptions', 'subscription-row'],
    ],
  })
  await everyScreen(world, {
    app: 'shop',
    person: leaver.id,
    first: 'catalogue',
    prefix: 'subscription-shop',
    screens: [['ended', ended.replace('/shop/', ''), 'subscription']],
  })
  await everyScreen(world, {
    app: 'desk',
    person: owner,
    first: 'home',
    prefix: 'subscription-desk',
    screens: [
      ['subscriptions', 'subscriptions', 'subscription-row'],
      ['subscription', atDesk.replace('/desk/', ''), 'payment'],
    ],
  })
  await everyScreen(world, {
    app: 'insights',
    person: analyst,
    first: 'overview',
    prefix: 'subscription-insights',
    screens: [['subscriptions', 'subscriptions', 'figure']],
  })
})
