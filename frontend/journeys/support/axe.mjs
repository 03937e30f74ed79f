/** Whether everybody can use a screen, as far as axe-core can tell. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Demands that axe finds no violation on the page as it is now; `where` names it in the failure. */
export async function accessible(page, where) {
  // Not by a script element: the page's own policy forbids scripts from elsewhere, as it should.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
    }))
  })
  assert.deepEqual(found, [], `axe, ${where}`)
}
