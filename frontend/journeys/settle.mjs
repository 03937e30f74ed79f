/** A sale of another product turns up at Telegram: the auditor sees it wait, the owner decides, both see it settled. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, auditor, owner, look }) => {
  const stranger = await telegram.person({ firstName: 'Timur', stars: 500 })
  const id = await telegram.foreignSale(stranger.id, 70)

  await phone.take(auditor, { app: 'audit' })
  await phone.shop('area-reconciliation').click()
  await phone.shop('run-now').click()
  const difference = phone.frame.locator('[data-testid=difference]', { hasText: id })
  await difference.waitFor()
  await difference.getByTestId('owner-decides').waitFor()
  assert.equal(await difference.getByTestId('settle').count(), 0, 'an auditor decides nothing')
  await difference.scrollIntoViewIfNeeded()
  await look('1-auditor')

  await phone.take(owner, { app: 'audit' })
  await phone.shop('area-reconciliation').click()
  await difference.waitFor()
  await difference.getByTestId('settle').locator('summary').click()
  assert.ok(await difference.getByTestId('settle-go').isDisabled(), 'not without a decision and a reason')
  await difference.getByTestId('NOT_OF_THIS_SHOP').check()
  await difference.getByTestId('settle-note').fill('The other bot product, sold by hand')
  await difference.scrollIntoViewIfNeeded()
  await look('2-owner')
  await difference.getByTestId('settle-go').click()
  await phone.at('popup').waitFor()
  // The owner reads Russian.
  await phone.at('popup').getByText('Пока нет', { exact: true }).click()
  await phone.at('popup').waitFor({ state: 'hidden' })
  await difference.getByTestId('settle-go').click()
  await phone.at('popup').getByText('Записать решение', { exact: true }).click()
  await difference.waitFor({ state: 'detached' })

  await phone.shop('state-SETTLED').click()
  await phone.says(difference.getByTestId('decided'), 'The other bot product, sold by hand')
  await look('3-settled')
})
