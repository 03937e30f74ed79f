import type { Formats } from '../../text/formats'
import type { Examination, Failure, Outcome, Step } from '../examine'

/** What a proof says to people, in English; the other languages have exactly these. */
export const proofEn = (f: Formats) => ({
  verdict: {
    holds: 'This purchase is proven',
    holdsEntry: 'This entry is proven',
    fails: 'This receipt does not hold',
    unknown: 'This cannot be checked here',
  },
  verdictText: {
    holds:
      'It stands in the log, and the log’s owner has signed that. Nobody can take it out again unnoticed.',
    fails: (step: string) => `The check failed at “${step}”. Do not take this file for a proof of purchase.`,
    unknown: 'This says neither yes nor no: something that the check needs is missing.',
  },
  stepsTitle: 'The proof, step by step',
  stepsFooter: 'Every step marked ✓ has just been computed again by this browser, from the file alone.',
  state: {
    holds: 'holds',
    computed: 'computed',
    fails: 'fails',
    unknown: 'cannot tell',
    absent: 'none',
    unreached: 'not reached',
  } satisfies Record<Outcome['state'] | 'computed', string>,
  step: {
    file: 'Receipt file',
    entry: 'Entry',
    leaf: 'Fingerprint of the entry',
    path: 'Path to the root',
    root: 'Root of the log',
    signature: 'Signature of the log',
    witnesses: 'Witnesses',
  } satisfies Record<Step, string>,
  holds: {
    file: 'A receipt in the standard form, nothing is missing.',
    entry: 'The record itself, as the log keeps it.',
    leaf: 'One changed letter in the entry would change this number.',
    path: (rungs: number, position: bigint) =>
      rungs === 0
        ? 'The log had this one entry, so there is no way to go.'
        : `${f.count(rungs, { one: 'neighbour leads', other: 'neighbours lead' })} from position ${f.number(position)} to the top.`,
    root: 'The path arrives exactly at the root that the checkpoint names.',
    signature: (name: string, size: bigint) => `${name} has signed this root for ${f.number(size)} entries.`,
    witnesses: (n: number) =>
      `${f.count(n, { one: 'witness has', other: 'witnesses have' })} seen the same log and signed that.`,
  },
  noWitness: 'No witness that is known here has signed. The signature of the log stands alone.',
  cosigned: (name: string, at: string) => `${name}, ${at}`,
  noCosignature: (name: string) => `${name} has not signed this checkpoint`,
  badCosignature: (name: string) => `${name}: the signature is wrong`,
  why: {
    tooLong: 'The file is larger than any receipt.',
    notUtf8: 'The file is no text.',
    notProof: 'This is no receipt: a receipt is a text that begins with c2sp.org/tlog-proof@v1.',
    rewritten:
      'The file was rewritten on its way: its line ends were changed, or a mark was put before it. Take the file as it was saved first.',
    cutShort: 'The file is cut short. Take the file as it was saved first.',
    noEntry: 'The receipt holds no entry.',
    badIndex: 'The receipt does not say where in the log the entry stands.',
    badHash: 'A number on the path is damaged.',
    tooManyHashes: 'The path is longer than that of any log.',
    badEntry: 'The bytes of the entry are damaged.',
    notNote: 'The checkpoint in the receipt is damaged.',
    notCheckpoint: 'The checkpoint in the receipt is damaged.',
    notKey: 'This is no key.',
    otherKeyId: 'The key is damaged.',
    otherKeyType: 'This is a key of a kind that is not known here.',
    indexBeyondSize: 'The entry would stand behind the end of the log.',
    pathTooShort: 'The path ends before it reaches the root: something is missing.',
    pathTooLong: 'The path goes on beyond the root: something does not belong here.',
    otherRoot:
      'The path arrives at another root than the checkpoint names. The entry, its position or the path has been changed.',
    otherLog: 'The checkpoint is of another log than the key.',
    unsigned: 'The key has not signed this checkpoint.',
    badSignature: 'The signature is wrong: the checkpoint has been changed, or somebody else signed it.',
    badCosignature: 'The signature of a witness is wrong: the checkpoint or the signature has been changed.',
  } satisfies Record<Failure, string>,
  cannot: {
    noDigest: 'This browser gives no cryptography to this page. Open it by https, or in another browser.',
    noEd25519:
      'This browser does not know Ed25519 signatures. Chrome 137, Firefox 129, Safari 17 and newer do.',
    noKey: 'There is no key of the log to check the signature with. Paste one below.',
  },
  showPath: 'Show the path',
  pathDrawing: (rungs: number) =>
    `The path: ${f.count(rungs, { one: 'step', other: 'steps' })} from the entry at the bottom to the root at the top.`,
  root: 'root',
  entryAt: (position: bigint) => `entry ${f.number(position)}`,
  origin: 'Log',
  size: 'Entries',
  checkpointRoot: 'Root in the checkpoint',
  computedRoot: 'Root of the path',
  says: 'What the receipt says',
  product: 'Bought',
  stars: 'Paid',
  credit: 'Paid with store credit',
  shipping: 'Shipping',
  date: 'When',
  order: 'Order',
  charge: 'Payment number',
  eventType: 'Event',
  subject: 'About',
  unknownEntry: 'An event of the log that is no payment:',
  keysTitle: 'The key that it is checked with',
  keysFooter:
    'Take the key from somewhere that the shop does not control: an auditor, a friend, an older receipt, a printed page. ' +
    'It is kept on this device. Keys of witnesses can stand below it, a line each.',
  fromShop:
    'The key comes from this shop’s own page. That is weaker than a key you got elsewhere: a dishonest shop could show you another key than the rest of the world.',
  fromYou: 'Checked with your own key, whatever this page says.',
  shopSilent: 'This shop’s page gave no key. Paste one.',
  pasteLabel: 'Paste the log’s key that you got elsewhere',
  badLine: (line: number, why: string) => `Line ${line}: ${why}`,
})

export type ProofText = ReturnType<typeof proofEn>
export type Verdict = Examination['verdict']
