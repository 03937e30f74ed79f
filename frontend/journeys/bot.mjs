/** A link in the chat leads to a product, the bot speaks the language that one chooses, and finds orders. */
import { journey } from './support/journey.mjs'

await journey(async ({ phone, telegram, simulator, look }) => {
  const { id } = await telegram.person({ firstName: 'Aziza', languageCode: 'en', stars: 1000 })
  await phone.take(id, { app: null })
  await phone.at('chat-row').click()
  const bot = phone.page.locator('.message.theirs')
  const button = (label) => phone.page.getByTestId('inline-button').filter({ hasText: label }).last()
  let heard = 0
  async function say(text, words) {
    if (text === '/start') await phone.at('chat-start').click()
    else {
      await phone.at('chat-input').fill(text)
      await phone.at('chat-send').click()
    }
    await bot.nth(heard++).waitFor()
    await phone.says(bot.last(), words)
  }

  await say('/start', 'Welcome!')
  await say('/orders', 'You have not ordered anything yet')
  await say('/start p_plov-masterclass', '120 ⭐')
  await look('1-link')
  await button('Look at it and buy').click()
  await phone.shop('product').waitFor()
  await phone.says(phone.shop('product-price'), '120')
  await look('2-product')
  await phone.take(id, { app: '' })
  await phone.at('chat-row').click()

  await say('/language', 'In which language')
  await button('Русский').click()
  await phone.says(phone.page.locator('body'), 'Теперь бот пишет по-русски.')
  await say('/paysupport', 'О платежах')
  await look('3-russian')

  // The same link opened as an app, and bought; the bot finds the order.
  await phone.page.goto(`${simulator}/?person=${id}&app=shop&start=p_plov-masterclass`)
  await phone.shop('product').waitFor()
  await phone.says(phone.mainButton(), 'Add to cart')
  await phone.mainButton().click()
  await phone.says(phone.mainButton(), 'View cart')
  await phone.mainButton().click()
  await phone.shop('cart').waitFor()
  await phone.checkout()
  await phone.at('pay-confirm').click()
  await phone.orderIs('delivered')
  await phone.take(id, { app: '' })
  await phone.at('chat-row').click()
  await phone.says(bot, 'оплачен и доставлен')
  await phone.at('chat-input').fill('/orders')
  await phone.at('chat-send').click()
  await phone.says(bot.last(), 'Ваши последние заказы')
  await phone.says(bot.last(), 'доставлен')
  await look('4-orders')
  await button('Заказ').click()
  await phone.orderIs('delivered')
})
