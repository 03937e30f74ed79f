import type { components } from '@kit/api/contract.gen'

export type Parcel = components['schemas']['OwnParcel']
export type DeskParcel = components['schemas']['DeskParcel']
export type Recipient = components['schemas']['Recipient']
/** As the server knows it, and what follows from its time alone. */
export type ParcelState = Parcel['state'] | 'lapsed'

/** What the list of parcels can be narrowed to; each is a tab. */
export const PARCEL_GROUPS = ['toSend', 'sent', 'owed', 'all'] as const
export type ParcelGroup = (typeof PARCEL_GROUPS)[number]

export const TRACKING_MAX = 64
export const REFERENCE_MAX = 128

/** How the server is asked for a group. */
export function questionOf(group: ParcelGroup): { state?: string; owed?: boolean } {
  switch (group) {
    case 'toSend':
      return { state: 'paid' }
    case 'sent':
      return { state: 'sent' }
    case 'owed':
      return { owed: true }
    case 'all':
      return {}
  }
}

/** A parcel takes nothing that would have to be given back, so that its end is no event. */
export function stateOf(
  { state, expiresAt }: Pick<Parcel, 'state' | 'expiresAt'>,
  nowMs: number,
): ParcelState {
  return state === 'placed' && Date.parse(expiresAt) <= nowMs ? 'lapsed' : state
}

/** A payment that can be, or has been, given back at the provider. */
export interface Payment {
  readonly charge: string
  readonly providerCharge: string
  readonly total: { readonly currency: 'UZS' | 'KZT'; readonly amount: number }
  readonly refund: string | undefined
  /** The parcel has no use for it: it is owed back. */
  readonly surplus: boolean
}

/** All that was paid for a parcel: what paid it first. */
export function paymentsOf({ parcel, payment, surplus }: DeskParcel): Payment[] {
  const own =
    payment && parcel.total
      ? [{ ...payment, total: parcel.total, refund: payment.refund ?? undefined, surplus: false }]
      : []
  return [...own, ...surplus.map((it) => ({ ...it, refund: it.refund ?? undefined, surplus: true }))]
}

/** The address as it is written on a parcel, line by line; what the buyer left out is not there. */
export function addressOf({ name, street1, street2, city, state, postCode }: Recipient): string[] {
  return [name, street1, street2, [postCode, city].filter(Boolean).join(' '), state].filter(Boolean)
}

/** Whether a number is one that the server takes: readable, of one line, not too long. */
export function isNumber(typed: string, max: number): boolean {
  const text = typed.trim()
  return text !== '' && text.length <= max && !/\p{C}/u.test(text)
}
