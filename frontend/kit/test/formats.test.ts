import { describe, expect, it } from 'vitest'
import { formatsFor } from '@kit/text/formats'
import { languageOf } from '@kit/text/language'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('formats', () => {
  it.each([
    ['en', 1250, '1,250 ★'],
    ['ru', 1250, '1 250 ★'],
    ['uz', 1250, '1 250 ★'],
    ['en', 0, '0 ★'],
  ] as const)('write Stars in %s', (language, amount, text) => {
    expect(plain(formatsFor(language).stars(amount))).toBe(text)
  })

  it.each([
    ['en', 'UZS', 18_000_000, '180,000 so‘m'],
    ['ru', 'UZS', 18_000_050, '180 000,50 сум'],
    ['uz', 'UZS', 1, '0,01 so‘m'],
    ['uz-Cyrl', 'UZS', 0, '0 сўм'],
    ['kk', 'KZT', 1_250_000, '12 500 ₸'],
    ['en', 'KZT', 100_000_000_000, '1,000,000,000 ₸'],
  ] as const)('write money in %s', (language, currency, amount, text) => {
    expect(plain(formatsFor(language).money({ currency, amount }))).toBe(text)
  })

  it.each([
    ['en', 1, '1 B'],
    ['en', 1_536, '1.5 KB'],
    ['ru', 1_536, '1,5 КБ'],
    ['uz', 52_428_800, '50 MB'],
    ['kk', 1_048_576, '1 МБ'],
    ['ru', 1_073_741_823, '1 024 МБ'],
    ['uz', 1_610_612_736, '1,5 GB'],
  ] as const)('write sizes in %s', (language, size, text) => {
    expect(plain(formatsFor(language).bytes(size))).toBe(text)
  })

  it('never break an amount across lines', () => {
    expect(formatsFor('ru').stars(1_234_567)).not.toContain(' ')
  })

  const ITEMS = { one: 'товар', few: 'товара', many: 'товаров', other: 'товара' }
  it.each([
    [0, '0 товаров'],
    [1, '1 товар'],
    [2, '2 товара'],
    [5, '5 товаров'],
    [11, '11 товаров'],
    [12, '12 товаров'],
    [21, '21 товар'],
    [22, '22 товара'],
    [25, '25 товаров'],
    [101, '101 товар'],
    [111, '111 товаров'],
    [1.5, '1,5 товара'],
  ])('count %d in Russian', (n, text) => expect(plain(formatsFor('ru').count(n, ITEMS))).toBe(text))

  it('count with the one form that always serves', () => {
    expect(plain(formatsFor('uz').count(21, { other: 'ta' }))).toBe('21 ta')
  })

  it.each([
    [0, 'now'],
    [59, 'now'],
    [60, '1 minute ago'],
    [3_599, '59 minutes ago'],
    [7_200, '2 hours ago'],
    [86_400, 'yesterday'],
    [7 * 86_400, '7 days ago'],
  ])('tell %d seconds ago', (seconds, text) => {
    const now = Date.parse('2026-11-21T12:00:00Z')
    expect(formatsFor('en').relative(new Date(now - seconds * 1000).toISOString(), now)).toBe(text)
  })

  it.each([
    [30, 'hozir'],
    [480, '8 daqiqa oldin'],
    [-7_200, '2 soatdan keyin'],
    [86_400, 'kecha'],
    [-86_400, 'ertaga'],
    [8 * 86_400, '13-noy, 2026'],
  ])('tell %d seconds ago in Uzbek, without help of the browser', (seconds, text) => {
    const now = new Date(2026, 10, 21, 12).getTime()
    expect(formatsFor('uz').relative(new Date(now - seconds * 1000).toISOString(), now)).toBe(text)
  })

  it('write a moment in Uzbek', () => {
    expect(formatsFor('uz').moment(new Date(2026, 10, 1, 9, 5).toISOString())).toBe('1-noy, 2026, 09:05')
  })

  it.each([
    ['uz-Cyrl', 480_000, '8 дақиқа олдин'],
    ['uz-Cyrl', 691_200_000, '13-ноя, 2026'],
    ['kk', 480_000, '8 минут бұрын'],
    ['kk', -172_800_000, '2 күннен кейін'],
    ['kk', -7_200_000, '2 сағаттан кейін'],
    ['kk', 86_400_000, 'кеше'],
    ['kk', 691_200_000, '2026 ж. 13 қар.'],
  ] as const)('in %s tell %d milliseconds ago', (language, ms, text) => {
    const now = new Date(2026, 10, 21, 12).getTime()
    expect(formatsFor(language).relative(new Date(now - ms).toISOString(), now)).toBe(text)
  })

  it('give the date after a week', () => {
    const now = Date.parse('2026-11-21T12:00:00Z')
    expect(formatsFor('en').relative('2026-11-01T12:00:00Z', now)).toBe('Nov 1, 2026')
  })
})

describe('the language', () => {
  it.each([
    ['ru', 'ru'],
    ['ru-RU', 'ru'],
    ['UZ_latn', 'uz'],
    ['uz-Cyrl-UZ', 'uz-Cyrl'],
    ['kk-KZ', 'kk'],
    ['de', 'en'],
    ['toString', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    [null, 'en'],
  ])('for the tag %s is %s', (tag, language) => expect(languageOf(tag)).toBe(language))
})
