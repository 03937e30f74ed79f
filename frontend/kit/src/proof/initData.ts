import { utf8, type Bytes } from './bytes'
import { signs } from './crypto'

const HEX_KEY = /^[0-9a-f]{64}$/i
const INIT_DATA_CHARS_MAX = 16_384

/**
 * Whether Telegram has signed this initData for a bot (Mini Apps documentation, "Validating data for
 * third-party use"): Ed25519 over the bot's id, a fixed word, and the fields in order of their names,
 * without `hash` and `signature`. Who knows the bot's token cannot make this signature.
 *
 * @param publicKey 64 hexadecimal digits
 * @throws CannotTell if the browser knows no Ed25519
 */
export async function isTelegrams(initData: string, botId: string, publicKey: string): Promise<boolean> {
  if (initData.length > INIT_DATA_CHARS_MAX || !HEX_KEY.test(publicKey)) return false
  const fields = [...new URLSearchParams(initData)]
  const signature = fields.find(([name]) => name === 'signature')?.[1] ?? ''
  const lines = fields
    .filter(([name]) => name !== 'hash' && name !== 'signature')
    .map(([name, value]) => `${name}=${value}`)
    .sort((a, b) => (a < b ? -1 : 1))
  const message = [`${botId}:WebAppData`, ...lines].join('\n')
  const bytes = fromBase64Url(signature)
  return bytes !== undefined && (await signs(fromHex(publicKey), utf8(message), bytes))
}

function fromHex(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function fromBase64Url(text: string): Bytes | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
