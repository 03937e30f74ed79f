import { describe, expect, it } from 'vitest'
import { authorized, politely } from '@kit/api/client'
import { ApiProblem, problemOf } from '@kit/api/problem'
import { createSession, RENEW_BEFORE_MS } from '@kit/api/session'

const LIFE_MS = 20 * 60_000

/** A sign-in desk that numbers its tokens, on a clock of the test's own. */
function desk() {
  const clock = { ms: 0 }
  let served = 0
  const session = createSession(
    async () => ({
      token: `token-${++served}`,
      expiresAt: new Date(clock.ms + LIFE_MS).toISOString(),
      user: { id: 1 },
      roles: ['shopper'],
      telemetryRate: 1,
    }),
    () => clock.ms,
  )
  return { session, clock, served: () => served }
}

describe('the session', () => {
  it('signs in once, however many ask at once', async () => {
    const { session, served } = desk()
    const tokens = await Promise.all([session.token(), session.token(), session.token()])
    expect(new Set(tokens)).toEqual(new Set(['token-1']))
    expect(served()).toBe(1)
  })

  it('renews a minute before its end, and not earlier', async () => {
    const { session, clock } = desk()
    await session.token()
    clock.ms = LIFE_MS - RENEW_BEFORE_MS - 1
    expect(await session.token()).toBe('token-1')
    clock.ms = LIFE_MS - RENEW_BEFORE_MS
    expect(await session.token()).toBe('token-2')
  })

  it('signs in anew after a rejection, but not for a token it has replaced already', async () => {
    const { session } = desk()
    session.reject(await session.token())
    expect(await session.token()).toBe('token-2')
    session.reject('token-1')
    expect(await session.token()).toBe('token-2')
  })

  it('tries again after a failed sign-in', async () => {
    let attempts = 0
    const session = createSession(
      async () => {
        if (++attempts === 1) throw new TypeError('offline')
        return { token: 't', expiresAt: new Date(LIFE_MS).toISOString(), user: { id: 1 }, roles: [], telemetryRate: 1 }
      },
      () => 0,
    )
    await expect(session.token()).rejects.toThrow('offline')
    await expect(session.token()).resolves.toBe('t')
  })
})

describe('an authorized request', () => {
  const api = (path: string, init?: RequestInit) => new Request(`https://shop.example${path}`, init)

  /** Answers 401 so many times, then 200 with what it was sent. */
  function server(refusals: number) {
    const seen: { token: string | null; body: string }[] = []
    const send = async (input: RequestInfo | URL) => {
      const request = input as Request
      seen.push({ token: request.headers.get('Authorization'), body: await request.text() })
      return new Response(null, { status: seen.length <= refusals ? 401 : 200 })
    }
    return { seen, send: send as typeof fetch }
  }

  it('renews a refused token once and repeats the very same request', async () => {
    const { seen, send } = server(1)
    const post = api('/api/orders', { method: 'POST', body: '{"lines":[]}' })
    expect((await authorized(post, desk().session, send)).status).toBe(200)
    expect(seen).toEqual([
      { token: 'Bearer token-1', body: '{"lines":[]}' },
      { token: 'Bearer token-2', body: '{"lines":[]}' },
    ])
  })

  it('gives up after the second refusal', async () => {
    const { seen, send } = server(9)
    expect((await authorized(api('/api/orders'), desk().session, send)).status).toBe(401)
    expect(seen).toHaveLength(2)
  })

  it('asks the catalogue without any session', async () => {
    const { session, served } = desk()
    const { seen, send } = server(0)
    await authorized(api('/api/catalog/products?lang=uz'), session, send)
    expect(seen[0]?.token).toBeNull()
    expect(served()).toBe(0)
  })
})

describe('asking politely', () => {
  const busy = (status: number, retryAfter?: string) =>
    problemOf(new Response(null, { status, headers: retryAfter ? { 'Retry-After': retryAfter } : {} }), {
      code: 'BUSY',
      status,
    })

  async function attempts(
    problem: ApiProblem | TypeError,
    until: number,
  ): Promise<[number, number[], boolean]> {
    const waits: number[] = []
    let calls = 0
    const done = await politely(
      async () => {
        if (++calls < until) throw problem
      },
      async (ms) => void waits.push(Math.floor(ms / 1000)),
    ).then(
      () => true,
      () => false,
    )
    return [calls, waits, done]
  }

  it('waits as long as the server says', async () => {
    expect(await attempts(busy(503, '2'), 3)).toEqual([3, [2, 2], true])
    expect(await attempts(busy(429, '0'), 2)).toEqual([2, [0], true])
  })

  it('asks four times at most', async () => {
    expect(await attempts(busy(503, '1'), 99)).toEqual([4, [1, 1, 1], false])
  })

  it.each([
    ['a 503 without Retry-After', busy(503)],
    ['a Retry-After that is no number', busy(503, 'Wed, 21 Oct 2026 07:28:00 GMT')],
    ['a Retry-After too long to stand there', busy(503, '9')],
    ['a refusal', busy(409, '1')],
    ['a lost connection', new TypeError('offline')],
  ])('does not repeat after %s', async (_case, problem) => {
    expect(await attempts(problem, 99)).toEqual([1, [], false])
  })
})

describe('a failed answer', () => {
  it('that is no problem document becomes the problem of its status', () => {
    expect(problemOf(new Response(null, { status: 502 }), '<html>').problem).toEqual({
      status: 502,
      code: 'HTTP_502',
    })
  })
})
