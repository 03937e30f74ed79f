/** The owner hands in keys by paste, is told which lines are wrong, sells one, and never sees a key again. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'
import { signIn } from './support/telegram.mjs'

const INVALID = 422
const WORD = Date.now().toString(36)
const KEYED = `stock-keys-${WORD}`
const COUNTED = `stock-seats-${WORD}`

await journey(
  async (world) => {
    const { phone, telegram, owner, look, server, simulator } = world
    const desk = await signIn(server, simulator, owner)
    for (const product of [KEYED, COUNTED]) {
      const texts = { en: { title: product, body: '' } }
      await desk.post('/api/desk/products', { product, emoji: '🔑', texts, price: 10, good: 'Thank you.' })
      await desk.post(`/api/desk/products/${product}/publish`)
    }
    const press = async (text) => {
      await phone.says(phone.mainButton(), text)
      await phone.mainButton().click()
    }
    const field = phone.shop('field-stock')
    const kindIs = (kind) => phone.frame.locator(`[data-testid=stock][data-kind=${kind}]`).waitFor()

    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-settings').click()
    await phone.shop('language-en').check()
    await stockOf(KEYED)
    await kindIs('ENDLESS')
    await look('1-endless')

    // A list is taken whole or not at all.
    await phone.shop('stock-keys-open').click()
    await press('Add keys')
    await phone.says(phone.shop('field-stock-note'), 'one per line')
    await field.fill('AAA-1\nBBB-2\nAAA-1\n')
    await press('Add 3 keys')
    await phone.says(phone.shop('key-errors'), 'Line 3: stands in the list already')
    await look('2-wrong-line')
    await field.fill('AAA-1\nBBB-2\nCCC-3\n')
    await press('Add 3 keys')
    await kindIs('KEYS')
    await phone.says(phone.shop('stock-free'), '3')
    await phone.shop('short').waitFor()
    assert.ok(!(await phone.shop('stock').innerText()).includes('AAA'), 'keys are not shown again')
    await look('3-keys')

    // One is bought, by a buyer who sees it.
    const buyer = await telegram.person({ firstName: 'Timur', stars: 100 })
    await phone.take(buyer.id)
    await phone.fill(KEYED)
    await phone.checkout()
    await phone.at('pay-confirm').click()
    await phone.says(await phone.orderIs('delivered'), 'AAA-1')
    await phone.take(owner, { app: 'desk' })
    await stockOf(KEYED)
    await phone.says(phone.shop('stock-free'), '2')
    await phone.says(phone.shop('stock-sold'), '1')

    // Counted in numbers.
    await phone.shop('area-products').click()
    await stockOf(COUNTED)
    await phone.shop('stock-count-open').click()
    await field.fill('many')
    await press('Say how many there are')
    await phone.says(phone.shop('field-stock-note'), 'A whole number')
    await field.fill('40')
    await press('Say how many there are')
    await kindIs('COUNTED')
    await phone.shop('stock-add-open').click()
    await field.fill('10')
    await press('Add units')
    await phone.says(phone.shop('stock-free'), '50')
    await look('4-counted')
    await phone.shop('stock-stop').click()
    await phone.at('popup').getByText('Stop counting', { exact: true }).click()
    await kindIs('ENDLESS')

    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-stock',
      screens: [
        ['keys', `products/${KEYED}/stock`, 'stock-free'],
        ['endless', `products/${COUNTED}/stock`, 'endless'],
        ['product', `products/${KEYED}`, 'to-stock'],
      ],
    })
    for (const product of [KEYED, COUNTED]) await desk.post(`/api/desk/products/${product}/withdraw`)

    async function stockOf(product) {
      await phone.shop('area-products').click()
      await phone.shop('search').fill(product)
      const row = phone.frame.locator(`[data-testid=product-row][data-product="${product}"]`)
      await row.click()
      await phone.shop('to-stock').click()
      await phone.shop('stock').waitFor()
    }
  },
  { expectedStatuses: [INVALID] },
)
