import { describe, expect, it } from 'vitest'
import { createGiving } from '../src/giving'

describe('what an order says of a gift', () => {
  it('is nothing of an order of one\u2019s own, whatever was written', () => {
    const giving = createGiving()
    giving.message.value = 'For you'
    expect(giving.wish()).toBeUndefined()
  })

  it('is the message without what stands around it', () => {
    const giving = createGiving()
    giving.on.value = true
    expect(giving.wish()).toBe('')
    giving.message.value = '  For you\n'
    expect(giving.wish()).toBe('For you')
  })

  it('is nothing any more of the next order', () => {
    const giving = createGiving()
    giving.on.value = true
    giving.message.value = 'For you'
    giving.done()
    expect(giving.wish()).toBeUndefined()
    expect(giving.message.value).toBe('')
  })
})
