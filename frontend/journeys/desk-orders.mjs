/** The owner finds a purchase, gives it back after being asked, and buyer, ledger and figures agree. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

await journey(
  async (world) => {
    const { phone, telegram, owner, look } = world
    const buyer = await telegram.person({ firstName: 'Dilnoza', stars: 1000 })
    await phone.take(buyer.id)
    await phone.fill('plov-masterclass')
    await phone.checkout()
    await phone.at('pay-confirm').click()
    const bought = await phone.orderIs('delivered')
    const number = (await bought.getByTestId('order-number').innerText()).replace('Order ', '')
    const charge = await bought.getByTestId('charge').innerText()
    assert.equal(await telegram.stars(buyer.id), 880)

    // Found by its number, by its buyer and by its payment.
    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-settings').click()
    await phone.shop('language-en').check()
    await phone.shop('area-orders').click()
    const row = phone.frame.locator('[data-testid=order-row]', { hasText: number })
    await row.waitFor()
    await look('1-orders')
    for (const word of [number, String(buyer.id), charge]) {
      await phone.shop('search').fill(word)
      await phone.frame.locator('[data-testid=order-row]').nth(1).waitFor({ state: 'detached' })
      await row.waitFor()
    }
    await phone.shop('tab-unpaid').click()
    await phone.shop('empty').waitFor()
    await phone.shop('tab-paid').click()
    await row.click()
    await phone.frame.locator('[data-testid=order][data-status=delivered][data-refund=possible]').waitFor()
    await phone.says(phone.shop('buyer'), String(buyer.id))
    await look('2-order')

    // No reason, no refund; and asked, one may still say no.
    await phone.shop('refund').click()
    await phone.says(phone.mainButton(), 'Give back 120')
    await phone.mainButton().click()
    await phone.says(phone.shop('field-reason-note'), 'A reason is needed')
    await phone.shop('field-reason').fill('The second lesson does not play.')
    await phone.mainButton().click()
    await phone.at('popup').waitFor()
    await look('3-asked')
    await phone.at('popup').getByText('Keep it').click()
    await phone.mainButton().click()
    await phone.at('popup').getByText('Give back', { exact: true }).click()
    await phone.frame.locator('[data-testid=order][data-status=refunded]').waitFor()
    await phone.frame.locator('[data-testid=story] [data-type="order.refunded"]').waitFor()
    await phone.says(phone.shop('story'), 'The second lesson does not play.')
    await look('4-given-back')
    assert.equal(await telegram.stars(buyer.id), 1000)

    const id = orderId()
    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-orders',
      screens: [
        ['orders', 'orders', 'order-row'],
        ['returned', 'orders?group=returned', 'order-row'],
        ['none', 'orders?q=nothing', 'empty'],
        ['order', `orders/${id}`, 'story'],
        ['missing', 'orders/none', 'missing'],
      ],
    })

    // What auditors see of it.
    await phone.shop('to-audit').click()
    await phone.frame.locator('[data-testid=entry-row][data-type="order.refund-requested"]').waitFor()
    await look('5-in-the-audit')
    await phone.at('app-close').click()
    await phone.shop('order').waitFor()

    // The buyer is told in the chat and sees it in the shop.
    await phone.take(buyer.id, { app: '' })
    await phone.at('chat-row').first().click()
    await phone.says(phone.at('history'), '120 ⭐ are back on your balance')
    await look('6-told')

    /** The whole id, which the frame's address has. */
    function orderId() {
      const frame = phone.page.frames().find((it) => it.url().includes('/desk/orders/'))
      return new URL(frame.url()).pathname.split('/').pop()
    }
  },
  { expectedStatuses: [404] },
)
