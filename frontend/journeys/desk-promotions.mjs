/**
 * The owner makes a code for one product from the phone, sees what it cost and brought once somebody used it,
 * and ends it; another, for a whole category, begins later.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { accessible } from './support/axe.mjs'
import { journey } from './support/journey.mjs'
import { starsIn } from './support/phone.mjs'
import { everyScreen } from './support/screens.mjs'
import { signIn } from './support/telegram.mjs'

const CONFLICT = 409
const CODE = `DESK-${Date.now().toString(36).toUpperCase()}`
const LATER = CODE.replace('DESK', 'LATER')
const PRODUCT = 'night-sky'
const OTHER = 'chess-openings'
const DAY_MS = 86_400_000
const NARROW = { width: 320, height: 700 }

await journey(
  async (world) => {
    const { phone, telegram, owner, look, looks, context, server, simulator } = world
    const field = (name) => phone.shop(`field-${name}`)
    const press = async (text) => {
      await phone.says(phone.mainButton(), text)
      await phone.mainButton().click()
    }
    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-settings').click()
    await phone.shop('language-en').check()
    await phone.shop('area-promotions').click()
    await phone.shop('promotions').waitFor()

    // What is wrong is said where it is wrong.
    await press('New promotion')
    await phone.shop('new-promotion').waitFor()
    await press('Make it')
    await phone.says(field('name-note'), 'A name')
    await phone.says(field('code-note'), 'Latin letters')
    await look('1-what-is-missing')
    await phone.shop('tab-some').click()
    await phone.shop('tab-later').click()
    await field('from').fill(wall(-2))
    await press('Make it')
    await phone.says(phone.shop('products-note'), 'one product at least')
    await phone.says(field('from-note'), 'still to come')
    await field('from').scrollIntoViewIfNeeded()
    await look('1b-nothing-picked-and-over')
    await phone.shop('tab-now').click()
    await pick('night', PRODUCT)
    await field('name').fill('For friends')
    await field('code').fill(CODE.toLowerCase())
    await field('off').fill('20')
    await field('limit').fill('5')
    await field('perBuyer').fill('6')
    await press('Make it')
    await phone.says(field('perBuyer-note'), 'At most as many')
    await field('perBuyer').fill('1')
    await look('2-filled-in')
    await phone.shop('picked').scrollIntoViewIfNeeded()
    await look('2b-picked')
    await press('Make it')
    const card = phone.frame.locator('[data-testid=promotion]', { hasText: CODE })
    await phone.says(card, '20 % off')
    await phone.says(card.getByTestId('promotion-words'), 'for The night sky')
    assert.equal(await card.getAttribute('data-state'), 'on')
    await look('3-on')

    // Another is for all that a category has now, and begins in two days.
    const desk = await signIn(server, simulator, owner)
    const { categories } = await desk.get('/api/desk/categories')
    const { products: all } = await desk.get('/api/desk/products?limit=100')
    const { product } = await desk.get(`/api/desk/products/${OTHER}`)
    const category = categories.find(({ id }) => id === product.category)
    await press('New promotion')
    await field('name').fill('In two days')
    await field('code').fill(LATER)
    await field('off').fill('10')
    await phone.shop('tab-some').click()
    await phone.shop('pick-category').selectOption(category.id)
    await phone.says(phone.shop('snack'), `Added: ${category.products}`)
    assert.equal(await phone.shop('picked').count(), category.products)
    await phone.shop('picked-remove').last().click()
    assert.equal(await phone.shop('picked').count(), category.products - 1)
    await phone.shop('tab-later').click()
    await field('from').fill(wall(2))
    await field('days').fill('3')
    await field('days').scrollIntoViewIfNeeded()
    await look('3b-later')
    await press('Make it')
    const later = phone.frame.locator('[data-testid=promotion][data-state=upcoming]', { hasText: LATER })
    await phone.says(later.getByTestId('promotion-words'), 'begins')
    await phone.says(later.getByTestId('promotion-words'), 'more')
    await look('3c-upcoming')
    const made = (await desk.get('/api/desk/promotions')).promotions.find(({ code }) => code === LATER)
    assert.equal(Date.parse(made.rule.until) - Date.parse(made.rule.from), 3 * DAY_MS)
    assert.ok(made.rule.products.every((id) => all.some((it) => it.id === id)))

    // A buyer uses the first, for what it is for; the other is nobody's yet.
    const stranger = await telegram.person({ firstName: 'Aziz', stars: 1000 })
    await phone.take(stranger.id)
    await phone.fill(OTHER)
    await phone.shop('have-code').click()
    await type(CODE)
    await phone.says(phone.shop('code-trouble'), 'not for the products')
    await look('3d-not-for-these')
    await type(LATER)
    await phone.says(phone.shop('code-trouble'), 'not valid')
    const buyer = await telegram.person({ firstName: 'Zarina', stars: 1000 })
    await phone.take(buyer.id)
    await phone.fill(PRODUCT)
    await phone.shop('have-code').click()
    await type(CODE)
    await phone.shop('discount').waitFor()
    const off = starsIn(await phone.shop('discount-stars').innerText())
    const total = starsIn(await phone.shop('cart-total').innerText())
    await phone.says(phone.mainButton(), String(total))
    await phone.checkout()
    await phone.at('pay-confirm').click()
    await phone.orderIs('delivered')

    // The desk says what it cost and brought.
    await used(desk)
    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-promotions').click()
    await card.waitFor()
    assert.equal(starsIn(await card.getByTestId('promotion-bought').innerText()), 1)
    assert.equal(starsIn(await card.getByTestId('promotion-discount').innerText()), off)
    assert.equal(starsIn(await card.getByTestId('promotion-revenue').innerText()), total)
    await look('4-used')

    // Ended for good, after being asked.
    await card.getByTestId('promotion-end').click()
    await phone.at('popup').waitFor()
    await look('5-asked')
    await phone.at('popup-button-no').click()
    await card.getByTestId('promotion-end').click()
    await phone.at('popup-button-yes').click()
    await phone.frame.locator('[data-testid=promotion][data-state=ended]', { hasText: CODE }).waitFor()

    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-promotions',
      screens: [
        ['promotions', 'promotions', 'promotion'],
        ['new', 'new-promotion', 'new-promotion'],
      ],
    })

    // With all that can be opened, on the narrowest phone.
    for (const theme of ['light', 'dark']) {
      const { url } = await telegram.launch(owner, { app: 'desk', platform: 'ios', version: '9.1', theme })
      const page = await context.newPage()
      await page.setViewportSize(NARROW)
      await page.goto(url)
      await page.getByTestId('home').waitFor()
      await page.goto(`${server}/desk/new-promotion`)
      await page.getByTestId('tab-some').click()
      await page.getByTestId('product-found').first().click()
      await page.getByTestId('tab-later').click()
      await page.getByTestId('field-from').waitFor()
      await accessible(page, `picking products, ${theme}`)
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= NARROW.width)
      await page.screenshot({ path: join(looks, `desk-promotions-narrow-${theme}.png`), fullPage: true })
      await page.close()
    }

    async function pick(words, id) {
      await phone.shop('search').fill(words)
      await phone.frame.locator(`[data-testid=product-found][data-product="${id}"]`).click()
      await phone.frame.locator(`[data-testid=picked][data-product="${id}"]`).waitFor()
    }

    async function type(code) {
      await phone.shop('code-field').fill(code)
      await phone.shop('code-apply').click()
    }

    /** By the clocks of Tashkent, so many days from now. */
    function wall(days) {
      const TASHKENT_MS = 5 * 3_600_000
      return new Date(Date.now() + days * DAY_MS + TASHKENT_MS).toISOString().slice(0, 16)
    }

    async function used(session) {
      for (let looks = 0; looks < 50; looks++) {
        const { promotions } = await session.get('/api/desk/promotions')
        const mine = promotions.find(({ code }) => code === CODE)
        if (mine?.uses.revenue > 0) return
        await new Promise((go) => setTimeout(go, 200))
      }
      throw new Error('nobody counted the use of the code')
    }
  },
  { expectedStatuses: [CONFLICT] },
)
