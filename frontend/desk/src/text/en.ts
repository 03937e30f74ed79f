import type { Formats } from '@kit/text/formats'
import type { Phase } from '@kit/times'
import { casesEn } from './cases/en'
import { goodsEn } from './goods/en'
import { promotionsEn } from './promotions/en'
import { staffEn } from './staff/en'
import { postEn } from './post/en'
import { webhooksEn } from './webhooks/en'
import { healthEn } from './health/en'
import { subscriptionsEn } from './subscriptions/en'
import type { OrderStatus } from '../order'
import { LIMITS, type Fault, type ProductState } from '../product'
import type { SectionName } from '../routes'
import type { StepName } from '../setup'
import type { KeyError, StockAction } from '../stock'

/** What a section of the desk is called: in the bar, on its screen, and what it is for. */
export interface SectionText {
  readonly short: string
  readonly title: string
  readonly text: string
}

/** What did not happen, by the reaction that should have done it. */
const reactionFailed: Readonly<Record<string, string>> = {
  delivery: 'The goods were not delivered',
  refund: 'The payment was not given back',
  'surplus-refund': 'A second charge was not given back',
  subscribing: 'A subscription was not brought to Telegram',
  'chat-access': 'A private chat was not opened or closed',
  notices: 'The buyer was not told',
  erasure: 'A person’s data were not erased',
}

