import { describe, expect, it } from 'vitest'
import { slugOf } from '../src/slug'

describe('an address', () => {
  it.each([
    ['Plov masterclass', 'plov-masterclass'],
    ['Мастер-класс: плов!', 'master-klass-plov'],
    ['Щавель и съёмка', 'shavel-i-syomka'],
    ['O‘zbekcha so‘zlar', 'ozbekcha-sozlar'],
    ['Ўзбекча Қўшиқ', 'ozbekcha-qoshiq'],
    ['Қазақ әні', 'qazaq-ani'],
    ['Café Crème', 'cafe-creme'],
    ['  --  ', ''],
    ['🍵', ''],
  ])('of %s is %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })

  it('is never longer than an address may be, and ends with a letter', () => {
    const slug = slugOf(`${'x'.repeat(63)} and more`)
    expect(slug).toBe('x'.repeat(63))
  })
})
