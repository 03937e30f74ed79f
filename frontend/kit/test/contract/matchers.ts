/**
 * What a value has to be like, as Pact writes it into a body (docs.pact.io, "Integration JSON format").
 * The example is what the mock server answers, and what is sent when the server is verified.
 */
export interface Matched<T> {
  readonly 'pact:matcher:type': string
  readonly value: T
}

/** A document with some values matched; what an app does not read is left out. */
export type Expected<T> = [T] extends [Scalar]
  ? T | Matched<T>
  : T extends readonly (infer I)[]
    ? Matched<readonly Expected<I>[]> | readonly Expected<I>[]
    : T extends object
      ? { readonly [K in keyof T]?: Expected<T[K]> }
      : T

type Scalar = string | number | boolean | null | undefined

/** Anything of the type of the example. */
export function like<T>(value: T): Matched<T> {
  return { 'pact:matcher:type': 'type', value }
}

/** A number without a fraction. */
export function whole(value: number): Matched<number> {
  return { 'pact:matcher:type': 'integer', value }
}

/** A text of this form, from its begin to its end. */
export function text<T extends string>(form: RegExp, value: T): Matched<T> {
  const regex = formOf(form)
  if (!new RegExp(regex).test(value)) throw new Error(`${value} is not ${regex}`)
  return { 'pact:matcher:type': 'regex', regex, value } as Matched<T>
}

/** A form as the contract has it. */
export function formOf(form: RegExp): string {
  return `^(?:${form.source})$`
}

/** One of these words; the first is the example. */
export function oneOf<T extends string>(first: T, ...others: T[]): Matched<T> {
  return text(new RegExp([first, ...others].join('|')), first)
}

/** A moment in UTC, as ISO 8601 has it. */
export function moment(value: string): Matched<string> {
  return text(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z/, value)
}

/** A list of one or more, each like the example. */
export function some<T>(value: T): Matched<readonly T[]> {
  return list(value, 1)
}

/** A list that may be empty; what is in it is like the example. */
export function any<T>(value: T): Matched<readonly T[]> {
  return list(value, 0)
}

function list<T>(value: T, min: number): Matched<readonly T[]> {
  const matched = { 'pact:matcher:type': 'type', value: [value], min }
  return matched
}

/**
 * A value of a request that only the server's side can know, such as an id: when it is verified, the
 * state in which it was put says it, and names like `${order}` are replaced.
 */
export function told<T extends string | number>(expression: string, value: T): Matched<T> {
  const generator = { 'pact:generator:type': 'ProviderState', expression }
  return { 'pact:matcher:type': 'equality', value, ...generator }
}
