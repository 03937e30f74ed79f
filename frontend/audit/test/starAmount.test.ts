import { expect, it } from 'vitest'
import { formatsFor } from '@kit/text/formats'
import { starAmount, starsOf } from '../src/starAmount'

const f = formatsFor('en')

it.each([
  [250, 0, '250\u00a0★', '+250\u00a0★'],
  [0, 0, '0\u00a0★', '0\u00a0★'],
  [-1_250, 0, '−1,250\u00a0★', '−1,250\u00a0★'],
  [0, -500_000_000, '−0.5\u00a0★', '−0.5\u00a0★'],
  [1, 1, '1.000000001\u00a0★', '+1.000000001\u00a0★'],
])('says %i Stars and %i nanostars', (stars, nanostars, plain, signed) => {
  expect(starsOf({ stars, nanostars }, f)).toBe(plain)
  expect(starsOf({ stars, nanostars }, f, true)).toBe(signed)
})

it.each([
  ['0', 0, 0],
  ['12', 12, 0],
  ['-12.5', -12, -500_000_000],
  ['-0.000000001', -0, -1],
])('reads %s', (decimal, stars, nanostars) => {
  const read = starAmount(decimal)
  expect([read.stars + 0, read.nanostars + 0]).toEqual([stars + 0, nanostars])
})

it('writes the fraction as the language does', () => {
  expect(starsOf({ stars: 1, nanostars: 500_000_000 }, formatsFor('ru'))).toBe('1,5\u00a0★')
})
