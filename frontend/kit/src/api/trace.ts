/**
 * W3C Trace Context: all that one tap asks of the server is one trace, whose first span is the tap. Whether it is kept
 * is the server's to say, so the flags say nothing.
 */
let tap = next()

function next(): string {
  return `00-${hex(16)}-${hex(8)}-00`
}

function hex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Something that a person did: what is asked from here on is because of it. */
export function tapped(): void {
  tap = next()
}

/** The `traceparent` of a request. */
export function traceparent(): string {
  return tap
}

/** Takes what is done with a finger or a key for a tap; the host's own buttons are told by the bridge. */
export function watchTaps(page: Pick<Window, 'addEventListener'>): void {
  for (const kind of ['pointerdown', 'keydown'])
    page.addEventListener(kind, tapped, { capture: true, passive: true })
}
