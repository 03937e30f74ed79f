/** The owner sets up a product from the phone: told, priced, put on sale, taken off and put back; sold in a time only, and a few to each buyer. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

const ID = `desk-tea-${Date.now().toString(36)}`

await journey(
  async (world) => {
    const { phone, telegram, owner, look, server } = world
    const buyer = await telegram.person({ firstName: 'Sanjar', stars: 500 })
    const field = (name) => phone.shop(`field-${name}`)
    const press = async (text) => {
      await phone.says(phone.mainButton(), text)
      await phone.mainButton().click()
    }
    const stateIs = (state) =>
      phone.frame.locator(`[data-testid=product][data-product="${ID}"][data-state=${state}]`).waitFor()

    // A buyer is not let in.
    await phone.take(buyer.id, { app: 'desk' })
    await phone.shop('refused').waitFor()
    await look('refused')

    await phone.take(owner, { app: 'desk' })
    // Telegram says that the owner speaks Russian; the choice is theirs.
    await phone.shop('area-settings').click()
    await phone.shop('language-en').check()
    await phone.shop('area-home').click()
    await phone.frame.locator('[data-step=product][data-done=true]').waitFor()
    await phone.frame.locator('[data-step=terms][data-done=false]').waitFor()
    await look('1-home')
    await phone.shop('area-products').click()
    await phone.shop('product-row').first().waitFor()
    await look('2-products')

    // What is wrong is said where it is wrong, and nothing typed is lost.
    await press('Add a product')
    await phone.shop('new-product').waitFor()
    await press('Save as a draft')
    await phone.says(phone.shop('field-title-note'), 'A title is needed')
    await phone.says(phone.shop('field-price-note'), 'A price is needed')
    await look('3-what-is-missing')
    await field('title').fill('Mountain tea')
    assert.equal(await field('id').inputValue(), 'mountain-tea')
    await field('body').fill('Picked above Samarkand.')
    await field('price').fill('0')
    await field('good').fill('https://example.org/tea?code=7H3')
    await field('id').fill('night-sky')
    await press('Save as a draft')
    await phone.says(phone.shop('field-price-note'), 'from 1 to 100,000')
    await field('price').fill('40')
    await press('Save as a draft')
    await phone.says(phone.shop('field-id-note'), 'Another product has this address')
    await field('id').fill(ID)

    // A tap on Back asks first; a reload brings back what was typed.
    await phone.at('app-close').click()
    await phone.at('popup').getByText('Stay').click()
    assert.equal(await field('title').inputValue(), 'Mountain tea')
    await reload()
    await phone.shop('unsaved').waitFor()
    assert.equal(await field('body').inputValue(), 'Picked above Samarkand.')
    await look('4-back-after-reload')
    await press('Save as a draft')
    await stateIs('draft')
    await look('5-draft')

    // Another language, and on sale; each way back is one tap.
    await phone.shop('tab-ru').click()
    await field('title').fill('Горный чай')
    await phone.shop('tab-uz').click()
    await field('title').fill('Tog‘ choyi')
    await phone.shop('tab-uz-Cyrl').click()
    await phone.shop('from-latin').click()
    assert.equal(await field('title').inputValue(), 'Тоғ чойи')
    await press('Save')
    await phone.says(phone.shop('snack'), 'Saved')
    await press('Put on sale')
    await stateIs('on_sale')
    await look('6-on-sale')
    await phone.shop('snack-action').click()
    await stateIs('withdrawn')
    await press('Put on sale')
    await stateIs('on_sale')
    await field('price').fill('45')
    await press('Save')
    await phone.says(phone.shop('snack'), 'Saved')
    await phone.at('app-close').click()
    await phone.shop('search').fill('Горный')
    const row = phone.frame.locator(`[data-testid=product-row][data-product="${ID}"]`)
    await row.filter({ hasText: '45' }).waitFor()
    await phone.shop('tab-draft').click()
    await phone.shop('empty').waitFor()
    await phone.shop('tab-all').click()
    await row.waitFor()
    await look('7-found')

    // A shopper sees it as it is now.
    await phone.take(buyer.id)
    const card = phone.card(ID)
    await card.filter({ hasText: 'Mountain tea' }).filter({ hasText: '45' }).waitFor()

    // Sold later: shown with its time, and not to be had.
    await openInDesk()
    await field('until').fill('2100-01-01T09:00')
    await catalogueHas(({ until }) => until === '2100-01-01T04:00:00Z') // Tashkent is five hours ahead
    await field('from').fill('2100-02-01T15:00')
    await phone.says(phone.shop('field-until-note'), 'after the beginning')
    await look('8-reversed')
    await field('until').fill('')
    await catalogueHas(({ from, until }) => from === '2100-02-01T10:00:00Z' && until === null)
    await phone.frame.locator('[data-testid=state][data-state=ahead]').waitFor()
    await phone.take(buyer.id)
    await phone.says(card, 'On sale from Feb 1, 2100')
    assert.equal(await card.getByTestId('add-to-cart').count(), 0)
    await card.getByTestId('product-title').click()
    await phone.says(phone.shop('stock'), 'On sale from Feb 1, 2100')
    await phone.shop('product-price').waitFor()
    await look('9-sold-later')

    // Sold now, and two to each buyer, in all orders together.
    await openInDesk()
    await field('from').fill('')
    await catalogueHas(({ from }) => from === null)
    await field('limit').fill('0')
    await field('limit').blur()
    await phone.says(phone.shop('field-limit-note'), 'from 1 to 1,000')
    await field('limit').fill('2')
    await field('limit').blur()
    await catalogueHas(({ limit }) => limit === 2)
    await look('10-limited')
    await phone.take(buyer.id)
    await card.getByTestId('product-title').click()
    await phone.says(phone.shop('buyer-limit'), 'At most 2 per buyer')
    await press('Add to cart')
    await phone.shop('more').click()
    await phone.says(phone.shop('quantity'), '2')
    assert.ok(await phone.shop('more').isDisabled())
    await look('11-two-of-it')
    await press('View cart')
    await phone.checkout()
    await phone.at('pay-confirm').click()
    await phone.orderIs('delivered')
    await phone.take(buyer.id)
    await phone.fill(ID)
    await phone.says(phone.shop('cart'), 'and you have them already')
    await look('12-no-more')

    await everyScreen(world, {
      app: 'shop',
      person: buyer.id,
      first: 'catalogue',
      prefix: 'desk-products-shop',
      screens: [['limited', `product/${ID}`, 'buyer-limit']],
    })
    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-products',
      screens: [
        ['home', '', 'setup'],
        ['products', 'products', 'product-row'],
        ['none', 'products?q=nothing-is-like-that', 'empty'],
        ['new-product', 'new-product', 'field-title'],
        ['product', `products/${ID}`, 'field-title'],
        ['missing', 'products/none', 'missing'],
        ['settings', 'settings', 'settings'],
      ],
    })

    await phone.take(owner, { app: 'desk' })
    await phone.shop('section-products').click()
    await phone.shop('search').fill(ID)
    await row.click()
    await phone.shop('withdraw').click()
    await stateIs('withdrawn')

    async function openInDesk() {
      await phone.take(owner, { app: 'desk' })
      await phone.shop('area-products').click()
      await phone.shop('search').fill(ID)
      await row.click()
      await field('limit').waitFor()
    }

    /** What the desk told has reached those who browse. */
    async function catalogueHas(holds) {
      for (;;) {
        const answer = await fetch(`${server}/api/catalog/products/${ID}`)
        if (holds(await answer.json())) return
        await new Promise((later) => setTimeout(later, 200))
      }
    }

    /** As an Android WebView may at any time. */
    async function reload() {
      const old = await phone.at('app-frame').elementHandle()
      await phone.at('panel-reload').evaluate((button) => button.click())
      await phone.page.waitForFunction((frame) => !frame.isConnected, old)
    }
  },
  { expectedStatuses: [400, 403, 404, 409] },
)
