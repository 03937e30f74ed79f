/** The owner makes categories and puts products into them; a shopper narrows the list, and features come first. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'
import { signIn } from './support/telegram.mjs'

const WORD = Date.now().toString(36)
const PRODUCTS = [`cat-a-${WORD}`, `cat-b-${WORD}`]
const NAME = `Teas ${WORD}`
const ID = `teas-${WORD}`

await journey(async (world) => {
  const { phone, telegram, owner, look, server, simulator } = world
  const desk = await signIn(server, simulator, owner)
  for (const product of PRODUCTS) {
    const texts = { en: { title: product, body: '' } }
    await desk.post('/api/desk/products', { product, emoji: '🍵', texts, price: 10, good: 'Thank you.' })
    await desk.post(`/api/desk/products/${product}/publish`)
  }
  const press = async (text) => {
    await phone.says(phone.mainButton(), text)
    await phone.mainButton().click()
  }

  /** Does something that is sent at once, and waits until the server has it. */
  const told = async (path, act) => {
    const answer = phone.page.waitForResponse((it) => it.url().endsWith(path) && it.ok())
    await act()
    await answer
  }

  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-products').click()
  await phone.shop('to-categories').click()
  await press('Add a category')
  await press('Save')
  await phone.says(phone.shop('field-name-en-note'), 'at most 40 characters')
  await phone.shop('field-name-en').fill(NAME)
  await phone.shop('field-name-ru').fill(`Чаи ${WORD}`)
  await press('Save')
  const row = phone.frame.locator(`[data-testid=category-row][data-category="${ID}"]`)
  await row.waitFor()
  await look('1-category')

  for (const product of PRODUCTS) {
    await phone.shop('area-products').click()
    await phone.shop('search').fill(product)
    await phone.frame.locator(`[data-testid=product-row][data-product="${product}"]`).click()
    await told('/category', () => phone.shop('field-category').selectOption(ID))
  }
  await told('/featured', () => phone.shop('field-featured').check())
  await phone.shop('field-rank').scrollIntoViewIfNeeded()
  await look('2-product')

  const buyer = await telegram.person({ firstName: 'Nodira', stars: 10 })
  await phone.take(buyer.id)
  await phone.shop(`category-${ID}`).click()
  const cards = phone.frame.locator('[data-testid=product-card]')
  await phone.card(PRODUCTS[0]).waitFor()
  await phone.card('night-sky').waitFor({ state: 'detached' })
  assert.deepEqual(
    await cards.evaluateAll((all) => all.map((it) => it.dataset.product)),
    [...PRODUCTS].reverse(),
  )
  assert.equal(await phone.shop(`category-${ID}`).getAttribute('aria-pressed'), 'true')
  await look('3-narrowed')
  await phone.shop('search').fill(PRODUCTS[0])
  await phone.card(PRODUCTS[1]).waitFor({ state: 'detached' })
  await phone.shop('category-all').click()
  await phone.card(PRODUCTS[0]).waitFor()

  await everyScreen(world, {
    app: 'shop',
    person: buyer.id,
    first: 'categories',
    prefix: 'categories-shop',
    screens: [['catalogue', `?category=${ID}`, `category-${ID}`]],
  })
  await everyScreen(world, {
    app: 'desk',
    person: owner,
    first: 'home',
    prefix: 'desk-categories',
    screens: [['categories', 'categories', 'category-row']],
  })

  await phone.take(owner, { app: 'desk' })
  await phone.shop('section-products').click()
  await phone.shop('to-categories').click()
  await row.click()
  await phone.shop('category-withdraw').click()
  await phone.at('popup').getByText('Take the category away', { exact: true }).click()
  await row.waitFor({ state: 'detached' })
  for (const product of PRODUCTS) await desk.post(`/api/desk/products/${product}/withdraw`)
})
