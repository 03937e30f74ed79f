import type { components } from '@kit/api/contract.gen'
import type { Currency } from '@kit/text/formats'
import { moneyOf, typedMoney } from './money'
import { TONGUE_TAGS, type Tongue } from './product'
import { slugOf } from './slug'

export type ShippingOption = components['schemas']['ShippingOption']

export const WAYS_MAX = 10
export const TITLE_MAX = 64
const COUNTRIES_MAX = 300
const ID_MAX = 32

/** A way of sending as it stands in the form; price and countries are as they were typed. */
export interface WayDraft {
  /** Empty until it is kept: then it follows from the title and stays. */
  readonly id: string
  titles: Record<Tongue, string>
  price: string
  currency: Currency
  countries: string
}

export type WayField = 'title' | 'price' | 'countries'
export type WayFaults = Partial<Record<WayField, true>>

export function emptyWay(currency: Currency): WayDraft {
  return { id: '', titles: titlesOf({}), price: '', currency, countries: currency === 'KZT' ? 'KZ' : 'UZ' }
}

export function wayDraft({ id, titles, price, countries }: ShippingOption): WayDraft {
  const { currency } = price
  return { id, titles: titlesOf(titles), price: typedMoney(price), currency, countries: countries.join(', ') }
}

function titlesOf(known: Readonly<Record<string, string>>): Record<Tongue, string> {
  return Object.fromEntries(TONGUE_TAGS.map((tongue) => [tongue, known[tongue] ?? ''])) as Record<
    Tongue,
    string
  >
}

/** The two-letter codes that were typed, each once; undefined if there is anything else, or nothing. */
export function countriesOf(typed: string): string[] | undefined {
  const codes = typed
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const all = [...new Set(codes)]
  const known = all.length > 0 && all.length <= COUNTRIES_MAX && all.every((code) => /^[A-Z]{2}$/.test(code))
  return known ? all : undefined
}

/** What the server would refuse. English is needed, because it is shown wherever another language lacks. */
export function wayFaults({ titles, price, countries }: WayDraft): WayFaults {
  const words = Object.values(titles)
  return {
    ...((titles.en.trim() === '' || words.some(({ length }) => length > TITLE_MAX)) && {
      title: true as const,
    }),
    ...(moneyOf(price) === undefined && { price: true as const }),
    ...(countriesOf(countries) === undefined && { countries: true as const }),
  }
}

/** All ways as the server is told them; they have no faults. New ones get an id that no other has. */
export function optionsOf(drafts: readonly WayDraft[]): ShippingOption[] {
  const taken = new Set(drafts.map(({ id }) => id))
  return drafts.map((draft) => {
    const id = draft.id || freeId(draft.titles.en, taken)
    taken.add(id)
    const told = TONGUE_TAGS.filter((tongue) => draft.titles[tongue].trim() !== '')
    return {
      id,
      titles: Object.fromEntries(told.map((tongue) => [tongue, draft.titles[tongue].trim()])),
      price: { currency: draft.currency, amount: moneyOf(draft.price) ?? 0 },
      countries: countriesOf(draft.countries) ?? [],
    }
  })
}

function freeId(title: string, taken: ReadonlySet<string>): string {
  const base =
    slugOf(title)
      .slice(0, ID_MAX - 3)
      .replace(/-+$/, '') || 'way'
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}
