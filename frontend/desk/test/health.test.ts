import { inCyrillic } from '@kit/text/cyrillic'
import { formatsFor } from '@kit/text/formats'
import { describe, expect, it } from 'vitest'
import { factsOf, unitOf, type HealthCode, type HealthLine } from '../src/health'
import { en } from '../src/text/en'
import { kk } from '../src/text/kk'
import { ru } from '../src/text/ru'
import { uz } from '../src/text/uz'

const words = {
  en: en(formatsFor('en')),
  ru: ru(formatsFor('ru')),
  uz: uz(formatsFor('uz')),
  'uz-Cyrl': inCyrillic(uz(formatsFor('uz-Cyrl'))),
  kk: kk(formatsFor('kk')),
}

function line(code: HealthCode, figures: Partial<HealthLine> = {}): HealthLine {
  return {
    code,
    state: 'look',
    count: null,
    of: null,
    seconds: null,
    about: [],
    since: null,
    last: null,
    ...figures,
  }
}

/** Every text below, each with its path. */
function texts(of: unknown, path = ''): [string, string][] {
  if (typeof of === 'string') return [[path, of]]
  if (typeof of === 'function') return [[path, String((of as (...given: string[]) => unknown)('1', '2'))]]
  return Object.entries(of as object).flatMap(([name, value]) => texts(value, `${path}.${name}`))
}

describe.each(Object.entries(words))('the words of health in %s', (language, { health, section }) => {
  it('are there for everything, each its own', () => {
    const all = texts({ health, section: section.health })
    expect(all.map(([path]) => path)).toEqual(
      texts({ health: words.en.health, section: words.en.section.health }).map(([path]) => path),
    )
    for (const [path, text] of all) expect(text.trim(), path).not.toBe('')
    const sentences = Object.values(health.line).flatMap(({ means, todo }) => [means, todo])
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('are not those of another language', () => {
    const english = new Set(texts(words.en.health.line).map(([, text]) => text))
    const kept = texts(health.line).filter(([, text]) => english.has(text))
    if (language !== 'en') expect(kept).toEqual([['.redis.title', 'Redis']])
  })

  it('hold Telegram without a suffix', () => {
    if (language === 'en' || language === 'ru') return
    for (const [path, text] of texts(health)) expect(text, path).not.toMatch(/Telegram[\p{L}’‘-]/u)
  })
})

describe('a line’s figures', () => {
  const f = formatsFor('en')
  const { unit } = words.en.health

  it('are told by what it is about', () => {
    const behind = line('processors', { count: 2, of: 24, seconds: 200, about: ['delivery', 'orders'] })
    expect(factsOf(behind, f, unit)).toEqual([
      { name: 'behind', value: '2 / 24' },
      { name: 'longest', value: '3\u00a0min' },
      { name: 'which', value: 'delivery, orders' },
    ])
    expect(factsOf(line('disk', { count: 1_610_612_736, of: 4_294_967_296 }), f, unit)).toEqual([
      { name: 'free', value: '1.5\u00a0GB / 4\u00a0GB' },
    ])
    expect(factsOf(line('payments', { count: 0 }), f, unit)).toEqual([
      { name: 'waitsAtTelegram', value: '0' },
    ])
  })

  it('are left out while nobody knows them', () => {
    for (const code of Object.keys(words.en.health.line) as HealthCode[]) {
      expect(factsOf(line(code), f, unit), code).toEqual([])
    }
  })

  it.each([
    [0, 'second', 0],
    [2.504, 'second', 2.5],
    [119.9, 'second', 119.9],
    [120, 'minute', 2],
    [7_199, 'minute', 120],
    [7_200, 'hour', 2],
    [172_800, 'day', 2],
  ])('%s seconds are said in the unit %s', (seconds, name, count) => {
    expect(unitOf(seconds)).toEqual({ name, count })
  })
})
