/** Pact's specification of the files (as its native part counts them): 3. */
const V3 = 4

import { makeConsumerPact, setLogLevel } from '@pact-foundation/pact-core'

setLogLevel('error')

/**
 * Starts a server that answers as the exchanges say and takes no other request.
 *
 * @param {string} consumer who asks
 * @param {string} provider who answers
 * @param {import('./pact.d.mts').Exchange[]} exchanges
 */
export function playing(consumer, provider, exchanges) {
  const pact = makeConsumerPact(consumer, provider, V3)
  for (const exchange of exchanges) describeTo(pact.newInteraction(exchange.asks), exchange)
  const port = pact.createMockServer('127.0.0.1', 0)
  return {
    port,
    isMet: () => pact.mockServerMatchedSuccessfully(port),
    differences: () => JSON.stringify(pact.mockServerMismatches(port), undefined, 1),
    write: (folder) => pact.writePactFile(folder, true),
    close: () => pact.cleanupMockServer(port),
  }
}

function describeTo(interaction, exchange) {
  const { given, asks, method, path, query = {}, headers = {}, body, status, answer, type, form } = exchange
  interaction.given(given)
  interaction.uponReceiving(asks)
  interaction.withRequest(method, written(path))
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value]
    values.forEach((one, at) => interaction.withQuery(name, at, written(one)))
  }
  for (const [name, value] of Object.entries(headers)) interaction.withRequestHeader(name, 0, written(value))
  if (body !== undefined) interaction.withRequestBody(JSON.stringify(body), 'application/json')
  interaction.withStatus(status)
  if (answer === undefined) return
  if (typeof answer === 'string') interaction.withResponseBody(answer, type ?? 'text/plain')
  else interaction.withResponseBody(JSON.stringify(answer), type ?? 'application/json')
  if (form === undefined) return
  const matchers = [{ match: 'regex', regex: form }]
  interaction.withResponseMatchingRules(JSON.stringify({ body: { $: { combine: 'AND', matchers } } }))
}

function written(value) {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/**
 * A contract in one order, each exchange once, and without the versions of what wrote it.
 *
 * @param {string} json
 */
export function normal(json) {
  const pact = JSON.parse(json)
  delete pact.metadata.pactRust
  const exchanges = new Map(pact.interactions.map((it) => [JSON.stringify(it), it]))
  pact.interactions = [...exchanges.values()].sort((a, b) => order(a).localeCompare(order(b), 'en'))
  const names = new Set(pact.interactions.map(order))
  if (names.size < exchanges.size) throw new Error('two exchanges have one name')
  return `${JSON.stringify(pact, undefined, 2)}\n`
}

function order({ description, providerStates }) {
  return `${description} ${JSON.stringify(providerStates)}`
}
