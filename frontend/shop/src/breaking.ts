const LINK = /(https?:\/\/\S+)/
/** Up to the signs that hold a link together, and with them. */
const PIECE = /[^/?&=#._-]*[/?&=#._-]*/g

/**
 * A text in pieces, between which a line may end: a link behind its signs, so that none of its words is
 * cut where it could be broken beside it. Together they are the text.
 */
export function piecesOf(text: string): readonly string[] {
  return text
    .split(LINK)
    .flatMap((part, i) => (i % 2 === 0 ? [part] : (part.match(PIECE) ?? [])))
    .filter((piece) => piece !== '')
}
