/** An analyst sees a sale the moment it happens, asks what figures mean and goes down to the orders. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accessible } from './support/axe.mjs'
import { journey } from './support/journey.mjs'
import { phone as phoneOn } from './support/phone.mjs'

const PHONE = { width: 390, height: 844 }
const WIDE = { width: 1280, height: 860 }
const NEVER = 'from=2020-01-01&to=2020-01-07'
/** Every screen, and what says that it is there. */
const SCREENS = [
  ['overview', '', 'series'],
  ['overview-today', '?range=today', 'figure'],
  ['overview-empty', `?${NEVER}`, 'empty'],
  ['overview-refused', '?tz=Mars/Base', 'bad-choice'],
  ['funnel', 'funnel', 'abandonment'],
  ['products', 'products', 'promotions'],
  ['products-empty', `products?${NEVER}`, 'empty'],
  ['cohorts', 'cohorts', 'cohort-map'],
  ['cohorts-empty', `cohorts?${NEVER}`, 'empty'],
  ['health', 'health', 'support'],
  ['orders', 'orders', 'order'],
  ['settings', 'settings', 'settings'],
]

await journey(
  async ({ phone, telegram, context, server, simulator, owner, analyst, look, looks }) => {
    const buyer = await telegram.person({ firstName: 'Mira', stars: 9000 })

    // A buyer is not let in.
    await phone.take(buyer.id, { app: 'insights' })
    await phone.shop('refused').waitFor()
    await look('refused')
    await buy()

    // What happens while the analyst looks on shows by itself.
    await phone.take(analyst, { app: 'insights' })
    const paid = phone.frame.locator('[data-testid=figure][data-name=ordersPaid]')
    await paid.waitFor()
    await phone.shop('picture').waitFor()
    await look('1-overview')
    const before = Number(await paid.getAttribute('data-value'))
    await buy(await context.newPage())
    // By one, or by two if the purchase before it was not counted yet.
    await phone.frame
      .locator(
        [1, 2]
          .map((more) => `[data-testid=figure][data-name=ordersPaid][data-value="${before + more}"]`)
          .join(),
      )
      .waitFor()

    // What a figure means, the orders behind it, and where the ledger has them.
    await paid.click()
    await phone.shop('definition').waitFor()
    await look('2-definition')
    await phone.shop('to-orders').click()
    await phone.shop('order').first().click()
    await phone.shop('entry').first().waitFor()
    assert.equal(await phone.shop('to-entry').count(), 0)
    await look('3-order')
    await phone.at('app-close').click()
    await phone.shop('figure').first().waitFor()

    await auditedFrom(await context.newPage())
    await followsTheAddress(await open('light', WIDE))
    for (const theme of ['light', 'dark']) {
      await everyScreen(theme, PHONE, 'phone')
      await everyScreen(theme, WIDE, 'desktop')
    }

    /** Buys something on another phone. */
    async function buy(page) {
      const other = page ? phoneOn(page, simulator) : phone
      await other.take(buyer.id)
      await other.fill('plov-masterclass')
      await other.checkout()
      await other.at('pay-confirm').click()
      await other.orderIs('delivered')
      await page?.close()
    }

    /** The insights in a page of their own, as Telegram's desktop clients show them. */
    async function open(theme, viewport) {
      const options = { app: 'insights', platform: 'tdesktop', version: '9.1', theme }
      const { url } = await telegram.launch(analyst, options)
      const page = await context.newPage()
      await page.setViewportSize(viewport)
      await page.goto(url)
      await page.getByTestId('overview').waitFor()
      return page
    }

    async function everyScreen(theme, viewport, size) {
      const page = await open(theme, viewport)
      for (const [name, path, sign] of SCREENS) {
        await page.goto(`${server}/insights/${path}`)
        await page.getByTestId(sign).first().waitFor()
        if (sign === 'series') await page.getByTestId('picture').waitFor()
        await page.waitForLoadState('networkidle')
        await accessible(page, `${name}, ${theme}, ${size}`)
        await page.evaluate(() => scrollTo(0, 0))
        await page.screenshot({ path: join(looks, `insights-${size}-${theme}-${name}.png`), fullPage: true })
      }
      await page.goto(`${server}/insights/`)
      await page.getByTestId('filters').click()
      await accessible(page, `filters, ${theme}, ${size}`)
      await page.getByTestId('table').locator('summary').click()
      await page.getByTestId('figure').first().click()
      await accessible(page, `definition, ${theme}, ${size}`)
      await page.screenshot({ path: join(looks, `insights-${size}-${theme}-definition.png`) })
      await page.close()
    }

    /** Days and filters stand in the address, survive a reload and go along; the file has the same. */
    async function followsTheAddress(page) {
      await page.getByTestId('range-7d').click()
      await page.getByTestId('filters').click()
      await page.locator('option[value="plov-masterclass"]').waitFor({ state: 'attached' })
      await page.getByTestId('choose-product').selectOption('plov-masterclass')
      await page.getByTestId('choose-zone').selectOption('Asia/Tashkent')
      await page.getByTestId('choose-compare').uncheck()
      await page.getByTestId('apply-choice').click()
      const address = /range=7d&tz=Asia\/Tashkent&compare=none&product=plov-masterclass/
      await page.waitForURL(address)
      await page.reload()
      await page.getByTestId('figure').first().waitFor()
      assert.match(page.url(), address)
      await page.getByTestId('area-products').click()
      await page.getByTestId('product-row').waitFor()
      assert.equal(await page.getByTestId('product-row').count(), 1)
      assert.match(page.url(), address)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId('export-products').click(),
      ])
      await file.saveAs(join(looks, 'insights-products.csv'))
      assert.match(await readFile(join(looks, 'insights-products.csv'), 'utf8'), /plov-masterclass/)

      // Arrow keys go from step to step of the picture.
      await page.getByTestId('area-overview').click()
      await page.getByTestId('picture').focus()
      const said = await page.getByTestId('pointed').innerText()
      await page.keyboard.press('ArrowLeft')
      await page.getByTestId('pointed').filter({ hasNotText: said }).waitFor()

      // A server that does not answer: the figures stay, and say that they may be old.
      await page.route('**/api/insights/**', (route) => route.fulfill({ status: 503, body: '' }))
      await page.locator('[data-testid=as-of][data-late=true]').waitFor()
      await page.screenshot({ path: join(looks, 'insights-late.png') })
      await page.goto(`${server}/insights/cohorts`)
      await page.getByTestId('failure').waitFor()
      await page.unroute('**/api/insights/**')
      await page.getByTestId('placeholder-action').click()
      await page.getByTestId('cohort-map').waitFor()
      await page.close()
    }

    /** The owner may look into the ledger: from an order to its entry, and back by the host's button. */
    async function auditedFrom(page) {
      const hand = phoneOn(page, simulator)
      await hand.take(owner, { app: 'insights' })
      await hand.shop('figure').first().click()
      await hand.shop('to-orders').click()
      await hand.shop('order').first().click()
      await hand.shop('to-entry').first().click()
      await hand.shop('entry').waitFor()
      await page.screenshot({ path: join(looks, 'insights-4-entry.png') })
      await hand.at('app-close').click()
      await hand.shop('orders').waitFor()
      await page.close()
    }
  },
  { expectedStatuses: [400, 403, 503] },
)
