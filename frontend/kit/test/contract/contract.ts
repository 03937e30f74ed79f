import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { told } from './matchers'
import { normal, playing, type Exchange } from './pact.mjs'
import { until } from './until'

const WRITTEN = 'target/contracts'
const APPROVED = '../contracts'

/** Somebody who is signed in; every path but the public ones wants it. */
export const SIGNED_IN = {
  Authorization: told('Bearer ${token}', 'Bearer e30.e30.c2lnbmF0dXJl'),
  'Accept-Language': 'en',
}

/** Of a refusal, with what the apps read of it. */
export const PROBLEM = 'application/problem+json'

/** What Telegram launched the app with; the server checks the real one. */
export const INIT_DATA = 'user=%7B%22id%22%3A5002000001%2C%22language_code%22%3A%22en%22%7D&hash=00'

/**
 * The contract of one app with the server. Each test runs the app's own code against Pact's server,
 * which answers as the exchanges say and fails on any other request.
 */
export function contractOf(app: string): {
  /** A test: the app does this, and these are all the requests that it makes. */
  holds(name: string, exchanges: readonly Exchange[], run: () => Promise<void>): void
  /** The last test: what was written is what the server is verified against. */
  isApproved(): void
} {
  const file = `${app}-server.json`
  const closers: (() => void)[] = []
  beforeAll(() => {
    mkdirSync(WRITTEN, { recursive: true })
    rmSync(`${WRITTEN}/${file}`, { force: true })
  })
  // Not sooner: what an app does a while later is answered, too.
  afterAll(() => closers.forEach((close) => close()))

  function holds(name: string, exchanges: readonly Exchange[], run: () => Promise<void>): void {
    it(name, async () => {
      const server = playing(app, 'server', exchanges)
      closers.push(server.close)
      standAt(`http://127.0.0.1:${server.port}/${app}/`)
      await run().catch((failure: unknown) => {
        throw new Error(`${String(failure)}\n${server.differences()}`, { cause: failure })
      })
      // An answer may be here before its request is counted.
      await until(server.isMet, server.differences)
      server.write(WRITTEN)
    })
  }

  function isApproved(): void {
    it('is the contract that the server is held to', () => {
      const written = normal(readFileSync(`${WRITTEN}/${file}`, 'utf8'))
      writeFileSync(`${WRITTEN}/${file}`, written)
      expect(
        approved(`${APPROVED}/${file}`),
        `${app} asks for something else than contracts/${file} says. If that is meant, approve it:` +
          ` cp frontend/${WRITTEN}/${file} contracts/`,
      ).toBe(written)
    })
  }

  return { holds, isApproved }
}

/** The page's own origin is the server, as everywhere; what an earlier page still asks is let through. */
function standAt(url: string): void {
  const { happyDOM } = window as unknown as { happyDOM: HappyDom }
  happyDOM.setURL(url)
  happyDOM.settings.fetch.disableSameOriginPolicy = true
}

interface HappyDom {
  setURL(url: string): void
  readonly settings: { readonly fetch: { disableSameOriginPolicy: boolean } }
}

function approved(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return 'nothing is approved'
  }
}
