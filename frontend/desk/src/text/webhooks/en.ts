import type { Delivery, NoticeType } from '../../webhook'

export const webhooksEn = () => ({
  add: 'Add an address',
  none: 'No other system is told',
  noneText: 'Add the address of your warehouse, accounting or mailing, and it is told what happens here.',
  url: 'Address',
  urlText:
    'By https, and reachable from the Internet. It stands in the log for ever: put no password into it.',
  urlWrong: 'An address such as https://shop.example/zij is needed.',
  tells: 'It is told of',
  typesWrong: 'Pick one at least.',
  type: {
    'order.paid': 'Payments',
    'order.delivered': 'Deliveries',
    'order.refunded': 'Refunds',
    'order.charged_back': 'Charge-backs',
    'subscription.renewed': 'Renewals of subscriptions',
    'subscription.ended': 'Ends of subscriptions',
    'case.opened': 'Questions of buyers',
  } as Record<NoticeType, string>,
  secret: 'Secret for signatures',
  secretText: 'Give it to the other system, which checks signatures with it. It is not shown again.',
  copy: 'Copy the secret',
  copied: 'Copied',
  copyByHand: 'Press and hold the secret to copy it',
  done: 'Done',
  isOff: 'Switched off',
  offText: 'It is told nothing now. Switched on, it is told everything that happened meanwhile.',
  failing: (since: string) => `Nothing arrives: ${since}`,
  failingSince: 'Nothing arrived since',
  test: 'Send a test',
  arrived: 'It arrived',
  notArrived: 'It did not arrive',
  deliveries: 'What it was told',
  deliveriesText: 'The newest first, for 30 days. Tap one to tell it again.',
  noDeliveries: 'Nothing yet.',
  state: { DELIVERED: 'Arrived', RETRYING: 'Tried again', GIVEN_UP: 'Given up' } as Record<
    Delivery['state'],
    string
  >,
  rotate: 'Make a new secret',
  rotateAsk: 'Make a new secret?',
  rotateAskText: 'For a day both sign. Then the old one is worth nothing.',
  turnOff: 'Switch it off',
  turnOn: 'Switch it on',
  remove: 'Remove it',
  removeAsk: 'Remove this address?',
  removeAskText: 'It is told nothing any more, and what it was told is forgotten here.',
  removed: 'Removed',
  keep: 'Keep it',
})

export type WebhooksText = ReturnType<typeof webhooksEn>
