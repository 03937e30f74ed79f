import { describe, expect, it } from 'vitest'
import { hostOf, webhookFaults } from '../src/webhook'

describe('a webhook', () => {
  it('needs an address of the web and one thing to tell', () => {
    expect(webhookFaults({ url: ' https://a.example/x?y=1 ', types: ['order.paid'] })).toEqual({})
    expect(webhookFaults({ url: 'https://a.example/', types: [] })).toEqual({ types: true })
    for (const url of [
      '',
      'a.example',
      'ftp://a.example/',
      'https://u:p@a.example/',
      'https://a.example/#x',
    ]) {
      expect(webhookFaults({ url, types: ['order.paid'] })).toEqual({ url: true })
    }
    expect(webhookFaults({ url: `https://a.example/${'x'.repeat(500)}`, types: ['order.paid'] })).toEqual({
      url: true,
    })
  })

  it('is called by its host', () => {
    expect(hostOf('https://a.example:8443/x')).toBe('a.example:8443')
    expect(hostOf('odd')).toBe('odd')
  })
})
