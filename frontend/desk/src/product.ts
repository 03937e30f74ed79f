import type { components } from '@kit/api/contract.gen'
import { ApiProblem } from '@kit/api/problem'
import { LANGUAGES, type Language } from '@kit/text/language'

export type Card = components['schemas']['ListedCard']
export type Product = components['schemas']['DeskProduct']
export type ProductState = Card['state']
export type Text = components['schemas']['Text']
/** A file that was uploaded, under the name that buyers see. */
export type GoodFile = Pick<components['schemas']['GoodFile'], 'sha256' | 'name' | 'size'>
export type Selling = Product['selling']
export type NewProduct = components['schemas']['NewProduct']

export const STATES: readonly ProductState[] = ['on_sale', 'draft', 'withdrawn']

/** The languages that a product can be told in: those of the apps, each named in itself. */
export const TONGUES = LANGUAGES
export type Tongue = Language
export const TONGUE_TAGS = Object.keys(TONGUES) as Tongue[]
/** Those that no shop should lack; in the others, what is missing is read in the nearest of these. */
export const SPOKEN: readonly Tongue[] = ['en', 'ru', 'uz']

/** What the server takes at most. */
export const LIMITS = {
  title: 128,
  body: 4_000,
  good: 800,
  emoji: 16,
  id: 64,
  price: 100_000,
  fileName: 100,
  monthly: 10_000,
} as const

/** A product as it stands in the form; numbers are as they were typed. */
export interface Draft {
  id: string
  emoji: string
  price: string
  good: string
  /** Which of them the buyer gets. */
  goodIs: 'text' | 'file' | 'chat'
  file: GoodFile | null
  /** Telegram's number of a private chat, as it was typed or chosen. */
  chat: string
  /** Chosen when it is made, and never changed. */
  selling: Selling
  texts: Record<Tongue, Text>
}

/** What the buyer gets, whichever it is. */
export type Goods = Pick<Draft, 'good' | 'goodIs' | 'file' | 'chat'>

export const SELLINGS: readonly Selling[] = ['once', 'monthly']

/** What a price may be at most. */
export function highestPrice(selling: Selling): number {
  return selling === 'monthly' ? LIMITS.monthly : LIMITS.price
}

/** A field of the form; texts have their language behind a dot. */
export type Field = 'id' | 'emoji' | 'price' | 'good' | `title.${Tongue}` | `body.${Tongue}`
/** What is wrong with a field, as a key of the words for it. */
export type Fault = 'missing' | 'long' | 'number' | 'form' | 'exists' | 'refused'
export type Faults = Partial<Record<Field, Fault>>

/** One thing to tell the server. */
export type Change =
  | { readonly kind: 'price'; readonly price: number }
  | { readonly kind: 'text'; readonly language: Tongue; readonly text: Text }

const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
const WHOLE = /^\d{1,9}$/
/** Numbers of supergroups and channels. */
const CHAT = /^-100\d{9,12}$/

export function emptyDraft(): Draft {
  const good = { good: '', goodIs: 'text', file: null, chat: '' } as const
  return { id: '', emoji: '🎁', price: '', ...good, selling: 'once', texts: textsOf({}) }
}

export function draftOf({ product, good, file, chat, selling }: Product): Draft {
  const { id, emoji, price, texts } = product
  const goodIs = file ? 'file' : chat ? 'chat' : 'text'
  const goods = { good: good ?? '', goodIs, file, chat: chat ? String(chat.chat) : '' } as const
  return { id, emoji, price: String(price), ...goods, selling, texts: textsOf(texts) }
}

function textsOf(known: Readonly<Record<string, Text>>): Record<Tongue, Text> {
  const one = (tongue: Tongue): Text => ({ title: '', body: '', ...known[tongue] })
  return Object.fromEntries(TONGUE_TAGS.map((tongue) => [tongue, one(tongue)])) as Record<Tongue, Text>
}

function isBlank({ title, body }: Text): boolean {
  return title.trim() === '' && body.trim() === ''
}

