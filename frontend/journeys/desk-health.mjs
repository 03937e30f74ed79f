/** Whoever runs the shop sees how it is: what waits for a person is said, and leads there. */
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'
import { strayPayment } from './support/telegram.mjs'

await journey(async (world) => {
  const { phone, telegram, owner, look, server, webhookSecret } = world
  // A payment for something that this shop never sold becomes a dead letter.
  const buyer = await telegram.person({ firstName: 'Kamola', stars: 500 })
  await strayPayment(server, webhookSecret, buyer.id, 78)

  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-home').click()
  await phone.shop('section-health').click()
  const letters = phone.frame.locator('[data-testid=health-line][data-code=letters]')
  // The figure follows within seconds, and the screen asks again by itself.
  await phone.frame.locator('[data-testid=health-line][data-code=letters][data-state=look]').waitFor()
  await phone.says(letters, 'waits for a person')
  await phone.frame.locator('[data-testid=health-line][data-code=database][data-state=well]').waitFor()
  await phone.says(phone.shop('server'), 'up since')
  await look('1-health')

  await everyScreen(world, {
    app: 'desk',
    person: owner,
    first: 'home',
    prefix: 'desk-health',
    screens: [['health', 'health', 'health-line']],
  })

  await phone.page.setViewportSize({ width: 320, height: 700 })
  await phone.take(owner, { app: 'desk' })
  await phone.says(phone.shop('section-health'), 'Not well')
  await phone.shop('section-health').click()
  await letters.waitFor()
  const sideways = await phone.frame.locator('html').evaluate((page) => page.scrollWidth - page.clientWidth)
  if (sideways > 0) throw new Error(`the screen is ${sideways} px wider than a phone of 320`)
  await look('2-narrow')

  for (const language of ['ru', 'uz', 'uz-Cyrl', 'kk']) {
    await phone.shop('area-settings').click()
    await phone.shop(`language-${language}`).check()
    await phone.shop('area-home').click()
    await phone.shop('section-health').click()
    await letters.waitFor()
    await look(`3-${language}`)
  }
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-home').click()
  await phone.shop('section-health').click()
  await letters.getByTestId('health-way').click()
  await phone.shop('letter-row').first().waitFor()
})
