import { expect, it } from 'vitest'
import { conversionOf, ratingOf, rungsOf } from '../src/visits'

it('says at each step who went no further, of the step before', () => {
  const rungs = rungsOf({ launch: 200, view: 100, cart: 50, invoice: 50, paid: 10 })
  expect(rungs.map(({ name, lost, lostShare, ofAll }) => [name, lost, lostShare, ofAll])).toEqual([
    ['launch', 0, 0, 1],
    ['view', 100, 0.5, 0.5],
    ['cart', 50, 0.5, 0.25],
    ['invoice', 0, 0, 0.25],
    ['paid', 40, 0.8, 0.05],
  ])
})

it('begins with the view where no launch is known', () => {
  const steps = { launch: null, view: 10, cart: 5, invoice: 2, paid: 1 }
  expect(rungsOf(steps).map(({ name }) => name)).toEqual(['view', 'cart', 'invoice', 'paid'])
  expect(conversionOf(steps)).toBe(0.1)
})

it('divides by nothing nowhere', () => {
  const none = { launch: 0, view: 0, cart: 0, invoice: 0, paid: 0 }
  expect(conversionOf(none)).toBeNull()
  expect(rungsOf(none).every(({ lostShare, ofAll }) => lostShare === 0 && ofAll === undefined)).toBe(true)
})

it('rates by the limits of web.dev, which belong to the better side', () => {
  expect(ratingOf('LCP', 2_500)).toBe('good')
  expect(ratingOf('LCP', 2_501)).toBe('middling')
  expect(ratingOf('LCP', 4_001)).toBe('poor')
  expect(ratingOf('CLS', 0.26)).toBe('poor')
  expect(ratingOf('FID', 1)).toBeUndefined()
})
