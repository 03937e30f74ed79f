import type { components } from '@kit/api/contract.gen'

export type SupportCase = components['schemas']['SupportCase']
export type DeskCase = components['schemas']['DeskCase']
export type CaseState = SupportCase['state']

/** What a list of cases can be narrowed to; each is a tab. */
export const CASE_STATES = ['waiting', 'answered', 'closed'] as const satisfies readonly CaseState[]

export const ANSWER_MAX = 3_500

/** What is wrong with an answer; undefined when it can be sent. */
export function answerFault(text: string): 'missing' | 'long' | undefined {
  const length = text.trim().length
  if (length === 0) return 'missing'
  return length > ANSWER_MAX ? 'long' : undefined
}

/** A time in the largest unit of which there is a whole one, cut; at least a minute. */
export function spanOf(seconds: number): { readonly n: number; readonly unit: 'minute' | 'hour' | 'day' } {
  const minutes = Math.max(1, Math.floor(seconds / 60))
  if (minutes < 60) return { n: minutes, unit: 'minute' }
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? { n: hours, unit: 'hour' } : { n: Math.floor(hours / 24), unit: 'day' }
}
