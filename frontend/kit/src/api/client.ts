import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { ref, type Ref } from 'vue'
import type { paths } from './contract.gen'
import { ApiProblem, problemOf } from './problem'
import type { Telemetry } from '../telemetry/telemetry'
import { createSession, type Session } from './session'
import { traceparent, watchTaps } from './trace'

export type Api = Client<paths>

/** No request waits longer for its answer. */
const TIMEOUT_MS = 15_000
/** A busy server is asked this often at most, its Retry-After obeyed up to the limit. */
const ATTEMPTS = 4
const MAX_WAIT_S = 8

/** The typed client and the session it speaks under. */
export interface Connection {
  readonly api: Api
  readonly session: Session
  /** True from the moment the server no longer accepts Telegram's initData: only a new launch helps. */
  readonly refused: Readonly<Ref<boolean>>
  /** Ends this person's sessions on all devices, this one too. */
  signOut(): Promise<void>
}

/** Connects to the API of this page's own origin, signing in with `initData` when it has to. */
export function createConnection(
  initData: string,
  language: () => string,
  telemetry?: Pick<Telemetry, 'opened' | 'refused'>,
): Connection {
  const speak: Middleware = {
    onRequest({ request }) {
      request.headers.set('Accept-Language', language())
      request.headers.set('traceparent', traceparent())
      return new Request(request, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    },
  }
  watchTaps(window)
  const open = createClient<paths>({ baseUrl: location.origin })
  open.use(speak)
  const refused = ref(false)
  const session = createSession(async () => {
    try {
      const document = await answer(open.POST('/api/auth/telegram', { body: { initData } }))
      telemetry?.opened(document)
      return document
    } catch (problem) {
      telemetry?.refused(codeOf(problem))
      refused.value ||= problem instanceof ApiProblem && problem.status === 401
      throw problem
    }
  })
  const api = createClient<paths>({
    baseUrl: location.origin,
    fetch: (request) => authorized(request, session),
  })
  api.use(speak)
  async function signOut(): Promise<void> {
    await answer(api.POST('/api/me/sign-out'))
    refused.value = true
  }
  return { api, session, refused, signOut }
}

function codeOf(problem: unknown): string {
  return problem instanceof ApiProblem ? problem.code : 'NO_ANSWER'
}

/** Sends a request under the session; a token refused once is renewed once. */
export async function authorized(
  request: Request,
  session: Session,
  send: typeof fetch = fetch,
): Promise<Response> {
  // The catalogue is public: its first page does not wait for the sign-in.
  if (new URL(request.url).pathname.startsWith('/api/catalog/')) return send(request)
  const again = request.clone()
  const token = await session.token()
  request.headers.set('Authorization', `Bearer ${token}`)
  const response = await send(request)
  if (response.status !== 401) return response
  session.reject(token)
  again.headers.set('Authorization', `Bearer ${await session.token()}`)
  return send(again)
}

/** The data of an answer, or its problem thrown. */
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, error, response } = await call
  if (!response.ok || data === undefined || data === null) throw problemOf(response, error)
  return data
}

/**
 * Asks again when the server says 503 or 429 with Retry-After. Only for calls that may be repeated:
 * reads, and writes under an idempotency key.
 */
export async function politely<T>(
  call: () => Promise<T>,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (problem) {
      const seconds = problem instanceof ApiProblem ? patience(problem) : undefined
      if (seconds === undefined || attempt >= ATTEMPTS) throw problem
      await wait(seconds * 1000 + Math.random() * 250)
    }
  }
}

function patience(problem: ApiProblem): number | undefined {
  const busy = problem.status === 503 || problem.status === 429
  if (!busy || problem.retryAfterS === undefined) return undefined
  return problem.retryAfterS <= MAX_WAIT_S ? problem.retryAfterS : undefined
}
