/** Somebody with a small phone buys a bowl by post: address, shipping, money; the shop sends it, and the phone shows it. */
import assert from 'node:assert/strict'
import { accessible } from './support/axe.mjs'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'
import { signIn } from './support/telegram.mjs'

const SMALL = { width: 360, height: 640 }
const BOWL = `bowl-${Date.now().toString(36)}`
const STREET = 'Registon ko‘chasi 1'
const TRACKING = 'RR123456789UZ'

await journey(
  async (world) => {
    const { phone, telegram, owner, look, server, simulator } = world
    const desk = await signIn(server, simulator, owner)
    await desk.put('/api/desk/shipping', {
      options: [
        way('courier', { en: 'Courier', ru: 'Курьер', uz: 'Kuryer' }, 2_500_000, ['UZ']),
        way('mail', { en: 'Post', ru: 'Почта', uz: 'Pochta' }, 0, ['UZ', 'KZ']),
      ],
    })
    await desk.post('/api/desk/articles', {
      article: BOWL,
      emoji: '🥣',
      texts: {
        en: { title: 'Blue bowl', body: 'Made by hand in Rishtan.\n\nIt holds half a litre.' },
        ru: { title: 'Синяя пиала', body: 'Сделана вручную в Риштане.' },
        uz: { title: 'Ko‘k kosa', body: 'Rishtonda qo‘lda yasalgan.' },
      },
      price: { currency: 'UZS', amount: 18_000_000 },
    })
    await desk.post(`/api/desk/articles/${BOWL}/publish`)
    const buyer = await telegram.person({ firstName: 'Dilnoza', languageCode: 'en', stars: 0 })

    // Found, chosen and put into the basket.
    await phone.take(buyer.id)
    await phone.shop('to-post').click()
    await phone.shop('post').waitFor()
    await look('1-by-post')
    await phone.frame.locator(`[data-testid=article-row][data-article=${BOWL}]`).click()
    await phone.says(phone.shop('article-price'), '180,000')
    await phone.says(phone.mainButton(), 'Add to basket')
    await look('2-article')
    await phone.mainButton().click()
    await phone.shop('more').click()
    await phone.says(phone.mainButton(), '360,000')
    await phone.mainButton().click()
    await phone.shop('agree').waitFor()
    await accessible(frameOf('shop'), 'the basket')
    await look('3-basket')

    // An address lacks its postcode, and where nothing is sent nothing is offered.
    await phone.says(phone.mainButton(), 'Order for')
    await phone.mainButton().click()
    await phone.at('pay-sheet').waitFor()
    await address({ country: 'UZ', postCode: '' })
    await phone.says(phone.at('pay-error'), 'postcode')
    await look('4-no-postcode')
    await address({ country: 'DE', postCode: '10115' })
    await phone.says(phone.at('pay-error'), 'does not send')
    await address({ country: 'KZ', postCode: '050000' })
    await phone.at('shipping-mail').waitFor()
    assert.equal(await phone.at('shipping-courier').count(), 0)
    await phone.at('pay-back').click()
    await address({ country: 'UZ', postCode: '140100' })
    await phone.at('shipping-courier').check()
    await phone.says(phone.at('pay-amount'), '385,000')
    await look('5-pay-sheet')

    // Put off, and then paid from the parcel's own screen.
    await phone.at('pay-close').click()
    await parcelIs('placed')
    await phone.says(phone.shop('note'), 'You closed the payment')
    await look('6-unpaid')
    await phone.says(phone.mainButton(), 'Pay 360,000')
    await phone.mainButton().click()
    await phone.at('pay-continue').click()
    await phone.at('shipping-courier').check()
    await phone.at('pay-confirm').click()
    await parcelIs('paid')
    await phone.says(phone.shop('parcel-total'), '385,000')
    await phone.says(phone.shop('parcel-shipping'), '25,000')
    await look('7-paid')
    const id = new URL(frameOf('shop').url()).pathname.split('/').pop()
    assert.ok(!(await phone.frame.locator('body').innerText()).includes(STREET), 'the address is not shown')

    const [file] = await Promise.all([
      phone.page.waitForEvent('download'),
      phone.shop('save-receipt').click(),
    ])
    assert.match(file.suggestedFilename(), /^zij-[\w-]+\.tlog-proof$/)

    // The shop sends it, and the open screen shows that by itself.
    await desk.post(`/api/desk/parcels/${id}/sent`, { tracking: TRACKING })
    await parcelIs('sent')
    await phone.says(phone.shop('tracking'), TRACKING)
    await look('8-sent')

    await everyScreen(world, {
      app: 'shop',
      person: buyer.id,
      first: 'open-orders',
      prefix: 'parcel',
      screens: [
        ['post', 'post', 'article-row'],
        ['article', `post/${BOWL}`, 'article-price'],
        ['no-basket', 'post/basket/KZT', 'basket'],
        ['sent', `parcels/${id}`, 'tracking'],
        ['purchases', 'orders?show=parcels', 'parcel-row'],
        ['missing', 'parcels/none', 'parcel'],
      ],
    })

    // The same in Russian and Uzbek, in the dark: ordered, and given up.
    for (const [language, title, ordering] of [
      ['ru', 'Синяя пиала', 'Заказать за'],
      ['uz', 'Ko‘k kosa', 'buyurtma'],
    ]) {
      const other = await telegram.person({ firstName: 'Lola', languageCode: language, stars: 0 })
      await phone.take(other.id, { theme: 'dark', platform: 'android' })
      await phone.shop('to-post').click()
      await phone.frame.locator(`[data-testid=article-row][data-article=${BOWL}]`).click()
      await phone.says(phone.shop('article-title'), title)
      await look(`9-article-${language}`)
      await phone.mainButton().click()
      await phone.shop('more').waitFor()
      await phone.mainButton().click()
      await phone.shop('agree').waitFor()
      await phone.says(phone.mainButton(), ordering)
      await look(`9-basket-${language}`)
      await phone.mainButton().click()
      await phone.at('pay-sheet').waitFor()
      await look(`9-address-${language}`)
      await address({ country: 'UZ', postCode: '140100' })
      await phone.at('shipping-courier').waitFor()
      await look(`9-pay-sheet-${language}`)
      await phone.at('pay-close').click()
      await parcelIs('placed')
      await accessible(frameOf('shop'), `an unpaid parcel, ${language}, dark`)
      await look(`9-unpaid-${language}`)
      await phone.shop('cancel-parcel').click()
      await phone.at('popup-button-yes').click()
      await parcelIs('cancelled')
    }

    // What the bot said.
    await phone.take(buyer.id, { app: '' })
    await phone.at('chat-row').first().click()
    await phone.says(phone.at('history'), TRACKING)
    await look('10-told')

    async function address({ country, postCode }) {
      await phone.at('order-name').fill('Dilnoza')
      await phone.at('order-phone').fill('+998901234567')
      await phone.at('order-country').selectOption(country)
      await phone.at('order-city').fill('Samarqand')
      await phone.at('order-street1').fill(STREET)
      await phone.at('order-postCode').fill(postCode)
      await phone.at('pay-continue').click()
    }

    async function parcelIs(state) {
      await phone.frame.locator(`[data-testid=parcel][data-state=${state}]`).waitFor()
    }

    function frameOf(app) {
      const frame = phone.page.frames().find((it) => it.url().includes(`/${app}/`))
      assert.ok(frame, `${app} is open`)
      return frame
    }
  },
  { viewport: SMALL, expectedStatuses: [404] },
)

function way(id, titles, amount, countries) {
  return { id, titles, price: { currency: 'UZS', amount }, countries }
}
