import { ApiProblem } from '@kit/api/problem'
import type { components } from '@kit/api/contract.gen'
import type { Currency, Money } from '@kit/text/formats'
import { moneyOf, typedMoney } from './money'
import { faultsOf, TONGUE_TAGS, type Faults, type Text, type Tongue } from './product'

export type Article = components['schemas']['ShopArticle']
export type NewArticle = components['schemas']['NewArticle']

/** Something that is sent by post, as it stands in the form; the price is as it was typed. */
export interface ArticleDraft {
  id: string
  emoji: string
  price: string
  /** Chosen when it is made, and never changed. */
  currency: Currency
  texts: Record<Tongue, Text>
}

/** One thing to tell the server. */
export type ArticleChange =
  | { readonly kind: 'price'; readonly price: Money }
  | { readonly kind: 'text'; readonly language: Tongue; readonly text: Text }

export function emptyArticle(currency: Currency): ArticleDraft {
  return { id: '', emoji: '📦', price: '', currency, texts: textsOf({}) }
}

export function articleDraft({ article, emoji, price, texts }: Article): ArticleDraft {
  return { id: article, emoji, price: typedMoney(price), currency: price.currency, texts: textsOf(texts) }
}

function textsOf(known: Readonly<Record<string, Text>>): Record<Tongue, Text> {
  const one = (tongue: Tongue): Text => ({ title: '', body: '', ...known[tongue] })
  return Object.fromEntries(TONGUE_TAGS.map((tongue) => [tongue, one(tongue)])) as Record<Tongue, Text>
}

const isBlank = ({ title, body }: Text) => title.trim() === '' && body.trim() === ''

/** What the server would refuse; texts, picture and address have the limits that a product's have. */
export function articleFaults(draft: ArticleDraft, known?: ArticleDraft): Faults {
  const asProduct = (it: ArticleDraft) => ({
    ...{ id: it.id, emoji: it.emoji, texts: it.texts, price: '1', good: 'none', chat: '', file: null },
    ...{ goodIs: 'text' as const, selling: 'once' as const },
  })
  const faults = faultsOf(asProduct(draft), known && asProduct(known))
  const price = moneyOf(draft.price)
  if (draft.price.trim() === '') faults.price = 'missing'
  else if (price === undefined || price === 0) faults.price = 'number'
  return faults
}

/** What has to be told so that the server has what the form has; the form has no faults. */
export function articleChanges(known: ArticleDraft, draft: ArticleDraft): ArticleChange[] {
  const changes: ArticleChange[] = []
  const amount = moneyOf(draft.price) ?? 0
  if (amount !== moneyOf(known.price)) {
    changes.push({ kind: 'price', price: { currency: known.currency, amount } })
  }
  for (const language of TONGUE_TAGS) {
    const text = draft.texts[language]
    const was = known.texts[language]
    if (text.title === was.title && text.body === was.body) continue
    if (isBlank(text) && isBlank(was)) continue
    changes.push({ kind: 'text', language, text })
  }
  return changes
}

/** The article that a form without faults describes. */
export function newArticleOf({ id, emoji, price, currency, texts }: ArticleDraft): NewArticle {
  const told = TONGUE_TAGS.filter((tongue) => !isBlank(texts[tongue]))
  return {
    article: id,
    emoji: emoji.trim(),
    price: { currency, amount: moneyOf(price) ?? 0 },
    texts: Object.fromEntries(told.map((tongue) => [tongue, texts[tongue]])),
  }
}

/** Where the server's refusal belongs in the form; undefined if it is about no field of it. */
export function articleFault(problem: unknown, change?: ArticleChange): Faults | undefined {
  if (!(problem instanceof ApiProblem)) return undefined
  if (problem.code === 'ARTICLE_EXISTS') return { id: 'exists' }
  if (problem.code === 'TEXT_MISSING') return { 'title.en': 'missing' }
  const [field = '', language, part] = (problem.problem.field ?? '').split('.')
  if (change?.kind === 'text' && (field === 'title' || field === 'body')) {
    return { [`${field}.${change.language}`]: 'refused' }
  }
  if (field === 'texts' && TONGUE_TAGS.some((tag) => tag === language)) {
    return { [`${part === 'body' ? 'body' : 'title'}.${language}`]: 'refused' }
  }
  if (field === 'article') return { id: 'form' }
  return field === 'emoji' || field === 'price'
    ? { [field]: field === 'price' ? 'number' : 'long' }
    : undefined
}
