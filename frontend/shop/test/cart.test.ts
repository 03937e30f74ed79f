import { beforeEach, describe, expect, it } from 'vitest'
import {
  createCart,
  LINES_MAX,
  parseLines,
  QUANTITY_MAX,
  totalOf,
  withQuantity,
  type CartLine,
} from '../src/cart'

const map = { product: 'map', title: 'Map', emoji: '🌌', price: 250 }
const kit = { product: 'kit', title: 'Kit', emoji: '🧭', price: 40 }
const line = (item: typeof map, quantity: number): CartLine => ({ ...item, quantity })

describe('a quantity', () => {
  it('adds, changes and removes a line, and keeps the order of the others', () => {
    const one = withQuantity([], map, 1)
    const two = withQuantity(one, kit, 3)
    expect(withQuantity(two, map, 2)).toEqual([line(map, 2), line(kit, 3)])
    expect(withQuantity(two, map, 0)).toEqual([line(kit, 3)])
  })

  it.each([
    [QUANTITY_MAX, QUANTITY_MAX],
    [QUANTITY_MAX + 1, QUANTITY_MAX],
    [2.9, 2],
  ])('of %d becomes %d', (wanted, got) => {
    expect(withQuantity([], map, wanted)[0]?.quantity).toBe(got)
  })

  it('below one removes', () => expect(withQuantity([line(map, 1)], map, -5)).toEqual([]))

  it('for one line too many changes nothing', () => {
    const full = Array.from({ length: LINES_MAX }, (_, n) => line({ ...map, product: `p${n}` }, 1))
    expect(withQuantity(full, map, 1)).toEqual(full)
    expect(withQuantity(full, { ...map, product: 'p0' }, 5)[0]?.quantity).toBe(5)
  })

  it('takes the newest price the buyer has seen', () => {
    expect(withQuantity([line(map, 1)], { ...map, price: 300 }, 2)).toEqual([line({ ...map, price: 300 }, 2)])
  })
})

describe('the total', () => {
  it('is the sum of price times quantity', () => expect(totalOf([line(map, 2), line(kit, 3)])).toBe(620))
  it('of nothing is zero', () => expect(totalOf([])).toBe(0))
})

describe('stored lines', () => {
  it('come back as they were', () => {
    expect(parseLines(JSON.stringify([line(map, 2)]))).toEqual([line(map, 2)])
  })

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no list', '{"product":"map"}'],
    ['a quantity of zero', JSON.stringify([line(map, 0)])],
    ['a broken quantity', JSON.stringify([line(map, 1.5)])],
    ['a quantity over the limit', JSON.stringify([line(map, QUANTITY_MAX + 1)])],
    ['a negative price', JSON.stringify([line({ ...map, price: -1 }, 1)])],
    ['a missing title', JSON.stringify([{ ...line(map, 1), title: undefined }])],
    ['null', '[null]'],
  ])('of %s are none', (_case, json) => expect(parseLines(json)).toEqual([]))

  it('are at most as many as a cart holds', () => {
    expect(parseLines(JSON.stringify(Array(LINES_MAX + 1).fill(line(map, 1))))).toHaveLength(LINES_MAX)
  })
})

describe('the cart', () => {
  beforeEach(() => localStorage.clear())

  it('survives a reload, one per user', () => {
    createCart(localStorage, 'user-1').add(map)
    expect(createCart(localStorage, 'user-1').lines.value).toEqual([line(map, 1)])
    expect(createCart(localStorage, 'user-2').lines.value).toEqual([])
  })

  it('takes a removal back, in its old place', () => {
    const cart = createCart(localStorage, 'c')
    cart.add(map)
    cart.set(kit, 4)
    const before = cart.lines.value
    cart.set(map, 0)
    cart.restore(before)
    expect(cart.lines.value.map((it) => it.product)).toEqual(['map', 'kit'])
  })

  it('counts units and Stars, and follows a new price', () => {
    const cart = createCart(localStorage, 'c')
    cart.set(map, 2)
    cart.set(kit, 1)
    cart.reprice('map', 100)
    expect([cart.units.value, cart.total.value]).toEqual([3, 240])
  })
})
