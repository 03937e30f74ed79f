import type { Matched } from './matchers'

export type Value = string | Matched<string>

/** What somebody asks, and what they rely on in the answer. */
export interface Exchange {
  /** How the other side has to stand: a state that its tests can put it in. */
  readonly given: string
  /** What happens, after "a request". */
  readonly asks: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: Value
  readonly query?: Readonly<Record<string, Value | readonly string[]>>
  readonly headers?: Readonly<Record<string, Value>>
  readonly body?: unknown
  readonly status: number
  readonly answer?: unknown
  /** Of the answer; `application/json`, or `text/plain` of a text. */
  readonly type?: string
  /** The form of a text, from begin to end. */
  readonly form?: string
}

export interface Playing {
  readonly port: number
  isMet(): boolean
  differences(): string
  write(folder: string): void
  close(): void
}

export function playing(consumer: string, provider: string, exchanges: readonly Exchange[]): Playing
export function normal(json: string): string
