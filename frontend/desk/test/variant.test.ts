import { describe, expect, it } from 'vitest'
import {
  draftOfOptions,
  emptyOption,
  idOf,
  inWords,
  isNamed,
  missingOf,
  optionsOf,
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

  it('are never more than a product can have', () => {
    const twenty = Array.from({ length: 20 }, (_, n) => `v${n}`)
    const many: Options = [option('a', ...twenty), option('b', ...twenty)]
    expect(missingOf(many, [])).toHaveLength(100)
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
})
