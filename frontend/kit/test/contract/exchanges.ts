import type { components } from '@kit/api/contract.gen'
import { INIT_DATA } from './contract'
import { like, moment, told, whole, type Expected } from './matchers'
import type { Exchange } from './pact.mjs'

type Session = components['schemas']['Session']

/** How every app begins: Telegram's initData for a token, and what its holder may do. */
export function signsIn(given: string, ...roles: string[]): Exchange {
  const answer = {
    token: like('e30.e30.c2lnbmF0dXJl'),
    expiresAt: moment('2999-01-01T00:20:00Z'),
    user: { id: whole(5_002_000_001) },
    roles: ['shopper', ...roles],
    telemetryRate: like(1.5),
  } satisfies Expected<Session>
  return {
    given,
    asks: 'to sign in',
    method: 'POST',
    path: '/api/auth/telegram',
    headers: { 'Accept-Language': 'en' },
    body: { initData: told('${initData}', INIT_DATA) },
    status: 200,
    answer,
  }
}
