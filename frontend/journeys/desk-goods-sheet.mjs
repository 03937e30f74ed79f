/** The owner takes products out as a sheet, and in again: tried first, wrong lines told, then imported. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

const WORD = Date.now().toString(36)
const HEAD = 'id,emoji,price,state,title_en,good'
const sheet = (...rows) => Buffer.from('\ufeff' + [HEAD, ...rows].join('\r\n') + '\r\n')

await journey(async (world) => {
  const { phone, owner, look, looks } = world
  const pick = (buffer) =>
    phone.shop('field-sheet').setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer })
  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-products').click()
  await phone.shop('to-sheet').click()

  await pick(sheet(`s-a-${WORD},🍵,0,draft,Tea,Code`, `s-b-${WORD},🍵,10,maybe,,Code`))
  await phone.says(phone.shop('sheet-errors'), 'Line 2, price')
  await phone.says(phone.shop('sheet-errors'), 'Line 3, state')
  await look('1-wrong')
  await pick(sheet(`s-a-${WORD},🍵,10,draft,Tea,Code`, `s-b-${WORD},🍵,10,draft,"=1+1, ""so""",Code`))
  await phone.says(phone.shop('sheet-summary'), '2 new')
  await look('2-tried')
  await phone.says(phone.mainButton(), 'Import')
  await phone.mainButton().click()
  await phone.frame.locator('[data-testid=sheet-run][data-state=DONE]').waitFor()
  await look('3-done')

  const coming = phone.page.waitForEvent('download')
  await phone.shop('sheet-export').click()
  const saved = join(looks, 'desk-products.csv')
  await (await coming).saveAs(saved)
  const text = await readFile(saved, 'utf8')
  assert.ok(text.includes(`s-a-${WORD};`), 'the new product is in the sheet')
  assert.ok(text.includes(`"'=1+1, ""so"""`), 'a formula is harmless')
  await pick(await readFile(saved))
  await phone.says(phone.shop('sheet-summary'), 'nothing would change')

  await everyScreen(world, {
    app: 'desk',
    person: owner,
    first: 'home',
    prefix: 'desk-sheet',
    screens: [['sheet', 'sheet', 'sheet-export']],
  })
})
