import { describe, expect, it } from 'vitest'
import {
  draftOfOptions,
  emptyOption,
  endsSelling,
  idOf,
  inWords,
  isNamed,
  missingOf,
  optionsOf,
  roomFor,
  shownOf,
  slugOfCodes,
  wrongTongue,
  type Options,
  type Variant,
} from '../src/variant'

const option = (code: string, ...values: string[]) => ({
  code,
  names: { en: code },
  values: values.map((value) => ({ code: value, names: { en: value.toUpperCase(), ru: `р-${value}` } })),
})
const SHIRT: Options = [option('colour', 'red', 'blue'), option('size', 's', 'xl')]
/** The one at this place, which is there. */
function nth<T>(all: readonly T[], at = 0): T {
  const found = all[at]
  if (found === undefined) throw new Error(`nothing at ${at}`)
  return found
}
const variant = (colour: string, size: string): Variant => ({
  id: `shirt-${colour}-${size}`,
  combination: { colour, size },
  price: 10,
  state: 'draft',
  left: null,
  from: null,
  until: null,
})

describe('options in the form', () => {
  it('are what the server has, and are told as that', () => {
    expect(optionsOf(draftOfOptions(SHIRT))).toEqual(SHIRT)
  })

  it('need a name in English each, and none that is too long', () => {
    const colour = nth(draftOfOptions(SHIRT))
    expect(isNamed(colour)).toBe(true)
    expect(wrongTongue([colour])).toBeUndefined()
    expect(wrongTongue([emptyOption()])).toBe('en')
    nth(colour.values).names.kk = 'ұ'.repeat(41)
    expect(wrongTongue([colour])).toBe('kk')
    expect(isNamed(nth(colour.values))).toBe(false)
  })

  it('get codes of their names once, and keep them', () => {
    const fresh = emptyOption()
    fresh.names.en = 'Время года!'
    nth(fresh.values).names.en = '***'
    const [, told] = optionsOf([...draftOfOptions([nth(SHIRT)]), fresh])
    expect(told).toMatchObject({ code: 'vremya-goda', values: [{ code: 'value' }] })
    const colour = nth(draftOfOptions([nth(SHIRT)]))
    colour.names.en = 'Paint'
    colour.values.push({ ...emptyOption(), code: '', names: { ...emptyOption().names, en: 'Red' } })
    expect(optionsOf([colour])[0]).toMatchObject({
      code: 'colour',
      values: [{ code: 'red' }, { code: 'blue' }, { code: 'red-2' }],
    })
  })
})

describe('combinations', () => {
  it('are all of them but those that are variants', () => {
    expect(missingOf(SHIRT, []).map((it) => it.key)).toEqual(['red/s', 'red/xl', 'blue/s', 'blue/xl'])
    expect(missingOf(SHIRT, [variant('red', 'xl'), variant('blue', 's')]).map((it) => it.key)).toEqual([
      'red/s',
      'blue/xl',
    ])
    expect(missingOf([], [])).toEqual([])
  })

  it('are all there, to the most that options can have, and few of them are shown at once', () => {
    const twenty = Array.from({ length: 20 }, (_, n) => `v${n}`)
    const many: Options = [option('a', ...twenty), option('b', ...twenty), option('c', ...twenty)]
    const missing = missingOf(many, [])
    expect(missing).toHaveLength(8_000)
    const all = () => true
    const none = () => false
    expect(shownOf(missing, all, none, 50)).toEqual({ shown: missing.slice(0, 50), more: true })
    expect(shownOf(missing.slice(0, 50), all, none, 50).more).toBe(false)
    const last = (it: { key: string }) => it.key === 'v19/v19/v19'
    expect(shownOf(missing, last, none, 50)).toEqual({ shown: missing.slice(-1), more: false })
    // What is wrong is seen, wherever it is.
    expect(shownOf(missing, all, last, 50).shown).toEqual([...missing.slice(0, 50), ...missing.slice(-1)])
    expect(new Set(missing.map((it) => idOf('p'.repeat(64), many, it))).size).toBe(8_000)
  })

  it('can be made until there are a hundred variants', () => {
    expect(roomFor([])).toBe(100)
    expect(roomFor(Array.from({ length: 99 }, () => variant('red', 's')))).toBe(1)
    expect(roomFor(Array.from({ length: 100 }, () => variant('red', 's')))).toBe(0)
  })

  it('end the selling of a product as itself only if it ever was sold so', () => {
    expect(endsSelling({ state: 'draft', variants: [] })).toBe(false)
    expect(endsSelling({ state: 'on_sale', variants: [] })).toBe(true)
    expect(endsSelling({ state: 'withdrawn', variants: [] })).toBe(true)
    expect(endsSelling({ state: 'on_sale', variants: [variant('red', 's')] })).toBe(false)
  })

  it('are called by the names of their values', () => {
    expect(inWords(SHIRT, { colour: 'red', size: 's' }, 'ru')).toBe('р-red, р-s')
    expect(inWords(SHIRT, { colour: 'red', size: 's' }, 'kk')).toBe('RED, S')
  })

  it('have ids of their own, however long the product’s is', () => {
    const missing = missingOf(SHIRT, [])
    expect(idOf('shirt', SHIRT, nth(missing))).toBe('shirt-red-s')
    const long = 'p'.repeat(64)
    const ids = missing.slice(0, 2).map((it) => idOf(long, SHIRT, it))
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)
  })

  it('have different ids, whatever hyphens are in the codes', () => {
    const codes = ['a', 'a-b', 'b', 'b--c', 'b-c', 'c', 'a-b-c']
    const options: Options = [option('x', ...codes), option('y', ...codes), option('z', ...codes)]
    const missing = missingOf(options, [])
    expect(missing).toHaveLength(7 ** 3)
    expect(new Set(missing.map((it) => slugOfCodes(options, it))).size).toBe(7 ** 3)
  })

  it('have another id for each attempt, and always the same', () => {
    const one = nth(missingOf(SHIRT, []))
    expect([1, 2, 9].map((attempt) => idOf('shirt', SHIRT, one, attempt))).toEqual([
      'shirt-red-s',
      'shirt-red-s-2',
      'shirt-red-s-9',
    ])
    const long = [1, 2, 9, 1].map((attempt) => idOf('p'.repeat(64), SHIRT, one, attempt))
    expect(new Set(long).size).toBe(3)
    for (const id of long) expect(id).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/)
  })
})
