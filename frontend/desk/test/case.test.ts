import { describe, expect, it } from 'vitest'
import { ANSWER_MAX, answerFault, spanOf } from '../src/case'

describe('an answer', () => {
  it('can be as long as fits into a message of Telegram', () => {
    expect(answerFault('x'.repeat(ANSWER_MAX))).toBeUndefined()
    expect(answerFault(` ${'x'.repeat(ANSWER_MAX)} `)).toBeUndefined()
    expect(answerFault('x'.repeat(ANSWER_MAX + 1))).toBe('long')
  })

  it('says something', () => {
    expect(answerFault('')).toBe('missing')
    expect(answerFault(' \n')).toBe('missing')
  })
})

it.each([
  [0, 1, 'minute'],
  [119, 1, 'minute'],
  [3_599, 59, 'minute'],
  [3_600, 1, 'hour'],
  [86_399, 23, 'hour'],
  [86_400, 1, 'day'],
  [10 * 86_400, 10, 'day'],
])('%d seconds are %d %s', (seconds, n, unit) => {
  expect(spanOf(seconds)).toEqual({ n, unit })
})
