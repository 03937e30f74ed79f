import { expect, it } from 'vitest'
import { formatsFor } from '@kit/text/formats'
import type { Language } from '@kit/text/language'
import { FIGURES, type FigureName } from '../src/figures'
import { en } from '../src/text/en'
import { ru } from '../src/text/ru'
import { uz } from '../src/text/uz'
import { writingFor } from '../src/writing'

const TEXTS = { en, ru, uz }
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
const writing = (language: Language) => writingFor(formatsFor(language))

it('writes figures by their kind, and a dash where there is none', () => {
  const w = writing('en')
  expect(plain(w.figure('stars', 12_345))).toBe('12,345 ★')
  expect(plain(w.figure('stars', 123.456))).toBe('123.5 ★')
  expect(w.figure('rate', 0.0512)).toBe('5.1%')
  expect(w.figure('rate', 0.512)).toBe('51%')
  expect(w.figure('count', null)).toBe('–')
})

it('keeps an axis short', () => {
  expect([0, 950, 12_000, 2_500_000].map(writing('en').short)).toEqual(['0', '950', '12K', '2.5M'])
})

it('writes days without a year, in every language', () => {
  expect(writing('en').span({ from: '2026-11-01', to: '2026-11-21' })).toBe('Nov 1 – Nov 21')
  expect(plain(writing('ru').day('2026-11-21'))).toMatch(/^21 нояб/)
  expect(writing('uz').day('2026-11-21')).toBe('21-noy')
  expect(writing('uz-Cyrl').day('2026-11-21')).toBe('21-ноя')
  expect(writing('kk').day('2026-11-21')).toBe('21 қар.')
  expect(writing('uz').day('soon')).toBe('soon')
})

it('tells where a step begins by the clocks of the zone', () => {
  expect(writing('en').step('hour', '2026-11-21T20:00:00Z', 'Asia/Tashkent')).toBe('01:00')
  expect(writing('en').step('day', '2026-11-20T19:00:00Z', 'Asia/Tashkent')).toBe('Nov 21')
})

it.each(Object.keys(TEXTS) as (keyof typeof TEXTS)[])(
  'has a name and a definition of every figure in %s',
  (language) => {
    const text = TEXTS[language](formatsFor(language))
    for (const name of Object.keys(FIGURES) as FigureName[]) {
      expect(text.figure[name], name).not.toBe('')
      expect(text.definition[name].length, name).toBeGreaterThan(10)
    }
  },
)
