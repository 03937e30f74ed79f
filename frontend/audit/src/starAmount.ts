import type { Formats } from '@kit/text/formats'

/** An amount as Telegram reports it: whole Stars, and billionths of one of the same sign. */
export interface StarAmount {
  readonly stars: number
  readonly nanostars: number
}

const NANO_DIGITS = 9

/** With its sign in front and the fraction only where there is one: `+250 ★`, `−0.5 ★`. */
export function starsOf({ stars, nanostars }: StarAmount, f: Formats, signed = false): string {
  const negative = stars < 0 || nanostars < 0
  const fraction = String(Math.abs(nanostars)).padStart(NANO_DIGITS, '0').replace(/0+$/, '')
  const whole = f.number(Math.abs(stars))
  const sign = negative ? '−' : signed && (stars > 0 || nanostars > 0) ? '+' : ''
  return `${sign}${whole}${fraction === '' ? '' : `${f.decimal}${fraction}`}\u00a0★`
}

/** Reads a decimal number as the book sends it, such as `-12.5`; it has at most nine decimals. */
export function starAmount(decimal: string): StarAmount {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,9}))?$/.exec(decimal) ?? []
  const minus = sign === '-' ? -1 : 1
  return { stars: minus * Number(whole), nanostars: minus * Number(fraction.padEnd(NANO_DIGITS, '0')) }
}
