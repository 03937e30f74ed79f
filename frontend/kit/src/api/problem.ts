import type { components } from './contract.gen'

type ServersProblem = components['schemas']['Problem']

/** What a refused call says; a proxy in between says less than the server does. */
export type Problem = Pick<ServersProblem, 'status' | 'code'> & Partial<ServersProblem>

/** A refusal by the server (RFC 9457), as an error that pages can show. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  constructor(
    readonly problem: Problem,
    /** What the server asked us to wait, in seconds; undefined when it did not. */
    readonly retryAfterS: number | undefined,
  ) {
    super(problem.detail ?? problem.title ?? problem.code)
  }

  get code(): string {
    return this.problem.code
  }

  get status(): number {
    return this.problem.status
  }
}

/** Reads a failed response; one that is no problem document becomes a problem of its status. */
export function problemOf(response: Response, body: unknown): ApiProblem {
  const problem = isProblem(body) ? body : { status: response.status, code: `HTTP_${response.status}` }
  return new ApiProblem(problem, retryAfterS(response.headers.get('Retry-After')))
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}

function retryAfterS(header: string | null): number | undefined {
  const seconds = header === null ? Number.NaN : Number(header)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}
