import { createApp, h, nextTick } from 'vue'
import { expect, it } from 'vitest'
import { formatsFor } from '@kit/text/formats'
import { DESK, type Desk } from '../src/desk'
import MissingVariants from '../src/parts/MissingVariants.vue'
import { en } from '../src/text/en'
import { missingOf, type Options } from '../src/variant'

const values = Array.from({ length: 20 }, (_, n) => ({ code: `v${n}`, names: { en: `V${n}` } }))
const options: Options = ['a', 'b'].map((code) => ({ code, names: { en: code }, values }))

function shown(room: number): HTMLElement {
  const locale = { t: en(formatsFor('en')), f: formatsFor('en'), language: 'en' }
  const root = document.createElement('div')
  const props = {
    modelValue: {},
    options,
    missing: missingOf(options, []),
    room,
    wanted: 0,
    priceError: 'wrong',
    ends: false,
    priceOf: () => '',
    fault: ({ key }: { key: string }) => key === 'v19/v19',
  }
  createApp(() => h(MissingVariants, props))
    .provide(DESK, { locale } as unknown as Desk)
    .mount(root)
  return root
}

const prices = (root: HTMLElement) => root.querySelectorAll('[data-testid^=price-]:not([data-testid$=-note])')

it('400 combinations are shown by fifties, and found by name; what is wrong is never hidden', async () => {
  const root = shown(100)
  expect(prices(root)).toHaveLength(51)
  expect(root.textContent).toContain('the first 100 with a price are made')
  root.querySelector<HTMLElement>('[data-testid=more-variants]')?.click()
  await nextTick()
  expect(prices(root)).toHaveLength(101)
  const search = root.querySelector<HTMLInputElement>('[data-testid=search]')
  if (!search) throw new Error('nothing to search with')
  search.value = 'v12, V3'
  search.dispatchEvent(new Event('input'))
  await nextTick()
  const names = [...prices(root)].map((it) => it.getAttribute('data-testid'))
  expect(names).toEqual(['price-v12-v3', 'price-v19-v19'])
  expect(root.querySelector('[data-testid=more-variants]')).toBeNull()
})

it('says that there are all where no more can be made', () => {
  const root = shown(0)
  expect(prices(root)).toHaveLength(0)
  expect(root.querySelector('[data-testid=variants-full]')?.textContent).toMatch(/^400\scombinations$/)
  expect(root.textContent).toContain('this one has them all')
})
