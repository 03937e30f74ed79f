import type { components } from '@kit/api/contract.gen'

export type Webhook = components['schemas']['Webhook']
export type NoticeType = Webhook['types'][number]
export type Secret = components['schemas']['NewSecret']
export type Delivery = components['schemas']['Delivery']

/** Everything that another system can be told of. */
export const NOTICE_TYPES = [
  'order.paid',
  'order.delivered',
  'order.refunded',
  'order.charged_back',
  'subscription.renewed',
  'subscription.ended',
  'case.opened',
] as const satisfies readonly NoticeType[]

const URL_MAX = 500

export interface WebhookDraft {
  url: string
  types: NoticeType[]
}

export type WebhookFaults = Partial<Record<'url' | 'types', true>>

/** What the server would refuse; whether an address is public it looks up itself. */
export function webhookFaults({ url, types }: WebhookDraft): WebhookFaults {
  const faults: WebhookFaults = {}
  if (!isAddress(url.trim())) faults.url = true
  if (types.length === 0) faults.types = true
  return faults
}

function isAddress(text: string): boolean {
  if (text.length > URL_MAX || !URL.canParse(text)) return false
  const { protocol, username, password, hash } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && !username && !password && !hash
}

/** The host, which is short enough for a list. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
