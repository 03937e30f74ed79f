import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@kit/api/problem'
import {
  afterChange,
  changesOf,
  draftOf,
  emptyDraft,
  faultOf,
  faultsOf,
  isChanged,
  newProductOf,
  type Draft,
} from '../src/product'

function filled(): Draft {
  const draft = { ...emptyDraft(), id: 'tea', price: '30', good: 'the code' }
  draft.texts.en.title = 'Tea'
  return draft
}

function refused(code: string, field?: string): ApiProblem {
  return new ApiProblem({ status: 400, code, ...(field !== undefined && { field }) }, undefined)
}

describe('a new product', () => {
  it('needs a title in English, a price, a good and an address', () => {
    expect(faultsOf(emptyDraft())).toEqual({
      price: 'missing',
      'title.en': 'missing',
      good: 'missing',
      id: 'missing',
    })
    expect(faultsOf(filled())).toEqual({})
  })

  it.each(['0', '100001', '1.5', '-3', 'ten', '1e3'])('has no price of %s', (price) => {
    expect(faultsOf({ ...filled(), price })).toEqual({ price: 'number' })
  })

  it.each(['-tea', 'tea-', 'Tea', 'tea room', 'чай', 'x'.repeat(65)])('has no address %s', (id) => {
    expect(faultsOf({ ...filled(), id })).toEqual({ id: 'form' })
  })

  it('takes what is at the limits, and nothing beyond', () => {
    const draft = { ...filled(), price: '100000', good: 'g'.repeat(800), emoji: 'e'.repeat(16) }
    draft.texts.en = { title: 't'.repeat(128), body: 'b'.repeat(4000) }
    expect(faultsOf(draft)).toEqual({})
    draft.texts.en = { title: 't'.repeat(129), body: 'b'.repeat(4001) }
    expect(faultsOf({ ...draft, good: 'g'.repeat(801), emoji: 'e'.repeat(17) })).toEqual({
      'title.en': 'long',
      'body.en': 'long',
      good: 'long',
      emoji: 'long',
    })
  })

  it('delivers a private chat by its number', () => {
    const draft: Draft = { ...filled(), good: '', goodIs: 'chat' }
    for (const wrong of ['', 'circle', '100', '-5', '-100 1', '-1001.5']) {
      expect(faultsOf({ ...draft, chat: wrong })).toEqual({ good: 'form' })
    }
    draft.chat = ' -1001000000101 '
    expect(faultsOf(draft)).toEqual({})
    const sent = newProductOf(draft)
    expect(sent.chat).toBe(-1001000000101)
    expect(sent).not.toHaveProperty('good')
  })

  it('delivers a file once one is uploaded', () => {
    const draft: Draft = { ...filled(), goodIs: 'file' }
    expect(faultsOf(draft)).toEqual({ good: 'missing' })
    draft.file = { sha256: 'ab'.repeat(32), name: 'guide.pdf', size: 7 }
    expect(faultsOf(draft)).toEqual({})
    expect(newProductOf(draft)).toMatchObject({ file: { sha256: 'ab'.repeat(32), name: 'guide.pdf' } })
    expect(newProductOf(draft)).not.toHaveProperty('good')
  })

  it('is told in the languages that have a text', () => {
    const draft = filled()
    draft.texts.ru.title = 'Чай'
    draft.texts.kk.body = ' '
    expect(newProductOf(draft)).toEqual({
      product: 'tea',
      emoji: '🎁',
      price: 30,
      good: 'the code',
      selling: 'once',
      texts: { en: { title: 'Tea', body: '' }, ru: { title: 'Чай', body: '' } },
    })
  })
})

describe('a subscription', () => {
  it('costs no more than Telegram takes for 30 days', () => {
    const draft = { ...filled(), selling: 'monthly' as const }
    expect(faultsOf({ ...draft, price: '10000' }).price).toBeUndefined()
    expect(faultsOf({ ...draft, price: '10001' }).price).toBe('number')
    expect(faultsOf({ ...filled(), price: '10001' }).price).toBeUndefined()
    expect(newProductOf(draft).selling).toBe('monthly')
  })
})

describe('an edited product', () => {
  it('changes in what differs alone', () => {
    const draft = filled()
    draft.price = '31'
    draft.texts.uz.title = 'Choy'
    expect(changesOf(filled(), draft)).toEqual([
      { kind: 'price', price: 31 },
      { kind: 'text', language: 'uz', text: { title: 'Choy', body: '' } },
    ])
    expect(changesOf(filled(), filled())).toEqual([])
  })

  it('is no other one after all its changes were told', () => {
    const draft = filled()
    draft.price = '31'
    draft.texts.uz.title = 'Choy'
    const known = changesOf(filled(), draft).reduce(afterChange, filled())
    expect(isChanged(known, draft)).toBe(false)
  })

  it('cannot lose a title that it had', () => {
    const draft = filled()
    draft.texts.en.title = ' '
    expect(faultsOf(draft, filled())).toEqual({ 'title.en': 'missing' })
  })

  it('needs a title wherever it has a text', () => {
    const draft = filled()
    draft.texts.ru.body = 'без названия'
    expect(faultsOf(draft, filled())).toEqual({ 'title.ru': 'missing' })
  })

  it('stands in the form as the server has it', () => {
    const product = {
      id: 'tea',
      emoji: '🍵',
      picture: null,
      price: 30,
      state: 'draft' as const,
      texts: { ru: { title: 'Чай', body: 'т' } },
      category: null,
      featured: false,
      rank: 1_000,
      from: null,
      until: null,
      limit: null,
      variantOf: null,
      options: [],
      variants: [],
      position: 7,
    }
    const goods = { good: 'g', file: null, chat: null } as const
    const draft = draftOf({ product, ...goods, selling: 'once', zone: 'UTC' })
    expect(draft).toMatchObject({ id: 'tea', price: '30', good: 'g' })
    expect(draft.texts.ru).toEqual({ title: 'Чай', body: 'т' })
    expect(draft.texts.en).toEqual({ title: '', body: '' })
  })
})

describe('a refusal of the server', () => {
  it('stands at the field that it names', () => {
    expect(faultOf(refused('INVALID_REQUEST', 'price'))).toEqual({ price: 'refused' })
    expect(faultOf(refused('INVALID_REQUEST', 'product'))).toEqual({ id: 'refused' })
    expect(faultOf(refused('INVALID_REQUEST', 'texts.ru'))).toEqual({ 'title.ru': 'refused' })
    expect(faultOf(refused('INVALID_REQUEST', 'texts.uz-Cyrl.body'))).toEqual({ 'body.uz-Cyrl': 'refused' })
    expect(faultOf(refused('PRODUCT_EXISTS'))).toEqual({ id: 'exists' })
    expect(faultOf(refused('TEXT_MISSING'))).toEqual({ 'title.en': 'missing' })
  })

  it('stands in the language that was told', () => {
    const change = { kind: 'text', language: 'ru', text: { title: '\u0000', body: '' } } as const
    expect(faultOf(refused('INVALID_REQUEST', 'title'), change)).toEqual({ 'title.ru': 'refused' })
  })

  it('is about no field if it names none of the form', () => {
    expect(faultOf(refused('INVALID_REQUEST', 'texts.xx'))).toBeUndefined()
    expect(faultOf(refused('BUSY'))).toBeUndefined()
    expect(faultOf(new Error('no network'))).toBeUndefined()
  })
})
