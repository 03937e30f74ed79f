/** The whole way in every language, in the dark theme: no word of it is left in English or is a key. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'

/** The same in every language: names, numbers of orders, and the command that verifies a receipt. */
const NAMES =
  /^(Telegram|Zij|zij|verify|English|Русский|O‘zbekcha|Ўзбекча|Қазақша|IELTS|★|PDF|ZIP|MP3|FLAC|[0-9A-F]{8})$/
/** Parts of what was not filled in, or of what only a programmer should see. */
const RAW = /undefined|\bnull\b|NaN|\[object|\{\d|\$\{|[a-z]\.[a-z]+-[a-z]+|\b[a-z]+[A-Z]\w*\b/

await journey(async ({ phone, telegram, look }) => {
  const english = await walk('en')
  for (const language of ['ru', 'uz', 'uz-Cyrl', 'kk']) {
    const words = await walk(language)
    for (const [screen, lines] of Object.entries(words)) {
      const same = lines.filter((line) => english[screen].includes(line) && isWords(line))
      assert.deepEqual(same, [], `in English on the ${screen} in ${language}`)
      if (language !== 'uz') {
        const latin = lines.filter((line) => latinWords(line).length > 0)
        assert.deepEqual(latin, [], `in Latin letters on the ${screen} in ${language}`)
      }
    }
  }

  async function choose(language) {
    await phone.shop('open-settings').click()
    await phone.shop(`language-${language}`).click()
    await phone.frame.locator(`html[lang=${language}]`).waitFor({ state: 'attached' })
    await phone.at('app-close').click()
    await phone.shop('product-card').first().waitFor()
  }

  /** What every screen says, by its name. */
  async function walk(language) {
    const buyer = await telegram.person({ firstName: 'Лола', languageCode: language, stars: 9000 })
    const heard = {}
    const hear = async (screen) => {
      heard[screen] = await spoken(phone.frame)
      assert.deepEqual(
        heard[screen].filter((line) => RAW.test(line)),
        [],
        `raw text on the ${screen} in ${language}`,
      )
      await look(`${language}-${screen}`)
    }
    await phone.take(buyer.id, { theme: 'dark', platform: language === 'uz' ? 'android' : 'ios' })
    if (language === 'uz-Cyrl') await choose(language) // Telegram's own tag of it is plain uz
    await hear('catalogue')
    await phone.card('night-sky').getByTestId('product-title').click()
    await phone.shop('product').locator('.text p').first().waitFor()
    await hear('product')
    await phone.at('app-close').click()
    await phone.fill('night-sky', 'steppe-sounds')
    await phone.shop('more').first().click()
    await hear('cart')
    await phone.checkout()
    await look(`${language}-pay-sheet`)
    await phone.at('outcome-cancelled').click()
    await phone.orderIs('invoiced')
    await phone.shop('note').waitFor()
    await hear('unpaid-order')
    await phone.checkout()
    await phone.at('pay-confirm').click()
    const order = await phone.orderIs('delivered')
    await order.getByTestId('delivery').nth(1).waitFor()
    await hear('delivered-order')
    await phone.at('app-close').click()
    await phone.shop('open-orders').click()
    await phone.shop('order-row').first().waitFor()
    await hear('orders')
    await phone.at('app-close').click()
    await phone.shop('open-settings').click()
    await phone.shop('settings').waitFor()
    await hear('settings')
    return heard
  }
})

/** Everything that a person reads or hears in the shop; not what was delivered, which has no language. */
async function spoken(frame) {
  return frame.locator('body').evaluate((body) => {
    const said = []
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode
      const silent = parentElement.closest('[data-testid=delivered-content], [data-testid=charge], script')
      if (!silent) said.push(textContent)
    }
    for (const element of body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'placeholder', 'title']) said.push(element.getAttribute(name) ?? '')
    }
    return [...new Set(said.map((it) => it.replace(/\s+/g, ' ').trim()).filter(Boolean))]
  })
}

function isWords(line) {
  return line.split(/[^\p{L}\d‘’-]+/u).some((word) => /\p{L}{2}/u.test(word) && !NAMES.test(word))
}

function latinWords(line) {
  return line.split(/[^\p{L}\d‘’-]+/u).filter((word) => /[A-Za-z]{2}/.test(word) && !NAMES.test(word))
}
