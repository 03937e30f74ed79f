import { describe, expect, it } from 'vitest'
import { draftOfCategory, isCategory, ranksAfterMove, type Category } from '../src/category'

const category = (id: string, rank: number): Category => ({
  id,
  rank,
  emoji: '🍵',
  names: { en: id },
  products: 0,
  position: 1,
})
const ALL = [category('a', 0), category('b', 10), category('c', 25)]

describe('a category', () => {
  it('moves by one, and tells no rank that stays', () => {
    expect(ranksAfterMove(ALL, 'b', -1)).toEqual([
      { id: 'b', rank: 0 },
      { id: 'a', rank: 10 },
      { id: 'c', rank: 20 },
    ])
    expect(ranksAfterMove(ALL.slice(0, 2), 'b', -1)).toHaveLength(2)
  })

  it('stays where it is at an end', () => {
    expect(ranksAfterMove(ALL, 'a', -1)).toEqual([])
    expect(ranksAfterMove(ALL, 'c', 1)).toEqual([])
  })

  it('needs a name in English of at most 40 characters, and an emoji', () => {
    const draft = draftOfCategory(category('tea', 0))
    expect(isCategory(draft)).toBe(true)
    expect(isCategory({ ...draft, names: { ...draft.names, en: 'x'.repeat(41) } })).toBe(false)
    expect(isCategory({ ...draft, names: { ...draft.names, en: ' ' } })).toBe(false)
    expect(isCategory({ ...draft, emoji: '' })).toBe(false)
  })
})
