import { describe, expect, it } from 'vitest'
import { choiceOf, queryOf, questionOf, stepOf, visitQuestionOf } from '../src/choice'

const NOON = Date.parse('2026-11-21T12:00:00Z')

describe('what an address chooses', () => {
  it('is the last 30 days of everything, compared, if it says nothing', () => {
    expect(choiceOf({})).toEqual({
      range: '30d',
      zone: undefined,
      compare: true,
      product: undefined,
      language: undefined,
    })
  })

  it.each([
    {},
    { range: '7d' },
    { from: '2026-11-01', to: '2026-11-21', tz: 'Asia/Tashkent', compare: 'none' },
    { range: 'month', product: 'night-sky', language: 'uz-Cyrl' },
  ])('comes back as the same address: %o', (query) => {
    expect(queryOf(choiceOf(query))).toEqual(query)
  })

  it('takes what is usual for a preset that nobody knows', () => {
    expect(choiceOf({ range: 'forever', compare: 'sometimes', product: ['a', 'b'] })).toMatchObject({
      range: '30d',
      compare: true,
      product: undefined,
    })
  })

  it('cuts what no filter can be', () => {
    expect(choiceOf({ product: 'x'.repeat(10_000) }).product).toHaveLength(64)
  })
})

describe('the question of a choice', () => {
  it('ends on the day after the last one, as the API of orders wants it', () => {
    expect(questionOf(choiceOf({ range: 'today' }), 'UTC', NOON)).toEqual({
      from: '2026-11-21',
      to: '2026-11-22',
      tz: 'UTC',
    })
  })

  it('names no filter to visits, which know none', () => {
    expect(visitQuestionOf(choiceOf({ range: '7d', product: 'x', language: 'ru' }), 'UTC', NOON)).toEqual({
      from: '2026-11-15',
      to: '2026-11-22',
      tz: 'UTC',
    })
  })

  it('means the days of the chosen zone, where it may be tomorrow already', () => {
    const late = Date.parse('2026-11-21T20:00:00Z')
    expect(questionOf(choiceOf({ range: 'today' }), 'UTC', late).from).toBe('2026-11-21')
    expect(questionOf(choiceOf({ range: 'today', tz: 'Asia/Tashkent' }), 'UTC', late).from).toBe('2026-11-22')
  })

  it('leaves to the server to refuse what is no day and no zone', () => {
    const choice = choiceOf({ from: 'yesterday', to: '2026-02-30', tz: 'Mars/Base' })
    expect(questionOf(choice, 'UTC', NOON)).toEqual({
      from: 'yesterday',
      to: '2026-02-30',
      tz: 'Mars/Base',
    })
  })
})

it('draws hours for two days, days for a quarter and weeks for more', () => {
  expect(stepOf({ from: '2026-11-20', to: '2026-11-21' })).toBe('hour')
  expect(stepOf({ from: '2026-11-19', to: '2026-11-21' })).toBe('day')
  expect(stepOf({ from: '2026-08-22', to: '2026-11-21' })).toBe('day')
  expect(stepOf({ from: '2026-08-21', to: '2026-11-21' })).toBe('week')
})
