import { LIMITS, TONGUE_TAGS, type Product, type Tongue } from './product'
import { slugOf } from './slug'

export type Options = Product['product']['options']
export type Variant = Product['product']['variants'][number]

/** What the server takes at most. */
export const VARIANT_LIMITS = { options: 3, values: 20, name: 40, code: 32, variants: 100 } as const

export type Names = Record<Tongue, string>

/** A value or an option as it stands in the form; the code is empty until it is saved first. */
export interface NamedDraft {
  code: string
  names: Names
}

export interface OptionDraft extends NamedDraft {
  values: NamedDraft[]
}

function draftOfNames(names: Readonly<Record<string, string>>): Names {
  return Object.fromEntries(TONGUE_TAGS.map((tag) => [tag, names[tag] ?? ''])) as Names
}

export function draftOfOptions(options: Options): OptionDraft[] {
  return options.map(({ code, names, values }) => ({
    code,
    names: draftOfNames(names),
    values: values.map((value) => ({ code: value.code, names: draftOfNames(value.names) })),
  }))
}

export function emptyValue(): NamedDraft {
  return { code: '', names: draftOfNames({}) }
}

export function emptyOption(): OptionDraft {
  return { ...emptyValue(), values: [emptyValue()] }
}

/** Whether each has a name in English, which the others fall back to, and none is too long. */
export function isNamed({ names }: NamedDraft): boolean {
  return names.en.trim() !== '' && Object.values(names).every((it) => it.trim().length <= VARIANT_LIMITS.name)
}

/** The first language in which something is wrong; undefined if the server would take it all. */
export function wrongTongue(options: readonly OptionDraft[]): Tongue | undefined {
  const all = options.flatMap((option) => [option as NamedDraft, ...option.values])
  return TONGUE_TAGS.find((tag) =>
    all.some(({ names }) => {
      const name = names[tag].trim()
      return (tag === 'en' && name === '') || name.length > VARIANT_LIMITS.name
    }),
  )
}

/** What the server is told. What is new gets a code made of its English name, once and for all. */
export function optionsOf(drafts: readonly OptionDraft[]): Options {
  return coded(drafts).map(({ code, names, values }) => ({
    code,
    names: told(names),
    values: coded(values).map((value) => ({ code: value.code, names: told(value.names) })),
  }))
}

function told(names: Names): Record<string, string> {
  return Object.fromEntries(
    TONGUE_TAGS.map((tag) => [tag, names[tag].trim()] as const).filter(([, name]) => name !== ''),
  )
}

function coded<T extends NamedDraft>(drafts: readonly T[]): T[] {
  const taken = new Set(drafts.map(({ code }) => code))
  return drafts.map((draft) => {
    if (draft.code) return draft
    const slug = trimmed(slugOf(draft.names.en), VARIANT_LIMITS.code - 3) || 'value'
    let code = slug
    for (let n = 2; taken.has(code); n++) code = `${slug}-${n}`
    taken.add(code)
    return { ...draft, code }
  })
}

function trimmed(slug: string, length: number): string {
  return slug.slice(0, length).replace(/-+$/, '')
}

/** A combination that no variant has yet. */
export interface Missing {
  /** Its codes in the order of the options, for keeping what is typed about it. */
  readonly key: string
  readonly combination: Readonly<Record<string, string>>
}

/** Every combination of the options that is no variant yet: up to 8,000, so they are shown by {@link FEW}. */
export function missingOf(options: Options, variants: readonly Variant[]): Missing[] {
  if (options.length === 0) return []
  const key = (combination: Readonly<Record<string, string>>) =>
    options.map(({ code }) => combination[code]).join('/')
  const known = new Set(variants.map(({ combination }) => key(combination)))
  let all: Record<string, string>[] = [{}]
  for (const { code, values } of options) {
    all = all.flatMap((before) => values.map((value) => ({ ...before, [code]: value.code })))
  }
  return all.map((combination) => ({ key: key(combination), combination })).filter((it) => !known.has(it.key))
}

/** How many more variants a product can have; one that is made stays for ever. */
export function roomFor(variants: readonly Variant[]): number {
  return Math.max(0, VARIANT_LIMITS.variants - variants.length)
}

/** So many combinations are shown at once, until somebody asks for more. */
export const FEW = 50

/** Those that are called like this, not more than `most`, and all that are wrong: they must be seen. */
export function shownOf(
  missing: readonly Missing[],
  called: (missing: Missing) => boolean,
  wrong: (missing: Missing) => boolean,
  most: number,
): { readonly shown: Missing[]; readonly more: boolean } {
  let found = 0
  const shown = missing.filter((it) => (called(it) && ++found <= most) || wrong(it))
  return { shown, more: found > most }
}

/** Whether its first variant takes something away: buyers could order the product itself. */
export function endsSelling({ state, variants }: Pick<Product['product'], 'state' | 'variants'>): boolean {
  return variants.length === 0 && state !== 'draft'
}

/** A combination in words: `Red, XL`. */
export function inWords(
  options: Options,
  combination: Readonly<Record<string, string>>,
  language: string,
): string {
  return options
    .map(({ code, values }) => {
      const names = values.find((it) => it.code === combination[code])?.names ?? {}
      return names[language] ?? names['en'] ?? Object.values(names)[0] ?? combination[code]
    })
    .join(', ')
}

/**
 * A combination as a part of an id, other for each: hyphens within a code are doubled, and codes
 * neither begin nor end with one.
 */
export function slugOfCodes(options: Options, { combination }: Missing): string {
  return options.map(({ code }) => (combination[code] ?? '').replaceAll('-', '--')).join('-')
}

/**
 * An id for a variant, always the same for the same attempt; two products never have one. The end
 * of it tells which variant it is.
 *
 * @param attempt 1 for the first; later ones are for when other products have the earlier ids
 */
export function idOf(product: string, options: Options, missing: Missing, attempt = 1): string {
  const full = `${product}-${slugOfCodes(options, missing)}${attempt === 1 ? '' : `-${attempt}`}`
  if (full.length <= LIMITS.id) return full
  const hash = hashOf(full)
  return `${trimmed(full, LIMITS.id - 1 - hash.length)}-${hash}`
}

/** 64 bits of FNV-1a: among 8,000 combinations no two are expected to have the same. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const letter of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n)
  }
  return hash.toString(36)
}
