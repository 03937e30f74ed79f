/** At a desktop's width: the phone beside its controls, the shop on a wide page, and outside Telegram. */
import { journey } from './support/journey.mjs'

const WIDE = { width: 1280, height: 860 }

await journey(
  async ({ phone, telegram, context, server, look }) => {
    const buyer = await telegram.person({ firstName: 'Ines', lastName: 'Wide', stars: 5000 })
    await phone.take(buyer.id)
    await phone.card('night-sky').getByTestId('add-to-cart').click()
    await phone.mainButton().waitFor()
    await look('phone-light')
    await phone.at('theme-dark').click()
    await phone.frame.locator('html[data-scheme=dark]').waitFor()
    await look('phone-dark')

    // Telegram's desktop and web clients give an app as much width as it has there.
    const { url } = await telegram.launch(buyer.id, { app: 'shop', platform: 'tdesktop', version: '9.1' })
    const wide = await context.newPage()
    await wide.goto(url)
    await wide.getByTestId('product-card').first().waitFor()
    await look('shop', wide)
    await wide.getByTestId('product-title').first().click()
    await wide.getByTestId('product').waitFor()
    await look('product', wide)

    const browser = await context.newPage()
    await browser.goto(`${server}/shop/`)
    await browser.getByTestId('outside').waitFor()
    await look('outside', browser)
  },
  { viewport: WIDE },
)
