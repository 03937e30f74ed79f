/** A receipt is dropped on the public page and holds; a changed one is red at the step that fails. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, context, server, look, looks }) => {
  const buyer = await telegram.person({ firstName: 'Vera', stars: 5000 })
  await phone.take(buyer.id)
  await phone.fill('night-sky', 'silk-road-wallpapers')
  await phone.checkout()
  await phone.at('pay-confirm').click()
  const order = await phone.orderIs('delivered')
  const number = (await order.getByTestId('order-number').innerText()).replace('Order ', '')
  const charge = await order.getByTestId('charge').innerText()
  const total = await order.getByTestId('order-total').innerText()

  // By the link of the shop's own screen, outside Telegram.
  const opened = context.waitForEvent('page')
  await phone.shop('check-receipt').scrollIntoViewIfNeeded()
  await look('shop-links')
  await phone.shop('check-receipt').click()
  const page = await opened
  await verdictIs(page, 'holds')
  await look('by-link', page)
  assert.equal(await page.getByTestId('says-order').innerText(), number)
  assert.equal(await page.getByTestId('says-charge').innerText(), charge)
  assert.equal(await page.getByTestId('says-stars').innerText(), total)

  const [file] = await Promise.all([phone.page.waitForEvent('download'), phone.shop('save-receipt').click()])
  const saved = join(looks, 'verified.tlog-proof')
  await file.saveAs(saved)
  const receipt = await readFile(saved, 'utf8')
  await page.close()

  for (const [scheme, viewport] of [
    ['light', { width: 390, height: 844 }],
    ['dark', { width: 390, height: 844 }],
    ['desktop', { width: 1280, height: 860 }],
    ['desktop-dark', { width: 1280, height: 860 }],
  ]) {
    const anybody = await context.newPage()
    await anybody.setViewportSize(viewport)
    await anybody.emulateMedia({
      colorScheme: scheme.includes('dark') ? 'dark' : 'light',
      reducedMotion: 'reduce',
    })
    await anybody.goto(`${server}/verify`)
    await anybody.getByTestId('key').waitFor()
    await whole(anybody, `${scheme}-1-empty`)
    await choose(anybody, receipt)
    await verdictIs(anybody, 'holds')
    for (const step of ['file', 'entry', 'leaf', 'path', 'root', 'signature'])
      await stepIs(anybody, step, 'holds')
    await stepIs(anybody, 'witnesses', 'absent')
    assert.equal(await anybody.getByTestId('keys').getAttribute('data-source'), 'shop')
    await whole(anybody, `${scheme}-2-holds`)

    await drop(anybody, cheaper(receipt))
    await verdictIs(anybody, 'fails', 'root')
    await stepIs(anybody, 'leaf', 'computed')
    await stepIs(anybody, 'signature', 'holds')
    await whole(anybody, `${scheme}-3-changed`)

    const [, size] = /\n\n[^\n]+\n(\d+)\n/.exec(receipt)
    await choose(anybody, receipt.replace(`\n${size}\n`, `\n${Number(size) + 1}\n`))
    await verdictIs(anybody, 'fails')
    await stepIs(anybody, 'signature', 'fails')
    await choose(anybody, 'Dear buyer,\n\nthis is your receipt.\n')
    await verdictIs(anybody, 'fails', 'file')
    await whole(anybody, `${scheme}-4-no-receipt`)
    await anybody.close()
  }

  // A key of one's own is taken instead of the shop's, and remembered.
  const careful = await context.newPage()
  await careful.goto(`${server}/verify/`)
  const key = await careful.getByTestId('key').innerText()
  await choose(careful, receipt)
  await verdictIs(careful, 'holds')
  await careful.getByTestId('own-keys').fill('zij.example/log+00000000+AAAA')
  await careful.getByTestId('bad-key').waitFor()
  await whole(careful, 'key-damaged')
  const foreign = 'zij.test/receipts+2cc858bb+AZcyCwwX1eIuITWgMxCBhK6Fl2qO6cx5+5m99qlOYQHX'
  await careful.getByTestId('own-keys').fill(foreign)
  await verdictIs(careful, 'fails', 'signature')
  await careful.getByTestId('own-keys').fill(key)
  await verdictIs(careful, 'holds')
  assert.equal(await careful.getByTestId('keys').getAttribute('data-source'), 'own')
  await whole(careful, 'key-of-ones-own')
  await careful.reload()
  await careful.locator('[data-testid=keys][data-source=own]').waitFor()

  for (const language of ['ru', 'uz']) {
    await choose(careful, receipt)
    await verdictIs(careful, 'holds')
    await careful.getByTestId(`language-${language}`).click()
    await careful.locator(`html[lang=${language}]`).waitFor()
    await whole(careful, language)
  }

  /** The page from top to bottom, not only what fits on the screen. */
  function whole(of, moment) {
    return of.screenshot({
      path: join(looks, `verify-${moment}.png`),
      animations: 'disabled',
      fullPage: true,
    })
  }
})

/** The same receipt with another number of Stars. */
function cheaper(receipt) {
  const [, coded] = /^extra (.*)$/m.exec(receipt)
  const entry = Buffer.from(coded, 'base64').toString('latin1')
  const amount = /(?<="amount":\d*)\d(?=[,}])/
  const other = entry.replace(amount, (digit) => String((Number(digit) + 1) % 10))
  assert.notEqual(other, entry)
  return receipt.replace(coded, Buffer.from(other, 'latin1').toString('base64'))
}

async function choose(page, text) {
  const file = { name: 'receipt.tlog-proof', mimeType: 'text/plain', buffer: Buffer.from(text) }
  await page.getByTestId('file').setInputFiles(file)
}

async function drop(page, text) {
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer()
    data.items.add(new File([content], 'changed.tlog-proof', { type: 'text/plain' }))
    return data
  }, text)
  await page.locator('body').dispatchEvent('dragover', { dataTransfer: transfer })
  await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer })
}

function verdictIs(page, verdict, culprit) {
  const where = culprit ? `[data-culprit=${culprit}]` : ''
  return page.locator(`[data-testid=verdict][data-verdict=${verdict}]${where}`).waitFor()
}

function stepIs(page, step, state) {
  return page.locator(`[data-step=${step}][data-state=${state}]`).waitFor()
}
