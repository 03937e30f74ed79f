/** An auditor finds a purchase from the search, sees it proven, and takes the entries along; nobody else may. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { journey } from './support/journey.mjs'

await journey(
  async ({ phone, telegram, context, auditor, look, looks }) => {
    const buyer = await telegram.person({ firstName: 'Nora', stars: 5000 })
    await phone.take(buyer.id)
    await phone.fill('plov-masterclass')
    await phone.checkout()
    await phone.at('pay-confirm').click()
    const order = await phone.orderIs('delivered')
    const number = (await order.getByTestId('order-number').innerText()).replace('Order ', '')
    const charge = await order.getByTestId('charge').innerText()

    // A buyer is not let in.
    await phone.take(buyer.id, { app: 'audit' })
    await phone.shop('refused').waitFor()
    await look('refused')

    await phone.take(auditor, { app: 'audit' })
    await phone.shop('entry-row').first().waitFor()
    await look('1-entries')
    await phone.shop('search').fill(number)
    await phone.shop('hit').first().waitFor()
    await look('2-search')
    await phone.frame.locator('[data-testid=hit][data-kind=ORDER]').first().click()
    await proven(phone.shop)
    assert.equal(await phone.shop('says-charge').innerText(), charge)
    assert.equal(await phone.shop('says-order').innerText(), number)
    await look('3-order')
    await phone.frame.locator('[data-testid=entry-row][data-type="order.paid"]').click()
    await phone.shop('entry').waitFor()
    await proven(phone.shop)
    await look('4-entry')
    await phone.shop('proof-steps').scrollIntoViewIfNeeded()
    await look('5-proof')
    const [file] = await Promise.all([phone.page.waitForEvent('download'), phone.shop('save-proof').click()])
    await file.saveAs(join(looks, 'audited.tlog-proof'))

    await phone.at('app-close').click()
    await phone.shop('order').waitFor()
    await phone.at('app-close').click()
    await phone.shop('filters').locator('summary').click()
    await phone.shop('filter-type').selectOption('order.paid')
    await phone.shop('filter-buyer').fill(String(buyer.id))
    await phone.shop('apply-filters').click()
    await phone.shop('entry-row').nth(1).waitFor({ state: 'detached' })
    await phone.says(phone.shop('entry-row'), 'Paid')
    assert.equal(await phone.shop('entry-row').count(), 1)
    await look('6-filtered')
    await phone.shop('export').locator('summary').click()
    const [all] = await Promise.all([phone.page.waitForEvent('download'), phone.shop('export-jsonl').click()])
    await all.saveAs(join(looks, 'audited.jsonl'))
    const lines = (await readFile(join(looks, 'audited.jsonl'), 'utf8')).trim().split('\n').map(JSON.parse)
    assert.deepEqual(
      lines.map(({ kind }) => kind),
      ['head', 'entry', 'foot'],
    )
    assert.equal(lines[1].charge, charge)

    await phone.shop('area-checkpoints').click()
    await phone.shop('checkpoint').nth(1).waitFor()
    await phone.shop('checkpoint').last().click()
    await phone.shop('prove').click()
    await phone.frame.locator('[data-testid=consistency][data-state=holds]').waitFor()
    await look('7-checkpoints')
    await phone.shop('area-reconciliation').click()
    await phone.shop('run-now').waitFor()
    await look('8-reconciliation')
    await phone.shop('area-accounts').click()
    await balanced((id) => phone.shop(id))
    await look('9-accounts')
    await phone.shop('account').locator('a').first().click()
    await phone.shop('posting').first().waitFor()
    await look('10-statement')

    for (const theme of ['light', 'dark']) {
      const { url } = await telegram.launch(auditor, {
        app: 'audit',
        platform: 'tdesktop',
        version: '9.1',
        theme,
      })
      const wide = await context.newPage()
      await wide.setViewportSize({ width: 1280, height: 860 })
      await wide.goto(url)
      await wide.getByTestId('entry-row').first().waitFor()
      await look(`desktop-${theme}-entries`, wide)
      await wide.getByTestId('search').fill(charge)
      await wide.getByTestId('hit').first().click()
      await wide.getByTestId('entry-row').first().click()
      await proven((id) => wide.getByTestId(id))
      await look(`desktop-${theme}-entry`, wide)
      await wide.getByTestId('to-order').click()
      await wide.getByTestId('order').waitFor()
      await proven((id) => wide.getByTestId(id))
      await look(`desktop-${theme}-order`, wide)
      await wide.getByTestId('area-checkpoints').click()
      await wide.getByTestId('checkpoint').nth(1).waitFor()
      await wide.getByTestId('checkpoint').last().click()
      await wide.getByTestId('prove').click()
      await wide.locator('[data-testid=consistency][data-state=holds]').waitFor()
      await look(`desktop-${theme}-checkpoints`, wide)
      await wide.getByTestId('area-reconciliation').click()
      await wide.getByTestId('run-now').waitFor()
      await look(`desktop-${theme}-reconciliation`, wide)
      await wide.getByTestId('area-accounts').click()
      await balanced((id) => wide.getByTestId(id))
      await look(`desktop-${theme}-accounts`, wide)
      await wide.getByTestId('area-settings').click()
      await wide.getByTestId('key').waitFor()
      await look(`desktop-${theme}-keys`, wide)
      await wide.close()
    }
  },
  { expectedStatuses: [403] },
)

/** Waits for a verdict and demands that it is the good one. */
async function proven(at) {
  await at('verdict').waitFor()
  assert.equal(await at('verdict').getAttribute('data-verdict'), 'holds')
}

/** Waits for the trial balance and demands that it balances. */
async function balanced(at) {
  await at('balanced').waitFor()
  assert.equal(await at('balanced').getAttribute('data-balanced'), 'true')
}
