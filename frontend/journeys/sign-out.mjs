/** Somebody signs out everywhere: this phone is out, another one too, and opening the shop again is in. */
import assert from 'node:assert/strict'
import { accessible } from './support/axe.mjs'
import { journey } from './support/journey.mjs'
import { signIn } from './support/telegram.mjs'

await journey(async ({ phone, telegram, look, server, simulator }) => {
  const buyer = await telegram.person({ firstName: 'Aziza', languageCode: 'en', stars: 100 })
  const elsewhere = await signIn(server, simulator, buyer.id)
  for (const theme of ['dark', 'light']) {
    await phone.take(buyer.id, { theme })
    await phone.shop('open-settings').click()
    await phone.shop('sign-out').waitFor()
    await accessible(shopFrame(), `settings, ${theme}`)
    await look(`settings-${theme}`)
  }
  await phone.shop('sign-out').click()
  await phone.at('popup').getByText('Stay', { exact: true }).click()
  await elsewhere.get('/api/orders')

  await phone.shop('sign-out').click()
  await look('question')
  await phone.at('popup').getByText('Sign out', { exact: true }).click()
  await phone.shop('sign-in-refused').waitFor()
  await look('signed-out')
  await assert.rejects(elsewhere.get('/api/orders'), /401/)

  await phone.page.waitForTimeout(1_100) // what Telegram signs carries whole seconds
  await phone.take(buyer.id)
  await phone.shop('product-card').first().waitFor()

  function shopFrame() {
    return phone.page.frames().find((frame) => frame.url().includes('/shop/'))
  }
})
