import type { Formats } from '@kit/text/formats'
import { proofEn } from '@kit/proof/text/en'

/** The words of the page that checks receipts, in English; the other languages have exactly these. */
export const en = (f: Formats) => ({
  ...proofEn(f),
  title: 'Check a receipt',
  intro:
    'A receipt is a file with the record of one purchase and the proof that it stands in the shop’s log. ' +
    'Anyone can check it, without an account and without asking the shop.',
  choose: 'Choose a receipt file',
  chooseAnother: 'Check another receipt',
  orDrop: 'or drop it anywhere on this page (.tlog-proof)',
  checked: (name: string) => `Shown here: ${name}`,
  privacy: 'The file stays on this device: your browser checks it, and nothing is uploaded.',
  claims: 'What the file claims, unproven',
  language: 'Language',
})

export type VerifyText = ReturnType<typeof en>
