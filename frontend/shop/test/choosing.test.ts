import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { Product } from '../src/catalogue'
import { firstOf, leadsSomewhere, useChoosing, variantWith, type Variant } from '../src/choosing'

function variant(id: string, price: number, more: Partial<Variant> = {}): Variant {
  return {
    id: `shirt-${id}`,
    title: `Shirt — ${id}`,
    values: id.split('-'),
    price,
    picture: null,
    available: true,
    left: null,
    from: null,
    until: null,
    limit: null,
    ...more,
  }
}

const option = (code: string, ...values: string[]) => ({
  code,
  name: code,
  values: values.map((value) => ({ code: value, name: value.toUpperCase() })),
})

function shirt(variants: Variant[], more: Partial<Product> = {}): Product {
  return {
    id: 'shirt',
    title: 'Shirt',
    text: '',
    price: 10,
    monthly: false,
    emoji: '👕',
    picture: null,
    available: true,
    left: null,
    from: null,
    until: null,
    limit: null,
    varied: true,
    variantOf: null,
    options: [option('colour', 'red', 'blue'), option('size', 's', 'xl')],
    variants,
    position: 1,
    ...more,
  }
}

const NOW = Date.parse('2026-12-01T04:00:00Z')
const ahead = { from: '2026-12-01T04:00:01Z' }
const over = { until: '2026-12-01T04:00:00Z' }

describe('what is chosen at first', () => {
  it('is the cheapest that there is', () => {
    const all = [variant('red-s', 30), variant('red-xl', 5, { left: 0 }), variant('blue-s', 20)]
    expect(firstOf(shirt(all), NOW)?.id).toBe('shirt-blue-s')
  })

  it('is the cheapest that is sold now', () => {
    const all = [variant('red-s', 5, ahead), variant('red-xl', 6, over), variant('blue-s', 20)]
    expect(firstOf(shirt(all), NOW)?.id).toBe('shirt-blue-s')
    expect(firstOf(shirt(all), NOW + 1_000)?.id).toBe('shirt-red-s')
    expect(firstOf(shirt(all), NOW - 1)?.id).toBe('shirt-red-xl')
  })

  it('is the cheapest of all where none is there', () => {
    const all = [variant('red-s', 30, { available: false }), variant('red-xl', 5, { left: 0 })]
    expect(firstOf(shirt(all), NOW)?.id).toBe('shirt-red-xl')
    expect(firstOf(shirt([]), NOW)).toBeUndefined()
  })

  it('is the variant that a link leads to', () => {
    const all = [variant('red-s', 30), variant('red-xl', 5)]
    const linked = shirt(all, { id: 'shirt-red-s', variantOf: 'shirt' })
    expect(firstOf(linked, NOW)?.id).toBe('shirt-red-s')
  })
})

describe('a combination', () => {
  const all = [variant('red-s', 30), variant('red-xl', 5, { left: 0 }), variant('blue-s', 20)]

  it('is a variant or none', () => {
    expect(variantWith(all, ['blue', 's'])?.price).toBe(20)
    expect(variantWith(all, ['blue', 'xl'])).toBeUndefined()
  })

  it('leads somewhere if there is some of it left', () => {
    expect(leadsSomewhere(all, ['red', 's'], 0, 'blue', NOW)).toBe(true)
    expect(leadsSomewhere(all, ['red', 's'], 1, 'xl', NOW)).toBe(false)
    expect(leadsSomewhere(all, ['blue', 's'], 1, 'xl', NOW)).toBe(false)
  })
})

describe('a combination with a time of its own', () => {
  const all = [variant('red-s', 30), variant('red-xl', 5, ahead), variant('blue-s', 20, over)]

  it('leads somewhere in that time', () => {
    expect(leadsSomewhere(all, ['red', 's'], 1, 'xl', NOW)).toBe(false)
    expect(leadsSomewhere(all, ['red', 's'], 1, 'xl', NOW + 1_000)).toBe(true)
    expect(leadsSomewhere(all, ['red', 's'], 0, 'blue', NOW)).toBe(false)
    expect(leadsSomewhere(all, ['red', 's'], 0, 'blue', NOW - 1)).toBe(true)
  })
})

describe('choosing', () => {
  it('follows each choice and stays when the product is read again', () => {
    const product = ref<Product>()
    const choosing = useChoosing(() => product.value)
    expect(choosing.variant.value).toBeUndefined()
    product.value = shirt([variant('red-s', 30), variant('blue-s', 40), variant('blue-xl', 50)])
    expect(choosing.variant.value?.price).toBe(30)
    choosing.choose(0, 'blue')
    expect(choosing.variant.value?.price).toBe(40)
    choosing.choose(1, 'xl')
    expect(choosing.variant.value?.price).toBe(50)
    product.value = shirt([variant('red-s', 30), variant('blue-xl', 60)])
    expect(choosing.variant.value?.price).toBe(60)
    choosing.choose(0, 'red')
    expect(choosing.variant.value).toBeUndefined()
  })
})
