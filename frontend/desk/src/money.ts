import type { Currency, Money } from '@kit/text/formats'

export const CURRENCIES: readonly Currency[] = ['UZS', 'KZT']

/** The most that one amount can be, in smallest units: a billion so'm or tenge. */
export const MONEY_MAX = 100_000_000_000
const MINOR = 100
const FORM = /^(\d{1,10})(?:[.,](\d{1,2}))?$/

/** What was typed as so'm or tenge, in smallest units; undefined if it is no amount of money. */
export function moneyOf(typed: string): number | undefined {
  const [, whole, rest = ''] = FORM.exec(typed.replace(/\s/g, '')) ?? []
  if (whole === undefined) return undefined
  const amount = Number(whole) * MINOR + Number(rest.padEnd(2, '0'))
  return amount <= MONEY_MAX ? amount : undefined
}

/** As it is typed. */
export function typedMoney({ amount }: Pick<Money, 'amount'>): string {
  const rest = amount % MINOR
  const whole = String(Math.trunc(amount / MINOR))
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`
}
