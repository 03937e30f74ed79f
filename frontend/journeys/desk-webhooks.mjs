/** An owner connects another system, which is told of a sale, signed; and takes it away again. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

const heard = []
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => (body += part))
  request.on('end', () => {
    heard.push({ headers: request.headers, body })
    response.end('heard')
  })
})
await new Promise((go) => receiver.listen(0, 'localhost', go))
const address = `http://localhost:${receiver.address().port}/zij`

function isSigned({ headers, body }, secret) {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const right = `v1,${createHmac('sha256', key).update(text).digest('base64')}`
  return headers['webhook-signature'].split(' ').includes(right)
}

await journey(async (world) => {
  const { phone, telegram, owner, look } = world
  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-home').click()
  await phone.shop('section-webhooks').click()
  await phone.shop('webhooks').waitFor()
  await phone.mainButton().click()
  await phone.shop('field-url').fill('warehouse')
  await phone.mainButton().click()
  await phone.says(phone.shop('field-url-note'), 'An address such as')
  await look('1-wrong')
  await phone.shop('field-url').fill(address)
  await phone.shop('pick-order.delivered').check()
  await phone.mainButton().click()
  const secret = await phone.shop('secret').innerText()
  assert.match(secret, /^whsec_/)
  await look('2-secret')
  await phone.mainButton().click()
  await phone.shop('none-told').waitFor()
  await phone.mainButton().click()
  await phone.says(phone.shop('snack'), 'It arrived')
  await phone.frame.locator('[data-testid=delivery][data-type="webhook.test"]').waitFor()
  const id = (await phone.frame.locator('html').evaluate(() => location.pathname)).split('/').at(-1)

  const buyer = await telegram.person({ firstName: 'Nodira', languageCode: 'en', stars: 1000 })
  await phone.take(buyer.id)
  await phone.fill('night-sky')
  await phone.checkout()
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')

  await phone.take(owner, { app: 'desk' })
  await phone.shop('section-webhooks').click()
  await phone.frame.locator(`[data-testid=webhook-row][data-webhook="${id}"]`).click()
  await phone.shop('delivery').first().waitFor()
  // Another server may have told it; what counts is that it is told.
  while (!heard.some(({ body }) => JSON.parse(body).type === 'order.delivered')) {
    await new Promise((go) => setTimeout(go, 100))
  }
  assert.ok(
    heard.every((message) => isSigned(message, secret)),
    'everything is signed',
  )
  await phone.take(owner, { app: 'desk' })
  await phone.shop('section-webhooks').click()
  await phone.frame.locator(`[data-testid=webhook-row][data-webhook="${id}"]`).click()
  const paid = phone.frame.locator('[data-testid=delivery][data-type="order.paid"][data-state=DELIVERED]')
  await paid.first().waitFor()
  await look('3-told')
  const before = heard.length
  await paid.first().click()
  await phone.says(phone.shop('snack'), 'It arrived')
  assert.ok(heard.length > before)

  await everyScreen(world, {
    app: 'desk',
    person: owner,
    first: 'home',
    prefix: 'desk-webhooks',
    screens: [
      ['webhooks', 'webhooks', 'webhook-row'],
      ['webhook', `webhooks/${id}`, 'delivery'],
      ['new-webhook', 'new-webhook', 'field-url'],
    ],
  })

  await phone.take(owner, { app: 'desk' })
  await phone.shop('section-webhooks').click()
  await phone.frame.locator(`[data-testid=webhook-row][data-webhook="${id}"]`).click()
  await phone.shop('remove').click()
  await phone.at('popup').getByText('Remove it', { exact: true }).click()
  await phone.shop('webhooks').waitFor()
})
receiver.close()
