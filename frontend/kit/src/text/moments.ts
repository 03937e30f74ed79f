import type { Moments } from './formats'

/**
 * Dates in Latin Uzbek, written here because the WebViews of many phones come without Uzbek data and
 * silently fall back to placeholders like `2026 M11 21`. Words and order are CLDR's for `uz-Latn`.
 */
const MONTHS = ['yan', 'fev', 'mar', 'apr', 'may', 'iyn', 'iyl', 'avg', 'sen', 'okt', 'noy', 'dek']
const UNITS = { day: 'kun', hour: 'soat', minute: 'daqiqa' } as const

const two = (n: number) => String(n).padStart(2, '0')

/** A day without its year; `month` counts from 0. */
export function uzbekDay(day: number, month: number): string {
  return `${day}-${MONTHS[month] ?? ''}`
}

function date(at: Date): string {
  return `${uzbekDay(at.getDate(), at.getMonth())}, ${at.getFullYear()}`
}

export const uzbekMoments: Moments = {
  date,
  moment: (at) => `${date(at)}, ${two(at.getHours())}:${two(at.getMinutes())}`,
  now: 'hozir',
  ago(amount, unit) {
    if (unit === 'day' && amount === -1) return 'kecha'
    if (unit === 'day' && amount === 1) return 'ertaga'
    const words = `${Math.abs(amount)} ${UNITS[unit]}`
    return amount < 0 ? `${words} oldin` : `${words}dan keyin`
  },
}
