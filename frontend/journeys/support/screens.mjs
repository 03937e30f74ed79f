/** Every screen of an app, in both themes, on a phone's and a desktop's width: axe and a picture. */
import { join } from 'node:path'
import { accessible } from './axe.mjs'

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 860 } }

/**
 * @param {object} world of the journey
 * @param {object} asked `app`; `person` whose hand it is in; `first`, the sign that it is there; `screens`,
 *     each a name, a path and the sign that it is there; `prefix` of the pictures' names
 */
export async function everyScreen({ telegram, context, server, looks }, asked) {
  const { app, person, first, screens, prefix } = asked
  for (const theme of ['light', 'dark']) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const platform = size === 'phone' ? 'ios' : 'tdesktop'
      const { url } = await telegram.launch(person, { app, platform, version: '9.1', theme })
      const page = await context.newPage()
      await page.setViewportSize(viewport)
      await page.goto(url)
      await page.getByTestId(first).waitFor()
      for (const [name, path, sign] of screens) {
        await page.goto(`${server}/${app}/${path}`)
        await page.getByTestId(sign).first().waitFor()
        await settled(page)
        await accessible(page, `${name}, ${theme}, ${size}`)
        await page.screenshot({ path: join(looks, `${prefix}-${size}-${theme}-${name}.png`), fullPage: true })
      }
      await page.close()
    }
  }
}

/** Nothing is being loaded any more. The shop's stream of events is always open, so the network is not asked. */
async function settled(page) {
  await page.waitForFunction(
    () =>
      document.querySelector('[aria-busy=true]') === null &&
      [...document.images].every((image) => image.complete || image.loading === 'lazy'),
  )
}
