import { describe, expect, it } from 'vitest'
import { stepsOf, type Setup } from '../src/setup'

const EMPTY: Setup = {
  products: { drafts: 0, onSale: 0, withdrawn: 0, untold: { en: 0, ru: 0, uz: 0, 'uz-Cyrl': 0, kk: 0 } },
  ownTerms: false,
  termsIn: ['en'],
  auditors: 0,
  analysts: 0,
  sold: false,
}
const done = (setup: Setup) => stepsOf(setup).flatMap((step) => (step.done ? [step.name] : []))

describe('the set-up', () => {
  it('has nothing done in an empty shop', () => {
    expect(done(EMPTY)).toEqual([])
  })

  it('does not wait for languages that shoppers cannot choose', () => {
    const untold = { en: 0, ru: 0, uz: 0, 'uz-Cyrl': 2, kk: 2 }
    expect(done({ ...EMPTY, products: { ...EMPTY.products, drafts: 2, untold } })).toEqual([
      'product',
      'texts',
    ])
  })

  it('waits for those that they can choose', () => {
    const untold = { en: 0, ru: 1, uz: 0, 'uz-Cyrl': 0, kk: 0 }
    expect(done({ ...EMPTY, products: { ...EMPTY.products, onSale: 1, untold } })).toEqual([
      'product',
      'sale',
    ])
  })

  it('is complete', () => {
    const all = { ...EMPTY, ownTerms: true, auditors: 1, sold: true }
    const products = { ...EMPTY.products, onSale: 1 }
    expect(stepsOf({ ...all, products }).every((step) => step.done)).toBe(true)
  })
})
