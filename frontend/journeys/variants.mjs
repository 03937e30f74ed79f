/** The owner makes variants of a product; a shopper with a small phone chooses one, pays, and gets that one. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'
import { signIn } from './support/telegram.mjs'
import { starsIn } from './support/phone.mjs'

const ID = `posters-${Date.now().toString(36)}`
const SMALL = { width: 320, height: 568 }

await journey(async (world) => {
  const { phone, telegram, owner, look, server, simulator } = world
  const desk = await signIn(server, simulator, owner)
  const texts = {
    en: { title: 'Steppe posters', body: 'To print yourself.' },
    ru: { title: 'Плакаты степи', body: 'Распечатайте сами.' },
    kk: { title: 'Дала плакаттары', body: 'Өзіңіз басып шығарыңыз.' },
  }
  await desk.post('/api/desk/products', {
    product: ID,
    emoji: '🖼️',
    texts,
    price: 40,
    good: 'The print file.',
  })
  await desk.post(`/api/desk/products/${ID}/publish`)
  const press = async (text) => {
    await phone.says(phone.mainButton(), text)
    await phone.mainButton().click()
  }
  const field = (name) => phone.shop(name)

  // Options, in three languages; what is wrong is said where it is wrong.
  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-products').click()
  await phone.shop('search').fill(ID)
  await phone.frame.locator(`[data-testid=product-row][data-product="${ID}"]`).click()
  await phone.shop('to-variants').click()
  await phone.shop('add-option').click()
  await field('option-1-name').fill('Size')
  await press('Save')
  await phone.says(phone.shop('option-1-value-1-note'), 'English is needed')
  await look('1-what-is-missing')
  await field('option-1-value-1').fill('A4')
  await phone.shop('option-1-add').click()
  await field('option-1-value-2').fill('A3')
  await phone.shop('add-option').click()
  await field('option-2-name').fill('Season')
  await field('option-2-value-1').fill('Spring')
  await phone.shop('option-2-add').click()
  await field('option-2-value-2').fill('Winter')
  await phone.shop('tab-ru').click()
  await field('option-1-name').fill('Размер')
  await field('option-2-name').fill('Время года')
  await field('option-2-value-1').fill('Весна')
  await field('option-2-value-2').fill('Зима')
  await phone.shop('tab-kk').click()
  await field('option-1-name').fill('Өлшем')
  await field('option-2-name').fill('Жыл мезгілі')
  await field('option-2-value-1').fill('Көктем')
  await field('option-2-value-2').fill('Қыс')
  await press('Save')
  await phone.says(phone.shop('snack'), 'Saved')

  // All combinations at once, each with its price; one is not made.
  await field('price-a4-spring').fill('0')
  await phone.shop('make-variants').click()
  await phone.says(phone.shop('price-a4-spring-note'), 'from 1 to 100,000')
  await field('price-a4-spring').fill('30')
  await field('price-a3-spring').fill('60')
  await field('price-a3-winter').fill('')
  await look('2-prices')
  await phone.says(phone.shop('make-variants'), 'Make 3 variants')
  // It is on sale as itself, which ends for good: that is asked first, and “not yet” makes nothing.
  await phone.shop('make-variants').click()
  await phone.says(phone.at('popup'), 'From now on “Steppe posters” is sold only as its variants.')
  await phone.at('popup').getByText('Not yet', { exact: true }).click()
  await phone.at('popup').waitFor({ state: 'detached' })
  assert.equal(await phone.shop('variant-row').count(), 0)
  await phone.shop('make-variants').click()
  await phone.at('popup-button-yes').click()
  await phone.shop('variant-row').nth(2).waitFor()
  await phone.shop('publish-variants').click()
  await phone.shop('publish-variants').waitFor({ state: 'detached' })
  await look('3-variants')

  // Each has a page of its own: another price, and something else to deliver.
  await phone.frame.locator(`[data-variant="${ID}-a3-spring"]`).click()
  await phone.shop('to-whole').waitFor()
  assert.equal(await phone.shop('field-title').count(), 0)
  await phone.shop('field-price').fill('55')
  await press('Save')
  await phone.says(phone.shop('snack'), 'Saved')
  await look('4-variant')
  await desk.put(`/api/desk/products/${ID}-a3-spring/good`, { text: 'The A3 print file.' })
  await desk.put(`/api/desk/products/${ID}-a4-winter/stock`, { units: 0 })

  // A shopper with a small phone finds it once, and chooses.
  await phone.page.setViewportSize({ width: SMALL.width + 20, height: SMALL.height + 120 })
  const buyer = await telegram.person({ firstName: 'Dana', stars: 500 })
  await phone.take(buyer.id)
  await phone.shop('search').fill('Steppe posters')
  const card = phone.card(ID)
  await phone.says(card.getByTestId('product-price'), 'from 30')
  assert.equal(await phone.card(`${ID}-a4-spring`).count(), 0)
  assert.equal(await card.getByTestId('add-to-cart').count(), 0)
  await card.scrollIntoViewIfNeeded()
  await look('5-found')
  await card.getByTestId('product-title').click()
  await phone.shop('options').waitFor()
  await phone.says(phone.mainButton(), '30')
  const radio = (option, value) => phone.shop(`option-${option}-${value}`)
  assert.equal(await radio('size', 'a4').isChecked(), true)
  await look('6-chosen')

  // By the keyboard, too; what there is none of says so.
  await radio('season', 'spring').focus()
  await phone.page.keyboard.press('ArrowRight')
  await phone.says(phone.shop('stock'), 'Sold out')
  await radio('size', 'a3').check({ force: true })
  await phone.shop('no-variant').waitFor()
  await look('7-no-such')
  await radio('season', 'spring').check({ force: true })
  await phone.says(phone.shop('product-price'), '55')
  await press('Add to cart · 55')
  await press('View cart')
  await phone.says(phone.shop('cart-line'), 'Steppe posters — A3, Spring')
  await look('8-cart')
  await phone.checkout()
  assert.equal(starsIn(await phone.at('pay-amount').innerText()), 55)
  await look('9-pay-sheet')
  await phone.at('pay-confirm').click()
  const order = await phone.orderIs('delivered')
  await phone.says(order.getByTestId('delivered-content'), 'The A3 print file.')
  await look('10-delivered')

  // The product in two other languages, as it is in the hand.
  for (const [language, words] of Object.entries({
    ru: ['Время года', 'Весна'],
    kk: ['Жыл мезгілі', 'Көктем'],
  })) {
    const person = await telegram.person({ firstName: 'Aigerim', languageCode: language, stars: 500 })
    await phone.take(person.id, { theme: language === 'kk' ? 'dark' : 'light' })
    // The phone remembers the language that was chosen on it.
    await phone.shop('open-settings').click()
    await phone.shop(`language-${language}`).click()
    await phone.frame.locator(`html[lang=${language}]`).waitFor({ state: 'attached' })
    await phone.at('app-close').click()
    await phone.shop('product-card').first().waitFor()
    await phone.shop('search').fill(texts[language].title)
    await phone.card(ID).getByTestId('product-title').click()
    await phone.shop('options').waitFor()
    for (const word of words) await phone.says(phone.shop('options'), word)
    await look(`11-${language}`)
  }

  const shown = { app: 'shop', person: buyer.id, first: 'search', prefix: 'variants-shop' }
  await everyScreen(world, {
    ...shown,
    screens: [
      ['product', `product/${ID}`, 'options'],
      ['deep-link', `product/${ID}-a3-spring`, 'options'],
    ],
  })
  await everyScreen(world, {
    app: 'desk',
    person: owner,
    first: 'home',
    prefix: 'variants-desk',
    screens: [
      ['variants', `products/${ID}/variants`, 'variant-row'],
      ['variant', `products/${ID}-a3-spring`, 'to-whole'],
    ],
  })
})