/** The desk's words in English; the other languages have exactly these. */
export const en = (f: Formats) => ({
  sections: 'Sections of the desk',
  section: {
    home: { short: 'Desk', title: 'Desk', text: '' },
    products: { short: 'Products', title: 'Products', text: 'Texts, prices, what is on sale' },
    orders: { short: 'Orders', title: 'Orders', text: 'What was bought, and giving it back' },
    subscriptions: {
      short: 'Subscriptions',
      title: 'Subscriptions',
      text: 'Who pays each 30 days, and until when',
    },
    promotions: { short: 'Offers', title: 'Promotions', text: 'Codes and offers, their cost and yield' },
    letters: { short: 'Attention', title: 'Attention', text: 'What failed and waits for you' },
    health: { short: 'Health', title: 'Health', text: 'Whether buyers can pay and get what they paid for' },
    articles: {
      short: 'By post',
      title: 'Things by post',
      text: 'What you send, and what it costs in money',
    },
    parcels: { short: 'Parcels', title: 'Parcels', text: 'Where they go, sending, and money back' },
    cases: { short: 'Support', title: 'Support', text: 'What buyers ask, and answering them' },
    staff: { short: 'People', title: 'People', text: 'Who works here, and inviting them' },
    webhooks: { short: 'Webhooks', title: 'Webhooks', text: 'Other systems that are told what happens' },
    settings: { short: 'Settings', title: 'Settings', text: 'Language' },
  } as Record<SectionName, SectionText>,

  cases: casesEn(f),
  staff: staffEn(),
  post: postEn(f),
  webhooks: webhooksEn(),
  health: healthEn(),
  subs: subscriptionsEn(f),

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
  state: {
    on_sale: 'On sale',
    draft: 'Draft',
    withdrawn: 'Off sale',
    ahead: 'Later',
    over: 'Ended',
  } as Record<ProductState | Exclude<Phase, 'open'>, string>,
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
  ...goodsEn(f),
  goodKept: 'Who has paid already keeps what was delivered to them.',
  goodIs: { text: 'Text', file: 'File', chat: 'Private chat' },
  changeGood: 'Change it',
  chatNumber: 'Number of the chat',
  chatHint:
    'Add your bot to a private group or channel as an administrator who may invite and ban people. It is offered here then. Each buyer gets a link that lets in nobody else, and is out again when the payment goes back or the subscription ends.',
  chats: 'Private chats',
  chatState: {
    OPENING: 'The link is being made',
    INVITED: 'Has the link, has not come in yet',
    ADMITTED: 'Is in the chat',
    ENDED: 'Has no access any more',
  },
  chatLink: 'Make another link',
  chatLinkAsk: 'Make another link?',
  chatLinkText: 'The link before stops working. The buyer is told the new one.',
  chatLinkAsked: 'Another link is being made',
  chooseFile: 'Choose a file',
  chooseAnotherFile: 'Choose another file',
  fileTooLarge: (max: number) => `At most ${f.bytes(max)}.`,
  downloaded: (title: string) => `Downloaded: ${title}`,
  picture: 'Picture',
  pictureText: 'JPEG, PNG or WebP, up to 10 MB. Without one, shoppers see the emoji.',
  choosePicture: 'Choose a picture',
  chooseAnotherPicture: 'Choose another picture',
  removePicture: 'Remove the picture',
  pictureRemoved: 'The picture is gone',
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
        : fault === 'form'
          ? 'Choose a chat, or type its number: -100 and nine or more digits.'
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
  credit: 'Store credit',
  creditUsed: 'Paid with store credit',
  gift: 'This order is a gift',
  giftWaits: 'Nobody took it yet',
  giftTaker: 'Taken by',
  creditGiven: 'Given for this order',
  creditGive: 'Give store credit',
  creditBack: 'Take the credit back',
  creditNot: 'Do nothing',
  creditWhy: 'A part of what was paid can be given back as credit, which the buyer’s next order uses.',
  creditStays: 'The reason stays in the ledger for ever.',
  creditAmount: (left: number) => `How many Stars, up to ${f.number(left)}`,
  creditWrong: (left: number) => `A whole number from 1 to ${f.number(left)}.`,
  creditAsk: (stars: number) => `Give ${f.stars(stars)} of credit?`,
  creditAskText: (number: string) => `Order ${number}. The buyer is told, and can spend it at once.`,
  creditYes: 'Give credit',
  creditDone: (stars: number) => `The buyer has ${f.stars(stars)} of credit more`,
  creditBackAsk: (stars: number) => `Take ${f.stars(stars)} of credit back?`,
  creditBackAskText: 'Only if the buyer has not spent it yet.',
  creditBackYes: 'Take back',
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
    'order.given': 'Nothing was left to pay',
    'order.credited': 'Store credit given',
    'order.credit-withdrawn': 'Store credit taken back',
    'order.credit-returned': 'Store credit is back with the buyer',
    'order.delivered': 'Delivered',
    'order.gift-wrapped': 'Ordered as a gift',
    'order.gift-ready': 'The gift is ready',
    'order.gift-relinked': 'The gift has another link',
    'order.gift-taken': 'The gift was taken',
    'membership.opened': 'Place in the chat opened',
    'membership.invited': 'Link sent',
    'membership.admitted': 'Let into the chat',
    'membership.ended': 'Access to the chat ended',
    'order.surplus-charged': 'Charged a second time',
    'order.surplus-refunded': 'Second charge returned',
    'order.refund-requested': 'You asked to give it back',
    'order.refunded': 'Given back',
    'order.charged-back': 'Taken back by Telegram',
    'order.cancelled': 'Cancelled by the buyer',
    'order.expired': 'Not paid in time',
  } as Readonly<Record<string, string>>,

  lettersText:
    'What was tried many times and still failed. Try it again when the cause is mended, or give it up for good.',
  commandLine: {
    open: 'Work at a command line',
    secret: 'Your session',
    secretText: (c: string) => `For ${c}. Whoever has it acts as you, for up to 20 minutes.`,
    copy: 'Copy the session',
    copied: 'Copied',
    copyByHand: 'Press and hold the session to copy it',
  },
  whichLetters: 'Which ones',
  letterList: { waiting: 'Waiting', discarded: 'Given up' },
  lettersWaiting: (n: string) => `Waiting for you: ${n}`,
  noLetters: 'Nothing waits for you',
  noLettersText: 'Whatever fails for good shows here.',
  noDiscarded: 'Nothing was given up',
  noDiscardedText: 'What you give up stays readable here, with your reason.',
  letterTitle: (reaction: string | null): string =>
    reaction === null ? 'A message of Telegram could not be used' : (reactionFailed[reaction] ?? reaction),
  letterWhy: 'Why it failed the last time',
  ahead: (n: number) =>
    `${f.count(n, { one: 'thing', other: 'things' })} of the same order failed before it and will be tried first.`,
  failedSince: 'Failed first',
  about: 'What it is about',
  toOrder: 'See the order',
  letterNumber: 'Its number',
  rawUpdate: 'What Telegram sent',
  rawEvent: 'What it follows from',
  letterDone: 'It went through this time',
  letterDoneText: 'Nothing of it waits any more.',
  letterStays: 'It failed again',
  giveUp: 'Give up',
  discardReason: 'Why? You will want to know later',
  discardStays: 'The reason stays in the ledger for ever, and what failed stays readable here.',
  discarded: 'Given up',
  decidedAt: 'Decided',
  decidedBy: 'By whom',
  discardAsk: 'Give this up?',
  discardAskText: 'What should have followed will never be done by itself. This cannot be undone.',
  discardYes: 'Give up',
  discardNo: 'Keep it',

  stock: 'Stock',
  stockText: 'How many there are, and keys to sell',
  endless: 'Nobody counts this product: it is there without end.',
  runsOut: 'It runs out. Shoppers see that few are left.',
  figure: {
    free: 'Can be bought',
    keysLeft: 'Keys left',
    reserved: 'Being paid',
    sold: 'Sold',
    lowWater: 'Runs out at',
  },
  stockDo: {
    count: 'Say how many there are',
    add: 'Add units',
    remove: 'Take units out',
    lowWater: 'Say when it runs out',
    keys: 'Add keys',
    removeKey: 'Take an unused key out',
  } as Record<StockAction, string>,
  stockField: {
    count: 'Units on hand',
    add: 'Units to add',
    remove: 'Units to take out',
    lowWater: 'With so many left',
    keys: 'One key per line',
    removeKey: 'The key',
  } as Record<StockAction, string>,
  stockHint: {
    count: 'From then on every sale takes one away.',
    add: '',
    remove: 'Those that are being paid stay.',
    lowWater: 'Then shoppers are told that few are left.',
    keys: 'Paste them here. They are sealed at once and shown to nobody but their buyers, not to you either.',
    removeKey: 'It is destroyed and never comes back.',
  } as Record<StockAction, string>,
  addKeys: (n: number) => `Add ${f.count(n, { one: 'key', other: 'keys' })}`,
  unitsWrong: 'A whole number from 0 to 1,000,000.',
  keysWrong: 'From 1 to 10,000 keys, one per line.',
  keyError: (line: number, reason: KeyError['reason']): string =>
    `Line ${f.number(line)}: ${
      {
        TOO_LONG: 'longer than 200 characters',
        NOT_PLAIN: 'has characters that nobody can read',
        REPEATED: 'stands in the list already',
        KNOWN: 'is or was in the pool',
        TOO_MANY: 'more than 10,000 keys',
      }[reason]
    }`,
  stopCounting: 'Stop counting',
  stopCountingAsk: 'Stop counting?',
  stopCountingText: 'The product will be there without end.',
  cancel: 'Cancel',

  ...promotionsEn(f),

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
  signOut: {
    title: 'Sign out on all devices',
    text: 'Ends all open sessions, on this phone too. To come back, open the app from Telegram again.',
    yes: 'Sign out',
    no: 'Stay',
  },
  refused: 'Not for you',
  refusedText: 'Your role in this shop does not open this.',
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
