/** Somebody buys a gift; a friend takes it on their own phone, and a second friend hears that it is taken. */
import assert from 'node:assert/strict'
import { accessible } from './support/axe.mjs'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

const PRODUCT = 'plov-masterclass'
const WORDS = 'Happy birthday, Gulnora! Invite me when it is done.'

await journey(
  async (world) => {
    const { phone, telegram, owner, look } = world
    const buyer = await telegram.person({ firstName: 'Malika', languageCode: 'en', stars: 1000 })
    const friend = await telegram.person({ firstName: 'Gulnora', languageCode: 'ru', stars: 0 })
    const second = await telegram.person({ firstName: 'Anvar', languageCode: 'en', stars: 0 })

    // At checkout it is said to be a gift, in the light and in the dark.
    for (const theme of ['dark', 'light']) {
      await phone.take(buyer.id, { theme })
      await phone.fill(PRODUCT)
      await phone.shop('as-gift').check()
      await phone.shop('gift-message').fill(WORDS)
      await accessible(shopFrame(), `a gift in the cart, ${theme}`)
      await look(`1-cart-${theme}`)
      if (theme === 'light') break
      await phone.shop('as-gift').uncheck()
      assert.equal(await phone.shop('gift-message').count(), 0)
      await phone.shop('fewer').click()
    }
    const first = await give()
    assert.equal(await telegram.stars(buyer.id), 880)
    await look('2-link')
    await phone.shop('gift-link').scrollIntoViewIfNeeded()

    // The first link got about, so there is another one.
    await phone.shop('gift-replace').click()
    await look('3-asked')
    await phone.at('popup').getByText('Get another link', { exact: true }).click()
    await phone.frame.getByTestId('gift-link').filter({ hasNotText: first.start }).waitFor()
    const start = await startIn(phone.shop('gift-link'))
    await phone.take(second.id, { first: 'gift-unknown', start: first.start })
    await look('4-replaced')

    // The friend takes it, and has what is in it.
    await phone.take(friend.id, { first: 'gift-thing', start })
    await phone.says(phone.shop('gift-words'), WORDS)
    await look('5-opened')
    await phone.mainButton().click()
    await phone.shop('received').waitFor()
    const goods = await phone.shop('delivered-content').first().innerText()
    assert.ok(goods.length > 0)
    await look('6-taken')

    // The second friend, who has the link too, hears it.
    await phone.take(second.id, { first: 'gift-over', start })
    await phone.says(phone.shop('gift-over'), 'This gift is taken')
    await look('7-too-late')

    // The buyer sees that it is taken, and never what was in it.
    await phone.take(buyer.id)
    await phone.shop('open-orders').click()
    await phone.shop('order-row').first().click()
    await phone.shop('gift-taken').waitFor()
    assert.equal(await phone.shop('gift-link').count(), 0)
    assert.equal(await phone.shop('delivery').count(), 0)
    await look('8-buyer')
    await phone.take(buyer.id, { app: '' })
    await phone.at('chat-row').first().click()
    await phone.says(phone.at('history'), 'your gift was taken')
    assert.ok(!(await phone.at('history').innerText()).includes(goods))

    // It is among the friend's things, and in the chat with the bot.
    await phone.take(friend.id)
    await phone.shop('open-orders').click()
    await phone.shop('tab-things').click()
    await phone.shop('thing-row').first().click()
    await phone.says(phone.shop('delivered-content'), goods)
    await phone.take(friend.id, { app: '' })
    await phone.at('chat-row').first().click()
    await phone.says(phone.at('history'), 'Теперь этот подарок ваш')
    await look('9-told')

    // The desk knows that it was one.
    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-settings').click()
    await phone.shop('language-en').check()
    await phone.shop('area-orders').click()
    await phone.frame.locator('[data-testid=order-row]', { hasText: first.number }).click()
    await phone.says(phone.shop('gift'), 'Taken by')
    await phone.frame.locator('[data-testid=story] [data-type="order.gift-taken"]').waitFor()
    await look('10-desk')

    // One that nobody took yet, on every screen.
    await phone.take(buyer.id)
    await phone.fill(PRODUCT)
    await phone.shop('as-gift').check()
    await phone.shop('gift-message').fill(WORDS)
    const open = await give()
    const screens = (person, sign, path) =>
      everyScreen(world, {
        app: 'shop',
        person,
        first: 'open-orders',
        prefix: 'gift',
        screens: [[sign, path, sign]],
      })
    await screens(buyer.id, 'gift-link', `orders/${open.order}`)
    await screens(buyer.id, 'gift-taken', `orders/${first.order}`)
    await screens(friend.id, 'gift-thing', `gift/${open.start.replace('gift_', '')}`)
    await screens(friend.id, 'delivered-content', `gifts/${first.order}`)
    await screens(second.id, 'gift-over', `gift/${start.replace('gift_', '')}`)

    /** Pays for the cart; answers the order and what its link starts the shop with. */
    async function give() {
      await phone.checkout()
      await phone.at('pay-confirm').click()
      const order = await phone.orderIs('delivered')
      await phone.says(phone.shop('gift-words'), WORDS)
      assert.equal(await phone.shop('delivery').count(), 0)
      return {
        start: await startIn(phone.shop('gift-link')),
        number: (await order.getByTestId('order-number').innerText()).replace('Order ', ''),
        order: new URL(shopFrame().url()).pathname.split('/').at(-1),
      }
    }

    async function startIn(link) {
      const start = new URL(await link.innerText()).searchParams.get('startapp')
      assert.match(start, /^gift_[\w-]{43}$/)
      return start
    }

    function shopFrame() {
      const frame = phone.page.frames().find((it) => it.url().includes('/shop/'))
      assert.ok(frame, 'the shop is open')
      return frame
    }
  },
  { expectedStatuses: [404] },
)
