/**
 * The owner sells a file with a picture; a shopper sees the picture, buys the file and downloads it, byte for byte.
 * Then it is a private chat: its buyer is let in by a link, and a friend who has the same link is not.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

const ID = `desk-guide-${Date.now().toString(36)}`
const UNREADABLE = 422
const GUIDE = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(700_000, ID)])

await journey(
  async (world) => {
    const { phone, telegram, owner, look } = world
    const buyer = await telegram.person({ firstName: 'Kamila', stars: 500 })
    const field = (name) => phone.shop(`field-${name}`)
    const press = async (text) => {
      await phone.says(phone.mainButton(), text)
      await phone.mainButton().click()
    }

    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-settings').click()
    await phone.shop('language-en').check()
    await phone.shop('area-products').click()
    await press('Add a product')
    await field('title').fill('A guide to Samarkand')
    await field('body').fill('Sixty pages.')
    await field('price').fill('40')
    await phone.shop('tab-file').click()
    await press('Save as a draft')
    await phone.says(phone.shop('field-file-note'), 'What does the buyer get?')
    await field('file').setInputFiles({ name: 'Samarkand.pdf', mimeType: 'application/pdf', buffer: GUIDE })
    await phone.says(phone.shop('chosen-file'), 'Samarkand.pdf')
    await field('id').fill(ID)
    await look('1-file-chosen')
    await press('Save as a draft')
    await phone.says(phone.shop('good-file'), 'Samarkand.pdf')

    // A picture by content, not by name; removed by mistake and brought back.
    await field('picture').setInputFiles({
      name: 'a.png',
      mimeType: 'image/png',
      buffer: Buffer.from('none'),
    })
    await phone.says(phone.shop('field-picture-note'), 'no JPEG, PNG or WebP')
    await look('2-no-picture')
    await field('picture').setInputFiles({ name: 'cover.png', mimeType: 'image/png', buffer: png(640, 480) })
    await loaded(phone.shop('picture').first())
    await look('3-picture')
    await phone.shop('remove-picture').click()
    await phone.shop('picture').first().waitFor({ state: 'detached' })
    await phone.shop('snack-action').click()
    await loaded(phone.shop('picture').first())
    await press('Put on sale')
    await phone.frame.locator('[data-testid=product][data-state=on_sale]').waitFor()

    // A shopper sees the picture, buys, and downloads what was uploaded.
    await phone.take(buyer.id)
    await loaded(phone.card(ID).getByTestId('picture'))
    await look('4-catalogue')
    await phone.card(ID).getByTestId('product-title').click()
    await loaded(phone.shop('picture'))
    assert.equal(await phone.shop('picture').getAttribute('alt'), 'A guide to Samarkand')
    await look('5-product')
    await phone.at('app-close').click()
    await phone.fill(ID)
    await phone.checkout()
    await phone.at('pay-confirm').click()
    const order = await phone.orderIs('delivered')
    await phone.says(order, 'Samarkand.pdf')
    await phone.says(phone.shop('file-facts'), '20 downloads left')
    await look('6-delivered')
    const coming = world.context.waitForEvent('page').then((page) => page.waitForEvent('download'))
    const here = phone.page.waitForEvent('download')
    await phone.shop('download').click()
    await phone.at('popup').getByText('Download', { exact: true }).click()
    const download = await Promise.any([coming, here])
    Promise.allSettled([coming, here])
    const saved = join(world.looks, 'desk-goods.pdf')
    await download.saveAs(saved)
    const bytes = await readFile(saved)
    assert.equal(download.suggestedFilename(), 'Samarkand.pdf')
    assert.equal(sha256(bytes), sha256(GUIDE))
    await phone.says(phone.shop('file-facts'), '19 downloads left')
    const orderId = await orderOf(buyer)

    // The owner sees that it was fetched, and changes what is sold from now on.
    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-products').click()
    await phone.shop('search').fill(ID)
    await phone.frame.locator(`[data-testid=product-row][data-product="${ID}"]`).click()
    await phone.shop('to-good').click()
    await phone.shop('tab-text').click()
    await field('good').fill('Ask me for the second edition.')
    await press('Save')
    await phone.says(phone.shop('good'), 'second edition')

    // From now on it is a private chat, to which the owner has added the bot.
    const room = await telegram.room({ title: 'Samarkand circle', owner: Number(owner) })
    await phone.shop('to-good').click()
    await phone.shop('tab-chat').click()
    await field('chat').fill('-1009999999999')
    await press('Save')
    await phone.says(phone.shop('snack'), 'does not know this chat')
    await look('7-unknown-chat')
    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-products').click()
    await phone.shop('search').fill(ID)
    await phone.frame.locator(`[data-testid=product-row][data-product="${ID}"]`).click()
    await phone.shop('to-good').click()
    await phone.shop('tab-chat').click()
    await phone.frame.locator(`[data-testid=chat-choice][data-chat="${room.id}"]`).check()
    await look('8-chat-chosen')
    await press('Save')
    await phone.says(phone.shop('good-chat'), 'Samarkand circle')

    // The buyer's own link lets the buyer in, and nobody else.
    await phone.take(buyer.id)
    await phone.fill(ID)
    await phone.checkout()
    await phone.at('pay-confirm').click()
    await phone.orderIs('delivered')
    await phone.shop('chat-join').waitFor()
    const chatOrder = await orderOf(buyer)
    await look('9-chat-link')
    await phone.shop('chat-join').click()
    await phone.says(phone.at('toast'), 'Your request to join was sent')
    await phone.frame.locator('[data-testid=delivery][data-chat=ADMITTED]').waitFor()
    await look('10-admitted')
    await phone.take(buyer.id, { app: '' })
    await phone.at('chat-row').first().click()
    await phone.says(phone.at('history'), 'You can now join “Samarkand circle”')
    const link = await phone.at('history').locator('.text-link').last().innerText()
    const friend = await telegram.person({ firstName: 'Nodir', stars: 0 })
    assert.equal((await telegram.join(friend.id, link)).standing, 'asking')
    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-orders').click()
    await phone.shop('search').fill(chatOrder)
    const number = chatOrder.slice(0, 8).toUpperCase()
    await phone.frame.locator('[data-testid=order-row]', { hasText: number }).click()
    await phone.frame.locator('[data-testid=chat][data-state=ADMITTED]').waitFor()
    await look('11-desk')
    const people = () => telegram.people(room.id)
    const standing = async (id) => (await people()).find(({ person }) => person === id)?.standing
    for (let tries = 0; (await standing(friend.id)) !== 'LEFT'; tries++) {
      assert.ok(tries < 100, 'the friend is sent away')
      await phone.page.waitForTimeout(300)
    }
    assert.equal(await standing(buyer.id), 'MEMBER')

    await everyScreen(world, {
      app: 'shop',
      person: buyer.id,
      first: 'open-orders',
      prefix: 'chat',
      screens: [['order', `orders/${chatOrder}`, 'chat-join']],
    })
    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-goods',
      screens: [
        ['product', `products/${ID}`, 'remove-picture'],
        ['good', `products/${ID}/good`, 'field-chat'],
        ['order', `orders/${orderId}`, 'story'],
        ['chat-order', `orders/${chatOrder}`, 'chat-link'],
      ],
    })
    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-products').click()
    await phone.shop('search').fill(ID)
    await phone.frame.locator(`[data-testid=product-row][data-product="${ID}"]`).click()
    await phone.shop('withdraw').click()
    await phone.frame.locator('[data-testid=product][data-state=withdrawn]').waitFor()

    async function orderOf() {
      const path = new URL(await phone.shop('order').evaluate(() => location.href)).pathname
      return path.split('/').at(-1)
    }
  },
  { expectedStatuses: [UNREADABLE] },
)

/** Waits until a picture is painted, not only asked for; a list that comes anew takes it away in between. */
async function loaded(picture, tries = 10) {
  try {
    await picture.waitFor()
    await picture.scrollIntoViewIfNeeded()
    await picture.evaluate((image) => image.decode())
  } catch (failure) {
    if (tries === 0 || !/not attached|detached|decoded/.test(failure.message)) throw failure
    await loaded(picture, tries - 1)
  }
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A PNG of a blue sky above sand (PNG, third edition). */
function png(width, height) {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), Buffer.alloc(width * 3, y < height / 2 ? '4a90d9' : 'd9b26a', 'hex')]),
  )
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const chunks = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

function crc32(bytes) {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
