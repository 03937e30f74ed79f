import { toBase64, utf8 } from './bytes'

/** Browsers and chats cut longer links. */
const LINK_CHARS_MAX = 16_000

/**
 * A link to the public page that checks this receipt. The receipt is in the fragment, which browsers
 * send to nobody. For one too long for a link it is the page alone, where the file can be chosen.
 */
export function checkLink(receipt: string, origin: string): string {
  const coded = toBase64(utf8(receipt)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  const page = `${origin}/verify/`
  const link = `${page}#receipt=${coded}`
  return link.length <= LINK_CHARS_MAX ? link : page
}
