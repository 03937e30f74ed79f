/** The owner says how things are sent, puts one on sale, sends what was bought and records money that went back. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'
import { signIn } from './support/telegram.mjs'

const CONFLICT = 409
const SHIRT = `shirt-${Date.now().toString(36)}`
const STREET = 'Abay 10'
const TRACKING = 'KZ987654321KZ'

await journey(
  async (world) => {
    const { phone, telegram, owner, look, server, simulator } = world
    const field = (name) => phone.shop(`field-${name}`)
    const press = async (text) => {
      await phone.says(phone.mainButton(), text)
      await phone.mainButton().click()
    }
    const desk = await signIn(server, simulator, owner)
    await openDesk('articles')

    // Without a way of sending nobody could pay: two ways, and what is wrong is said where it is.
    await phone.shop('to-shipping').click()
    await phone.shop('shipping').waitFor()
    await phone.shop('add-way').waitFor()
    const before = await phone.shop('way-form').count()
    await phone.shop('add-way').click()
    await phone.shop(`way-${before}-countries`).fill('Qazaqstan')
    await press('Save')
    await phone.says(phone.shop(`way-${before}-title-note`), 'in English')
    await phone.says(phone.shop(`way-${before}-price-note`), '0 for free')
    await phone.says(phone.shop(`way-${before}-countries-note`), 'two letters')
    await look('1-wrong-way')
    const form = phone.shop('way-form').nth(before)
    await phone.shop(`way-${before}-title`).fill('Kazpost')
    await phone.shop(`way-${before}-price`).fill('1 500')
    await form.getByTestId('tab-KZT').click()
    await phone.shop(`way-${before}-countries`).fill('kz, uz')
    await phone.shop('tab-ru').click()
    await phone.shop(`way-${before}-title`).fill('Казпочта')
    await press('Save')
    await phone.frame.locator('[data-testid=shipping][data-changed=false]').waitFor()
    const { options } = await desk.get('/api/desk/shipping')
    const kazpost = options.find(({ id }) => id.startsWith('kazpost'))
    assert.deepEqual(kazpost.price, { currency: 'KZT', amount: 150_000 })
    assert.deepEqual(kazpost.countries, ['KZ', 'UZ'])
    assert.equal(kazpost.titles.ru, 'Казпочта')
    await look('2-ways')
    await phone.at('app-close').click()

    // A shirt for tenge, first as a draft.
    await phone.shop('articles').waitFor()
    await press('Add a thing')
    await phone.shop('new-article').waitFor()
    await press('Save as a draft')
    await phone.says(field('title-note'), 'A title is needed')
    await phone.says(field('price-note'), 'above 0')
    await field('title').fill('Linen shirt')
    await field('body').fill('Sewn in Almaty.')
    await phone.shop('tab-ru').click()
    await field('title').fill('Льняная рубашка')
    await phone.shop('tab-uz').click()
    await field('title').fill('Zig‘ir ko‘ylak')
    await field('emoji').fill('👕')
    await phone.shop('tab-KZT').click()
    await field('price').fill('12 500,50')
    await field('id').fill(SHIRT)
    await look('3-new')
    await press('Save as a draft')
    await phone.frame.locator(`[data-testid=article][data-article=${SHIRT}][data-on-sale=false]`).waitFor()

    // Another price, then on sale.
    await field('price').fill('12500')
    await press('Save')
    await phone.frame.locator('[data-testid=article][data-changed=false]').waitFor()
    await press('Put on sale')
    await phone.frame.locator('[data-testid=article][data-on-sale=true]').waitFor()
    await look('4-on-sale')

    // Somebody in Almaty buys two.
    const buyer = await telegram.person({ firstName: 'Aigerim', stars: 0 })
    await phone.take(buyer.id)
    await phone.shop('to-post').click()
    await phone.frame.locator(`[data-testid=article-row][data-article=${SHIRT}]`).click()
    await phone.says(phone.shop('article-price'), '12,500')
    await phone.mainButton().click()
    await phone.shop('more').click()
    await phone.says(phone.mainButton(), '25,000')
    await phone.mainButton().click()
    await phone.shop('agree').waitFor()
    await look('5-basket')
    await phone.mainButton().click()
    await phone.at('pay-sheet').waitFor()
    await phone.at('order-name').fill('Aigerim')
    await phone.at('order-phone').fill('+77011234567')
    await phone.at('order-country').selectOption('KZ')
    await phone.at('order-city').fill('Almaty')
    await phone.at('order-street1').fill(STREET)
    await phone.at('order-postCode').fill('050000')
    await phone.at('pay-continue').click()
    await phone.at('pay-confirm').click()
    await phone.frame.locator('[data-testid=parcel][data-state=paid]').waitFor()
    const frame = phone.page.frames().find((it) => it.url().includes('/shop/parcels/'))
    const id = new URL(frame.url()).pathname.split('/').pop()
    await look('6-paid')

    // The first screen says that something has to be sent; there is the address.
    await openDesk('home')
    await phone.says(phone.shop('section-parcels'), 'To send')
    await look('7-home')
    await phone.shop('section-parcels').click()
    await phone.frame.locator(`[data-testid=parcel-row][data-parcel="${id}"]`).click()
    await phone.says(phone.shop('address'), STREET)
    await phone.says(phone.shop('phone'), '+77011234567')
    await phone.says(phone.shop('total'), '26,500')
    await look('8-to-send')
    await press('It is sent')
    await field('tracking').fill(TRACKING)
    await look('9-tracking')
    await press('It is sent')
    await phone.at('popup-button-yes').click()
    await phone.frame.locator('[data-testid=parcel][data-state=sent]').waitFor()
    await phone.says(phone.shop('tracking'), TRACKING)
    await look('10-sent')

    // It came back: the money was returned at the provider, and that is recorded with its number.
    await phone.shop('record-refund').click()
    await press('It is given back')
    await phone.says(field('reference-note'), 'The number is needed')
    await field('reference').fill('kaspi-back-17')
    await field('reason').fill('The wrong size.')
    await look('11-refund')
    await press('It is given back')
    await phone.at('popup-button-yes').click()
    await phone.frame.locator('[data-testid=parcel][data-state=refunded]').waitFor()
    await phone.says(phone.shop('given-back'), 'kaspi-back-17')
    await look('12-given-back')

    // Auditors see the whole of it, and the payment in words.
    await phone.shop('to-audit').click()
    await phone.frame.locator('[data-testid=entry-row][data-type="parcel.refunded"]').waitFor()
    await phone.says(phone.shop('says-stars'), '26,500')
    await phone.says(phone.shop('says-shipping'), 'Kazpost')
    await look('12-in-the-audit')
    await phone.at('app-close').click()
    await phone.frame.locator('[data-testid=parcel][data-state=refunded]').waitFor()

    // The buyer reads all of it.
    await phone.take(buyer.id, { theme: 'dark' })
    await phone.shop('open-orders').click()
    await phone.shop('tab-parcels').click()
    await phone.shop('parcel-row').first().click()
    await phone.frame.locator('[data-testid=parcel][data-state=refunded]').waitFor()
    await phone.says(phone.shop('tracking'), TRACKING)
    await look('13-buyer-dark')

    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-articles',
      screens: [
        ['articles', 'articles', 'article-row'],
        ['article', `articles/${SHIRT}`, 'withdraw'],
        ['new', 'new-article', 'field-price'],
        ['shipping', 'shipping', 'way-form'],
        ['parcels', 'parcels?group=all', 'parcel-row'],
        ['owed', 'parcels?group=owed', 'parcels'],
        ['parcel', `parcels/${id}`, 'given-back'],
        ['missing', 'parcels/none', 'missing'],
      ],
    })

    // In Russian and Uzbek, in the dark.
    for (const language of ['ru', 'uz']) {
      await phone.take(owner, { app: 'desk', theme: 'dark' })
      await phone.shop('area-settings').click()
      await phone.shop(`language-${language}`).check()
      await phone.shop('area-home').click()
      await phone.shop('section-parcels').click()
      await phone.shop('tab-all').click()
      await phone.frame.locator(`[data-testid=parcel-row][data-parcel="${id}"]`).click()
      await phone.shop('address').waitFor()
      await look(`14-parcel-${language}`)
      await phone.at('app-close').click()
      await phone.at('app-close').click()
      await phone.shop('section-articles').click()
      await phone.shop('article-row').first().waitFor()
      await look(`14-articles-${language}`)
      await phone.shop('to-shipping').click()
      await phone.shop('way-form').first().waitFor()
      await look(`14-shipping-${language}`)
    }

    async function openDesk(section) {
      await phone.take(owner, { app: 'desk' })
      await phone.shop('area-settings').click()
      await phone.shop('language-en').check()
      await phone.shop('area-home').click()
      await phone.shop('section-parcels').waitFor()
      if (section !== 'home') await phone.shop(`section-${section}`).click()
    }
  },
  { expectedStatuses: [404, CONFLICT] },
)
