/** A buyer asks about an order in the chat, the owner answers at the desk, and gives the money back. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

const HEAD = { firstName: 'Gulnora', languageCode: 'en', stars: 1000 }

await journey(async (world) => {
  const { phone, telegram, owner, look } = world
  const buyer = await telegram.person(HEAD)
  await phone.take(buyer.id)
  await phone.fill('plov-masterclass')
  await phone.checkout()
  await phone.at('pay-confirm').click()
  const bought = await phone.orderIs('delivered')
  const number = (await bought.getByTestId('order-number').innerText()).replace('Order ', '')
  await phone.take(buyer.id, { app: '' })
  await phone.at('chat-row').click()
  const bot = phone.page.locator('.message.theirs')
  const hears = (words) => phone.says(bot, words)
  async function say(text) {
    await phone.at('chat-input').fill(text)
    await phone.at('chat-send').click()
  }

  await hears('is paid and delivered')
  await say('/support')
  await hears('the shop answers in this chat')
  await phone.page
    .getByTestId('inline-button')
    .filter({ hasText: `About ${number}` })
    .click()
  await hears(`what is wrong with order ${number}`)
  await say('The video stops after a minute & a half.')
  await hears('The shop has your question, number')
  const told = await bot.filter({ hasText: 'The shop has your question' }).innerText()
  const kase = /number ([0-9A-F]{8})/.exec(told)[1]
  await look('1-asked')

  await phone.take(owner, { app: 'desk' })
  await phone.shop('area-settings').click()
  await phone.shop('language-en').check()
  await phone.shop('area-home').click()
  await phone.shop('section-cases').click()
  const row = phone.frame.locator('[data-testid=case-row]', { hasText: kase })
  await row.waitFor()
  await look('2-cases')
  await row.click()
  await phone.says(phone.shop('case-message'), 'The video stops after a minute & a half.')
  await phone.shop('field-answer').fill('We are sorry. You get the Stars back <at once>.')
  await phone.says(phone.mainButton(), 'Send the answer')
  await look('3-answering')
  await phone.mainButton().click()
  await phone.frame.locator('[data-testid=case][data-state=answered]').waitFor()
  await phone.shop('case-mine').waitFor()
  assert.equal(await phone.shop('case-message').count(), 2)
  await look('4-answered')
  await phone.shop('case-order').click()
  await phone.frame.locator('[data-testid=order][data-refund=possible]').waitFor()
  await phone.says(phone.frame.locator('h1'), number)

  // The answer is in the chat; what the buyer says to it is in the case.
  await phone.take(buyer.id, { app: '' })
  await phone.at('chat-row').click()
  await hears(`The shop, on your question ${kase}:`)
  await hears('You get the Stars back <at once>.')
  await say('Thank you!')
  await look('5-heard')
  await phone.take(owner, { app: 'desk' })
  await phone.shop('section-cases').click()
  await phone.frame.locator('[data-testid=case-row]', { hasText: kase }).click()
  await phone.says(phone.shop('case-message'), 'Thank you!')
  await phone.shop('case-close').click()
  await phone.frame.locator('[data-testid=case][data-state=closed]').waitFor()
  await phone.shop('case-reopen').waitFor()
  const path = new URL(await phone.frame.locator('html').evaluate(() => location.href)).pathname
  await look('6-closed')

  await everyScreen(world, {
    app: 'desk',
    person: owner,
    first: 'home',
    prefix: 'support',
    screens: [
      ['cases', 'cases?state=closed', 'case-row'],
      ['case', path.replace('/desk/', ''), 'case-message'],
    ],
  })
})
