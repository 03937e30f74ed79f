import type { Formats, Money } from '@kit/text/formats'

/** The shop's words for what is sent by post, in English; the other languages have exactly these. */
export const postEn = (f: Formats) => ({
  title: 'By post',
  text: 'These are things, not files. They are paid with money through Telegram and sent to your address.',
  toPost: 'Things by post',
  toPostText: 'Paid with money, sent to your address',
  none: 'Nothing is sent by post now',
  noneText: 'New things will appear here.',
  ways: 'How it is sent',
  free: 'Free',
  noWay: 'The shop has not said yet how it sends this.',
  addFor: (price: Money) => `Add to basket · ${f.money(price)}`,
  inBasket: 'In your basket',
  basket: 'Basket',
  basketFor: (total: Money) => `Basket · ${f.money(total)}`,
  emptyBasket: 'Your basket is empty',
  emptyBasketText: 'Choose something that is sent by post.',
  goods: 'Things',
  shipping: 'Shipping',
  later: 'depends on the address',
  footer:
    'Telegram asks for your address next and offers the ways to send it there. You see what it costs in all before you pay.',
  orderFor: (total: Money) => `Order for ${f.money(total)} and shipping`,
  repriced: (title: string, price: Money) =>
    `The price of ${title} is now ${f.money(price)}. Nothing was charged. Press the button to agree.`,
  gone: (title: string) => `${title} is not sold any more. Remove it to go on.`,

  parcels: 'By post',
  parcel: (number: string) => `Parcel ${number}`,
  state: {
    placed: 'Awaiting payment',
    paid: 'Paid',
    sent: 'On its way',
    refunded: 'Refunded',
    cancelled: 'Cancelled',
    lapsed: 'Expired',
  },
  step: {
    placed: 'Ordered',
    paid: 'Paid',
    sent: 'Sent',
    refunded: 'Money given back',
    cancelled: 'Cancelled',
    lapsed: 'Not paid in time',
  },
  pay: (goods: Money) => `Pay ${f.money(goods)} and shipping`,
  payFailed: 'The payment did not go through, and nothing was charged. You can try again.',
  packing: 'Paid. The shop packs it now, and tells you here and in the chat when it is sent.',
  givenBack:
    'The shop has given your money back at the payment provider. It may take some days to reach your card.',
  addressText:
    'Your address is sealed: it is not shown here, and in the shop only to those who send parcels. If you have your data erased before it is sent, the shop cannot read the address any more.',
  tracking: 'Tracking number',
  copyTracking: 'Copy the tracking number',
  contents: 'What is in it',
})
