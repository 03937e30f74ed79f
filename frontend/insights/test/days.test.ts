import { expect, it } from 'vitest'
import { dayIn, daysOf, isDay, lengthOf, plusDays, PRESETS } from '../src/days'

it.each([
  ['today', '2026-11-21', 1],
  ['7d', '2026-11-15', 7],
  ['30d', '2026-10-23', 30],
  ['90d', '2026-08-24', 90],
  ['month', '2026-11-01', 21],
] as const)('%s begins on %s and has %d days', (preset, from, length) => {
  const days = daysOf(preset, '2026-11-21')
  expect(days).toEqual({ from, to: '2026-11-21' })
  expect(lengthOf(days)).toBe(length)
})

it('has a first day of the month on the first day of the month', () => {
  expect(PRESETS.map((preset) => lengthOf(daysOf(preset, '2026-03-01')))).toEqual([1, 7, 30, 90, 1])
})

it('counts days over leap days, years and changes of clocks', () => {
  expect(plusDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(plusDays('2026-03-29', 1)).toBe('2026-03-30')
  expect(lengthOf({ from: '2026-11-21', to: '2026-11-20' })).toBe(0)
})

it.each(['2026-02-30', '2026-13-01', '26-1-1', '', 'today'])('knows that %s is no day', (text) => {
  expect(isDay(text)).toBe(false)
})

it('tells the day of a moment by the clocks of a zone, and by UTC where there is none', () => {
  const moment = '2026-11-21T20:30:00Z'
  expect(dayIn('Asia/Tashkent', moment)).toBe('2026-11-22')
  expect(dayIn('America/Los_Angeles', moment)).toBe('2026-11-21')
  expect(dayIn('Mars/Base', moment)).toBe('2026-11-21')
})