/** What the server would refuse. A text may be left out, but not taken back: `known` had one. */
export function faultsOf(draft: Draft, known?: Draft): Faults {
  const faults: Faults = {}
  const price = WHOLE.test(draft.price.trim()) ? Number(draft.price) : 0
  if (draft.price.trim() === '') faults.price = 'missing'
  else if (price < 1 || price > highestPrice(draft.selling)) faults.price = 'number'
  for (const tongue of TONGUE_TAGS) {
    const text = draft.texts[tongue]
    const needed = !isBlank(text) || (known && !isBlank(known.texts[tongue]))
    if (needed && text.title.trim() === '') faults[`title.${tongue}`] = 'missing'
    if (text.title.length > LIMITS.title) faults[`title.${tongue}`] = 'long'
    if (text.body.length > LIMITS.body) faults[`body.${tongue}`] = 'long'
  }
  if (known) return faults
  // Everything but the texts in other languages is there from the beginning.
  if (draft.texts.en.title.trim() === '') faults['title.en'] = 'missing'
  const good = goodFault(draft)
  if (good) faults.good = good
  if (draft.emoji.trim() === '') faults.emoji = 'missing'
  if (draft.emoji.length > LIMITS.emoji) faults.emoji = 'long'
  if (!ID.test(draft.id)) faults.id = draft.id === '' ? 'missing' : 'form'
  return faults
}

/** What is wrong with what the buyer is to get. */
export function goodFault({ good, goodIs, file, chat }: Goods): Fault | undefined {
  if (goodIs === 'file') return file ? undefined : 'missing'
  if (goodIs === 'chat') return CHAT.test(chat.trim()) ? undefined : 'form'
  if (good.trim() === '') return 'missing'
  return good.length > LIMITS.good ? 'long' : undefined
}

/** What the buyer gets, as the server is told; it has no fault. */
export function goodOf({ good, goodIs, file, chat }: Goods) {
  if (goodIs === 'chat') return { chat: Number(chat) }
  return goodIs === 'file' && file ? { file: { sha256: file.sha256, name: file.name } } : { text: good }
}

/** What has to be told so that the server has what the form has; the form has no faults. */
export function changesOf(known: Draft, draft: Draft): Change[] {
  const changes: Change[] = []
  const price = Number(draft.price)
  if (price !== Number(known.price)) changes.push({ kind: 'price', price })
  for (const language of TONGUE_TAGS) {
    const text = draft.texts[language]
    const was = known.texts[language]
    if (text.title === was.title && text.body === was.body) continue
    if (isBlank(text) && isBlank(was)) continue
    changes.push({ kind: 'text', language, text })
  }
  return changes
}

/** What the server has after it was told this. */
export function afterChange(known: Draft, change: Change): Draft {
  if (change.kind === 'price') return { ...known, price: String(change.price) }
  return { ...known, texts: { ...known.texts, [change.language]: change.text } }
}

/** Whether something would be lost if the form were closed now. */
export function isChanged(known: Draft, draft: Draft): boolean {
  return JSON.stringify(known) !== JSON.stringify(draft)
}

/** The product that a form without faults describes. */
export function newProductOf(draft: Draft): NewProduct {
  const { id, emoji, price, selling, texts } = draft
  const { text, ...other } = { text: undefined, ...goodOf(draft) }
  const told = TONGUE_TAGS.filter((tongue) => !isBlank(texts[tongue]))
  return {
    product: id,
    emoji: emoji.trim(),
    price: Number(price),
    ...(text === undefined ? other : { good: text }),
    selling,
    texts: Object.fromEntries(told.map((tongue) => [tongue, texts[tongue]])),
  }
}

/** Where the server's refusal belongs in the form; undefined if it is about no field of it. */
export function faultOf(problem: unknown, change?: Change): Faults | undefined {
  if (!(problem instanceof ApiProblem)) return undefined
  if (problem.code === 'PRODUCT_EXISTS') return { id: 'exists' }
  if (problem.code === 'SUBSCRIPTION_PRICE_TOO_HIGH') return { price: 'number' }
  if (problem.code === 'TEXT_MISSING') return { 'title.en': 'missing' }
  const named = problem.problem.field
  if (named === undefined) return undefined
  if (change?.kind === 'text' && (named === 'title' || named === 'body')) {
    return { [`${named}.${change.language}`]: 'refused' }
  }
  // A new product's texts are named as `texts.ru`, or `texts.ru.title`.
  const [name, language, part] = named.split('.')
  if (name === 'texts' && isTongue(language)) {
    return { [`${part === 'body' ? 'body' : 'title'}.${language}`]: 'refused' }
  }
  const field = name === 'product' ? 'id' : name
  return isField(field) ? { [field]: 'refused' } : undefined
}

function isTongue(tag: string | undefined): tag is Tongue {
  return tag !== undefined && Object.hasOwn(TONGUES, tag)
}

function isField(name: string | undefined): name is 'id' | 'emoji' | 'price' | 'good' {
  return name === 'id' || name === 'emoji' || name === 'price' || name === 'good'
}
