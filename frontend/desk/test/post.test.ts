import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@kit/api/problem'
import {
  articleChanges,
  articleDraft,
  articleFault,
  articleFaults,
  emptyArticle,
  newArticleOf,
  type ArticleDraft,
} from '../src/article'
import { MONEY_MAX, moneyOf, typedMoney } from '../src/money'
import { addressOf, isNumber, paymentsOf, TRACKING_MAX, type DeskParcel } from '../src/parcel'
import { countriesOf, emptyWay, optionsOf, TITLE_MAX, wayFaults, type WayDraft } from '../src/shipping'

describe('typed money', () => {
  it.each([
    ['180000', 18_000_000],
    ['180 000', 18_000_000],
    ['12500,5', 1_250_050],
    ['0.01', 1],
    ['0', 0],
    ['1000000000', MONEY_MAX],
    ['1000000000.01', undefined],
    ['1.234', undefined],
    ['-5', undefined],
    ['', undefined],
    ['1e3', undefined],
  ])('%s is %s of the smallest units', (typed, amount) => {
    expect(moneyOf(typed)).toBe(amount)
  })

  it('is typed as it is read', () => {
    for (const amount of [0, 1, 10, 100, 18_000_000, 1_250_050, MONEY_MAX]) {
      expect(moneyOf(typedMoney({ amount }))).toBe(amount)
    }
  })
})

function shirt(): ArticleDraft {
  const draft = { ...emptyArticle('KZT'), id: 'shirt', price: '12500' }
  draft.texts.en.title = 'Shirt'
  return draft
}

describe('an article in its form', () => {
  it('needs a title in English, a price above 0 and an address', () => {
    expect(articleFaults(emptyArticle('UZS'))).toEqual({
      'title.en': 'missing',
      price: 'missing',
      id: 'missing',
    })
    expect(articleFaults({ ...shirt(), price: '0' })).toEqual({ price: 'number' })
    expect(articleFaults(shirt())).toEqual({})
  })

  it('is told with the languages it has words in', () => {
    expect(newArticleOf(shirt())).toEqual({
      article: 'shirt',
      emoji: '📦',
      price: { currency: 'KZT', amount: 1_250_000 },
      texts: { en: { title: 'Shirt', body: '' } },
    })
  })

  it('tells what changed alone', () => {
    const known = articleDraft({ ...newArticleOf(shirt()), onSale: true, position: 1 })
    expect(articleChanges(known, known)).toEqual([])
    const draft = structuredClone(known)
    draft.price = '13 000'
    draft.texts.ru.title = 'Рубашка'
    expect(articleChanges(known, draft)).toEqual([
      { kind: 'price', price: { currency: 'KZT', amount: 1_300_000 } },
      { kind: 'text', language: 'ru', text: { title: 'Рубашка', body: '' } },
    ])
  })

  it('shows a refusal where it belongs', () => {
    const refused = (code: string, field?: string) =>
      new ApiProblem({ status: 400, code, ...(field !== undefined && { field }) }, undefined)
    expect(articleFault(refused('ARTICLE_EXISTS'))).toEqual({ id: 'exists' })
    expect(articleFault(refused('INVALID_REQUEST', 'texts.ru.title'))).toEqual({ 'title.ru': 'refused' })
    expect(articleFault(refused('PROVIDER_MISSING'))).toBeUndefined()
  })
})

describe('a way of sending', () => {
  const way = (): WayDraft => ({
    ...emptyWay('UZS'),
    price: '25000',
    titles: { ...emptyWay('UZS').titles, en: 'Courier' },
  })

  it('needs a name in English, a price and countries', () => {
    expect(wayFaults({ ...emptyWay('UZS'), countries: '' })).toEqual({
      title: true,
      price: true,
      countries: true,
    })
    expect(wayFaults(way())).toEqual({})
    expect(wayFaults({ ...way(), titles: { ...way().titles, ru: 'я'.repeat(TITLE_MAX + 1) } })).toEqual({
      title: true,
    })
  })

  it('knows countries by two letters, each once', () => {
    expect(countriesOf('uz, KZ;kz  de')).toEqual(['UZ', 'KZ', 'DE'])
    expect(countriesOf('UZB')).toBeUndefined()
    expect(countriesOf(' ')).toBeUndefined()
  })

  it('gets an id that no other has, and keeps the one it has', () => {
    const ids = optionsOf([{ ...way(), id: 'courier' }, way(), way()]).map(({ id }) => id)
    expect(ids).toEqual(['courier', 'courier-2', 'courier-3'])
    const long = { ...way(), titles: { ...way().titles, en: 'a'.repeat(TITLE_MAX) } }
    expect(optionsOf([long, long]).every(({ id }) => /^[a-z0-9-]{1,32}$/.test(id))).toBe(true)
  })
})

describe('a parcel at the desk', () => {
  it('has what paid it first, and then what is owed back', () => {
    const total = { currency: 'UZS', amount: 5 } as const
    const parcel = { total } as DeskParcel['parcel']
    const payment = { charge: 'a', providerCharge: 'p-a', refund: 'r' }
    const surplus = [{ charge: 'b', providerCharge: 'p-b', total, reason: 'ALREADY_PAID', refund: null }]
    const all = paymentsOf({ buyer: 1, parcel, payment, surplus })
    expect(all.map(({ charge, surplus, refund }) => [charge, surplus, refund])).toEqual([
      ['a', false, 'r'],
      ['b', true, undefined],
    ])
  })

  it('is addressed by what the buyer filled in', () => {
    const recipient = {
      ...{ name: 'Dilnoza', phone: '+998', country: 'UZ', state: '', city: 'Samarqand' },
      ...{ street1: 'Registon 1', street2: '', postCode: '140100' },
    }
    expect(addressOf(recipient)).toEqual(['Dilnoza', 'Registon 1', '140100 Samarqand'])
  })

  it('has numbers that can be read', () => {
    expect(isNumber('RR1', TRACKING_MAX)).toBe(true)
    expect(isNumber(' ', TRACKING_MAX)).toBe(false)
    expect(isNumber('R\n1', TRACKING_MAX)).toBe(false)
    expect(isNumber('R'.repeat(TRACKING_MAX + 1), TRACKING_MAX)).toBe(false)
  })
})
