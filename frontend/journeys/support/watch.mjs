/** What must not happen in any journey, whatever it is about. */
const LATER = 503

/** Watches all pages of a context; `faults()` says what was wrong. */
export function watch(context, { hosts, expectedStatuses }) {
  const faults = []
  // "Later" is no fault: the apps ask again. Without Retry-After the response itself is one.
  const awaited = (text) =>
    [...expectedStatuses, LATER].some((status) => text.includes(`responded with a status of ${status} `))
  const later = (response) => response.status() === LATER && 'retry-after' in response.headers()

  context.on('console', (message) => {
    const { url, lineNumber } = message.location()
    // A violation of the content security policy is such a message too.
    if (!['error', 'warning'].includes(message.type()) || awaited(message.text())) return
    faults.push(`${message.type()} in the console: ${message.text()} (${url}:${lineNumber})`)
  })
  context.on('weberror', (thrown) => faults.push(`uncaught: ${thrown.error().stack}`))
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && !hosts.includes(host)) {
      faults.push(`request to another host: ${request.url()}`)
    }
  })
  context.on('response', (response) => {
    if (response.status() >= 400 && !expectedStatuses.includes(response.status()) && !later(response)) {
      faults.push(`${response.status()} for ${response.request().method()} ${response.url()}`)
    }
  })
  return { faults: () => faults }
}
