import { describe, expect, it } from 'vitest'
import { memoryOf } from '@kit/host/storage'

describe('memory', () => {
  it('is the storage where there is one', () => {
    memoryOf(() => localStorage).setItem('a', '1')
    expect(localStorage.getItem('a')).toBe('1')
  })

  it('lasts for the page where touching the storage throws', () => {
    const memory = memoryOf(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    memory.setItem('a', '1')
    expect(memory.getItem('a')).toBe('1')
    memory.removeItem('a')
    expect(memory.getItem('a')).toBeNull()
  })

  it('keeps the newest value when the storage is full', () => {
    const full = {
      getItem: () => 'old',
      removeItem: () => {},
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const memory = memoryOf(() => full as unknown as Storage)
    memory.setItem('a', 'new')
    expect(memory.getItem('a')).toBe('new')
  })
})
