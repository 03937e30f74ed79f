/** The owner makes a code from the phone, sees what it cost and brought once somebody used it, and ends it. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { starsIn } from './support/phone.mjs'
import { everyScreen } from './support/screens.mjs'
import { signIn } from './support/telegram.mjs'

const CONFLICT = 409
const CODE = `DESK-${Date.now().toString(36).toUpperCase()}`
const PRODUCT = 'night-sky'

await journey(
  async (world) => {
    const { phone, telegram, owner, look, server, simulator } = world
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
    await field('name').fill('For friends')
    await field('code').fill(CODE.toLowerCase())
    await field('off').fill('20')
    await field('limit').fill('5')
    await field('perBuyer').fill('6')
    await press('Make it')
    await phone.says(field('perBuyer-note'), 'At most as many')
    await field('perBuyer').fill('1')
    await look('2-filled-in')
    await press('Make it')
    const card = phone.frame.locator('[data-testid=promotion]', { hasText: CODE })
    await phone.says(card, '20 % off')
    await look('3-on')

    // A buyer uses it.
    const buyer = await telegram.person({ firstName: 'Zarina', stars: 1000 })
    await phone.take(buyer.id)
    await phone.fill(PRODUCT)
    await phone.shop('have-code').click()
    await phone.shop('code-field').fill(CODE)
    await phone.shop('code-apply').click()
    await phone.shop('discount').waitFor()
    const off = starsIn(await phone.shop('discount-stars').innerText())
    const total = starsIn(await phone.shop('cart-total').innerText())
    await phone.says(phone.mainButton(), String(total))
    await phone.checkout()
    await phone.at('pay-confirm').click()
    await phone.orderIs('delivered')

    // The desk says what it cost and brought.
    const desk = await signIn(server, simulator, owner)
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
