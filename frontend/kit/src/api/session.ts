import type { components } from './contract.gen'

export type SessionDocument = components['schemas']['Session']

/** A sign-in that renews itself: one request at a time, however many callers ask. */
export interface Session {
  /** A token good for at least another minute. Rejects when the sign-in is refused. */
  token(): Promise<string>
  /** Says that the server did not accept the token: the next call of `token` signs in anew. */
  reject(token: string): void
  /** What the server lets this person do, as it said at the newest sign-in. */
  roles(): Promise<readonly string[]>
}

/** A token is renewed this long before it ends, so that no request carries one that dies on the way. */
export const RENEW_BEFORE_MS = 60_000

/** `signIn` exchanges Telegram's initData for a token; `now` is in milliseconds. */
export function createSession(signIn: () => Promise<SessionDocument>, now: () => number = Date.now): Session {
  let current: SessionDocument | undefined
  let pending: Promise<SessionDocument> | undefined

  function fresh(): Promise<SessionDocument> {
    pending ??= signIn()
      .then((session) => (current = session))
      .finally(() => (pending = undefined))
    return pending
  }

  async function good(): Promise<SessionDocument> {
    const lasts = current && Date.parse(current.expiresAt) - now() > RENEW_BEFORE_MS
    return lasts && current ? current : await fresh()
  }

  return {
    token: async () => (await good()).token,
    roles: async () => (await good()).roles,
    reject(token) {
      if (current?.token === token) current = undefined
    },
  }
}
