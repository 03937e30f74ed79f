import type { Formats } from '@kit/text/formats'
import { ANSWER_MAX, spanOf, type CaseState } from '../../case'

const UNITS = {
  minute: { one: 'minute', other: 'minutes' },
  hour: { one: 'hour', other: 'hours' },
  day: { one: 'day', other: 'days' },
}

/** The words of the support screens; the other languages have exactly these. */
export const casesEn = (f: Formats) => ({
  which: 'Which cases',
  state: { waiting: 'Waiting', answered: 'Answered', closed: 'Closed' } as Record<CaseState, string>,
  none: 'Nobody waits',
  noneText: 'When a buyer writes /support to the bot, the case shows here.',
  noneOther: 'Nothing here',
  noneOtherText: 'No case is in this state.',
  firstAnswer: 'Time to first answer',
  firstAnswerText: (opened: number) =>
    `The middle one of ${f.count(opened, { one: 'case', other: 'cases' })} opened in 30 days`,
  time: (seconds: number) => {
    const { n, unit } = spanOf(seconds)
    return f.count(n, UNITS[unit])
  },
  about: (number: string) => `Case ${number}`,
  messages: (n: number) => f.count(n, { one: 'message', other: 'messages' }),
  takenByYou: 'Yours',
  buyer: 'Buyer’s Telegram id',
  order: 'The order that it is about, and giving it back',
  talk: 'Conversation',
  fromBuyer: 'Buyer',
  fromShop: 'Shop',
  erased: 'The buyer was erased. Nobody can read this any more.',
  answer: 'Answer, in the buyer’s chat with the bot',
  send: 'Send the answer',
  sent: 'Sent to the buyer’s chat',
  take: 'I look after it',
  taken: 'It is yours now',
  close: 'Close the case',
  closed: 'Closed; the buyer is told',
  reopen: 'Open it again',
  reopened: 'Open again; the buyer is told',
  fault: {
    missing: 'An answer is needed.',
    long: `At most ${f.number(ANSWER_MAX)} characters.`,
  },
})

export type CasesText = ReturnType<typeof casesEn>
