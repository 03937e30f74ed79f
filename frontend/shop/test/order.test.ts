import { describe, expect, it } from 'vitest'
import type { CheckoutState } from '../src/checkoutState'
import { parseNews } from '../src/feed'
import { actionOf, shownStatus } from '../src/order'
import { inCyrillic } from '@kit/text/cyrillic'
import { formatsFor, type Formats } from '@kit/text/formats'
import { en } from '../src/text/en'
import { ru } from '../src/text/ru'
import { kk } from '../src/text/kk'
import { uz } from '../src/text/uz'

const order = { orderId: 'o', total: 1 }
const checking: CheckoutState = { kind: 'checking', order }

describe('the main button of an order', () => {
  it.each([
    ['placed', { kind: 'idle' }, 'pay'],
    ['invoiced', { kind: 'paying', order, slug: 's' }, 'paying'],
    ['invoiced', checking, 'checking'],
    ['invoiced', { kind: 'checking', order: { orderId: 'other', total: 1 } }, 'pay'],
    ['approved', { kind: 'unpaid', order, why: 'failed' }, 'pay'],
    ['paid', checking, 'none'],
    ['delivered', { kind: 'idle' }, 'none'],
    ['cancelled', checking, 'orderAgain'],
    ['expired', { kind: 'idle' }, 'orderAgain'],
    ['refunded', { kind: 'idle' }, 'orderAgain'],
    ['charged_back', { kind: 'idle' }, 'orderAgain'],
  ] as const)('when it is %s (%o) does: %s', (status, checkout, action) => {
    expect(actionOf({ orderId: 'o', status }, checkout as CheckoutState)).toBe(action)
  })
})

describe('news', () => {
  it('name an order, its state and the position', () => {
    const data = '{"orderId":"o","status":"paid","position":7,"traceId":"t"}'
    expect(parseNews(data)).toEqual({ orderId: 'o', status: 'paid', position: 7 })
  })

  it.each(['surplus-refunded', 'melted', 'toString'])(
    'that leave the status as it is (%s) still name the order to ask for',
    (status) => {
      const data = JSON.stringify({ orderId: 'o', status, position: 7 })
      expect(parseNews(data)).toEqual({ orderId: 'o', status: undefined, position: 7 })
    },
  )

  it.each(['', '{}', '[]', '{"orderId":"o","status":"paid"}'])(
    'that say nothing we know (%s) are none',
    (data) => expect(parseNews(data)).toBeUndefined(),
  )
})

describe('the status to show', () => {
  it.each([
    ['approved', { kind: 'unpaid', order, why: 'failed' }, 'invoiced'],
    ['approved', { kind: 'unpaid', order, why: 'pending' }, 'approved'],
    ['approved', { kind: 'unpaid', order: { orderId: 'other', total: 1 }, why: 'failed' }, 'approved'],
    ['approved', checking, 'approved'],
    ['paid', { kind: 'unpaid', order, why: 'failed' }, 'paid'],
  ] as const)('of an order that is %s (%o) is: %s', (status, checkout, shown) => {
    expect(shownStatus({ orderId: 'o', status }, checkout as CheckoutState)).toBe(shown)
  })
})

describe('the words', () => {
  it.each([
    ['en', en, 'Pay 250 ★', 'Map · 3 items'],
    ['ru', ru, 'Оплатить 250 ★', 'Map · 3 товара'],
    ['uz', uz, 'To‘lash: 250 ★', 'Map · 3 ta mahsulot'],
    ['uz-Cyrl', (f: Formats) => inCyrillic(uz(f)), 'Тўлаш: 250 ★', 'Map · 3 та маҳсулот'],
    ['kk', kk, 'Төлеу: 250 ★', 'Map · 3 тауар'],
  ] as const)('in %s say the price and count', (language, words, pay, more) => {
    const t = words(formatsFor(language))
    const plain = (text: string) => text.replaceAll('\u00a0', ' ')
    expect([plain(t.pay(250)), plain(t.andMore('Map', 3)), t.andMore('Map', 1)]).toEqual([pay, more, 'Map'])
  })

  it('are there in every language, and none is empty', () => {
    for (const words of [ru, uz, kk]) {
      const mine = words(formatsFor('ru'))
      const theirs = en(formatsFor('en'))
      expect(Object.keys(mine).sort()).toEqual(Object.keys(theirs).sort())
      expect(Object.values(mine)).not.toContain('')
    }
  })
})
