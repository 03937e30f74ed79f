import type { Formats } from '@kit/text/formats'
import { casesEn } from './cases/en'
import type { OrderStatus } from '../order'
import { LIMITS, type Fault, type ProductState } from '../product'
import type { SectionName } from '../routes'
import type { StepName } from '../setup'

/** What a section of the desk is called: in the bar, on its screen, and what it is for. */
export interface SectionText {
  readonly short: string
  readonly title: string
  readonly text: string
}

/** The desk's words in English; the other languages have exactly these. */
export const en = (f: Formats) => ({
  sections: 'Sections of the desk',
  section: {
    home: { short: 'Desk', title: 'Desk', text: '' },
    products: { short: 'Products', title: 'Products', text: 'Texts, prices, what is on sale' },
    orders: { short: 'Orders', title: 'Orders', text: 'What was bought, and giving it back' },
    cases: { short: 'Support', title: 'Support', text: 'What buyers ask, and answering them' },
    settings: { short: 'Settings', title: 'Settings', text: 'Language' },
  } as Record<SectionName, SectionText>,

  cases: casesEn(f),

  setUp: (done: number, of: number) =>
    done === of ? 'Your shop is set up' : `Set up your shop: ${done} of ${of}`,
  stepDone: 'Done',
  step: {
    product: { title: 'Add a product', how: 'Start with one. It stays a draft until you put it on sale.' },
    texts: {
      title: 'Tell it in every language',
      how: 'English, Russian and Uzbek are what shoppers choose from.',
    },
    sale: { title: 'Put a product on sale', how: 'Open a draft and put it on sale.' },
    terms: {
      title: 'Bring your own terms',
      how: 'Buyers agree to a sample now. The server reads yours from the folder in zij.terms.',
    },
    auditor: {
      title: 'Name an auditor',
      how: 'Somebody who may check every entry. The server reads them from zij.people.auditors.',
    },
    sold: { title: 'Sell something', how: 'Buy one yourself to see what buyers see.' },
  } as Record<StepName, { title: string; how: string }>,
  textsMissing: (languages: string) => `Some products have no text in: ${languages}`,

  addProduct: 'Add a product',
  newProduct: 'New product',
  saveDraft: 'Save as a draft',
  draftSaved: 'Saved as a draft',
  searchProducts: 'Title, text or address',
  stateOf: 'Which products',
  all: 'All',
  state: { on_sale: 'On sale', draft: 'Draft', withdrawn: 'Off sale' } as Record<ProductState, string>,
  without: (tags: string) => `no text: ${tags}`,
  noProducts: 'No products yet',
  noProductsText: 'Add the first one: it takes a title, a price and what the buyer gets.',
  noneFound: 'Nothing found',
  noneFoundText: 'No product is like that.',

  textsIn: 'Language of the text',
  noTextHere: 'no text yet',
  wrongHere: 'something is wrong here',
  englishNeeded: 'English is needed: it is shown wherever another language has no text.',
  otherwiseNearest: 'Without a text in this language, shoppers see the nearest one that there is.',
  fromLatin: 'Take it over from Uzbek in Latin letters',
  field: {
    title: 'Title',
    body: 'Description',
    price: 'Price in Stars',
    emoji: 'Picture: one emoji',
    good: 'What the buyer gets',
    id: 'Address in the shop',
  },
  goodHint: 'A link, a code or instructions. Only buyers see it, right after they paid.',
  goodStays: 'This cannot be changed later: every buyer gets exactly what was listed.',
  idStays: 'Small Latin letters, digits and hyphens. It cannot be changed later.',
  priceFrozen: 'A new price holds for new orders. Who has ordered already pays what they saw.',
  fault: {
    title: (fault: Fault): string =>
      fault === 'missing'
        ? 'A title is needed.'
        : `A title has at most ${LIMITS.title} characters on one line.`,
    body: (fault: Fault): string =>
      fault === 'long'
        ? `At most ${f.number(LIMITS.body)} characters.`
        : 'There are characters in it that cannot be shown.',
    price: (fault: Fault): string =>
      fault === 'missing' ? 'A price is needed.' : `A whole number from 1 to ${f.number(LIMITS.price)}.`,
    emoji: (fault: Fault): string => (fault === 'missing' ? 'One emoji is needed.' : 'One emoji, not more.'),
    good: (fault: Fault): string =>
      fault === 'missing'
        ? 'What does the buyer get?'
        : `At most ${f.number(LIMITS.good)} readable characters.`,
    id: (fault: Fault): string =>
      fault === 'exists'
        ? 'Another product has this address. Choose another one.'
        : 'Small Latin letters, digits and inner hyphens, at most 64.',
  },

  searchOrders: 'Number, buyer or payment',
  whichOrders: 'Which orders',
  group: { all: 'All', unpaid: 'Unpaid', paid: 'Paid', returned: 'Returned', closed: 'Closed' },
  noOrders: 'No orders yet',
  noOrdersText: 'The first one shows here as soon as somebody orders.',
  noOrderFoundText:
    'No order is like that. Whole payment numbers and buyers’ Telegram ids are found, and beginnings of order numbers.',
  andMore: (title: string, units: number) =>
    units > 1 ? `${title} · ${f.count(units, { one: 'item', other: 'items' })}` : title,
  units: (n: number, price: number) => `${f.number(n)} × ${f.stars(price)}`,
  ordered: 'What was ordered',
  total: 'Total',
  buyer: 'Buyer’s Telegram id',
  charge: 'Payment number',
  story: 'What happened',
  inAudit: 'See it proven in the audit',
  refund: 'Give the payment back',
  refundGive: (total: number) => `Give back ${f.stars(total)}`,
  reason: 'Why? The buyer is not told this',
  reasonWrong: 'A reason is needed, of at most 500 readable characters.',
  reasonStays:
    'The reason stays in the ledger for ever. Telegram gives a payment back whole, never a part of it.',
  refundAsk: (total: number) => `Give back ${f.stars(total)}?`,
  refundAskText: (number: string) =>
    `Order ${number}. The Stars leave your balance and the buyer is told. This cannot be undone.`,
  refundYes: 'Give back',
  refundNo: 'Keep it',
  refundGoing: 'Asking Telegram',
  refundAsked: 'Telegram is being asked to give the payment back. You can leave; it goes on by itself.',
  refundSlow:
    'Telegram has not confirmed it yet. It is asked again by itself; if it refuses for good, that is told under Attention.',
  refundDone: (total: number) => `${f.stars(total)} are back with the buyer`,
  status: {
    placed: 'Unpaid',
    invoiced: 'Unpaid',
    approved: 'Paying',
    paid: 'Paid',
    delivered: 'Delivered',
    cancelled: 'Cancelled',
    expired: 'Lapsed',
    refunded: 'Refunded',
    charged_back: 'Charged back',
  } as Record<OrderStatus, string>,
  happening: {
    'order.placed': 'Ordered',
    'order.invoice-issued': 'Invoice opened',
    'order.checkout-approved': 'Payment approved',
    'order.checkout-refused': 'Payment refused',
    'order.paid': 'Paid',
    'order.delivered': 'Delivered',
    'order.surplus-charged': 'Charged a second time',
    'order.surplus-refunded': 'Second charge returned',
    'order.refund-requested': 'You asked to give it back',
    'order.refunded': 'Given back',
    'order.charged-back': 'Taken back by Telegram',
    'order.cancelled': 'Cancelled by the buyer',
    'order.expired': 'Not paid in time',
  } as Readonly<Record<string, string>>,

  save: 'Save',
  saved: 'Saved',
  putOnSale: 'Put on sale',
  takeOffSale: 'Take off sale',
  done: { publish: 'On sale now', withdraw: 'Off sale now' },
  undo: 'Undo',
  unsavedBack: 'This is what you typed last. It is not saved yet.',
  discard: 'Discard',
  leaveAsk: 'Leave without saving?',
  leaveAskText: 'What you have changed on this screen would be lost.',
  leaveYes: 'Leave',
  leaveNo: 'Stay',

  language: 'Language',
  refused: 'Not for you',
  refusedText: 'Only the owner of the shop works at this desk.',
  notFound: 'There is nothing here',
  notFoundText: 'It may have been another address.',
  toHome: 'To the desk',
  failed: 'Something went wrong',
  failedText: 'No answer from the shop. Check the connection and try again.',
  again: 'Try again',
  trace: (id: string) => `Trace ${id}`,
  signInFailed: 'Please open the desk again',
  signInFailedText:
    'Your sign-in from Telegram has become too old. Close the desk and open it from the chat.',
})

export type DeskText = ReturnType<typeof en>
