// @vitest-environment node
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { utf8 } from '@kit/proof/bytes'
import type { Entry } from '@kit/proof/entry'
import { purchaseOf } from '@kit/proof/purchase'

/** The event as the Java side has approved it. */
const approved = new URL(
  '../../../../api/language/src/test/resources/approved/parcel.paid.1.approved.json',
  import.meta.url,
)
const paid = JSON.parse(readFileSync(fileURLToPath(approved), 'utf8')) as Record<string, unknown>

const entry = (type: string, payload: unknown) =>
  ({ type, payload: utf8(JSON.stringify(payload)) }) as unknown as Entry

describe('a paid parcel', () => {
  it('says what was bought for how much money, and how it is sent', () => {
    const words = purchaseOf(entry('parcel.paid', paid))
    expect(words).toMatchObject({
      amount: { currency: 'UZS' },
      order: paid['order'],
      at: paid['at'],
    })
    expect(words?.shipping).toBe((paid['shipping'] as { title: string }).title)
    expect(words?.lines).toHaveLength((paid['lines'] as unknown[]).length)
    expect(words?.lines[0]?.price).toMatchObject({ currency: 'UZS' })
  })

  it('is no purchase in Stars, and an unknown currency is none at all', () => {
    expect(purchaseOf(entry('order.paid', paid))).toBeUndefined()
    const payment = { ...(paid['payment'] as object), amount: { currency: 'XTR', amount: 1 } }
    expect(purchaseOf(entry('parcel.paid', { ...paid, payment }))).toBeUndefined()
  })
})
