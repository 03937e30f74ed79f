// @vitest-environment node
import { expect, it } from 'vitest'
import { isTelegrams } from '@kit/proof/initData'
import { initData, bitFlips } from './vectors'

/** Telegram's key for third parties, of its Mini Apps documentation. */
const KEY = 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d'
const BOT = '7342037359'
const signed = initData.find(({ id }) => id === 'V2')?.initData ?? ''

it('holds for what Telegram has signed', async () => {
  expect(await isTelegrams(signed, BOT, KEY)).toBe(true)
})

it('does not for another bot, another key, another person or another signature', async () => {
  expect(await isTelegrams(signed, '7342037358', KEY)).toBe(false)
  expect(await isTelegrams(signed, BOT, KEY.replace('e7', 'e8'))).toBe(false)
  expect(await isTelegrams(signed.replace('279058397', '279058398'), BOT, KEY)).toBe(false)
  const [, signature = ''] = /signature=([\w-]+)/.exec(signed) ?? []
  const bytes = Uint8Array.from(Buffer.from(signature, 'base64url'))
  for (const flipped of bitFlips(bytes)) {
    const other = signed.replace(signature, Buffer.from(flipped).toString('base64url'))
    expect(await isTelegrams(other, BOT, KEY)).toBe(false)
  }
})

it.each([
  ['nothing', '', BOT, KEY],
  ['no signature', 'auth_date=1&user=%7B%7D', BOT, KEY],
  ['no base64', 'auth_date=1&signature=%%%', BOT, KEY],
  ['no key', signed, BOT, ''],
  ['more than Telegram sends', `${signed}&x=${'y'.repeat(20_000)}`, BOT, KEY],
])('does not for %s', async (_case, data, bot, key) => {
  expect(await isTelegrams(data, bot, key)).toBe(false)
})
