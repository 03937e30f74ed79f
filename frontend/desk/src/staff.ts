import type { components } from '@kit/api/contract.gen'
import type { Role } from './roles'

export type StaffList = components['schemas']['StaffList']
export type Holder = components['schemas']['Holder']
export type OpenInvitation = components['schemas']['OpenInvitation']
export type MadeInvitation = components['schemas']['MadeInvitation']

export const WHY_MAX = 500

/** How somebody is named: by a link that they open, or by a number that is known. */
export const WAYS = ['link', 'number'] as const
export type Way = (typeof WAYS)[number]

/** What is typed to name somebody. */
export interface Naming {
  role: Role
  way: Way
  why: string
  person: string
}

export type NamingFaults = Partial<Record<'why' | 'person', true>>

/** The largest Telegram id there can be: 52 significant bits. */
const PERSON_MAX = 2 ** 52 - 1

export function emptyNaming(): Naming {
  return { role: 'manager', way: 'link', why: '', person: '' }
}

/** What the server would refuse. */
export function namingFaults({ way, why, person }: Naming): NamingFaults {
  const faults: NamingFaults = {}
  if (!isWhy(why)) faults.why = true
  const id = /^\d{1,16}$/.test(person.trim()) ? Number(person.trim()) : 0
  if (way === 'number' && (id < 1 || id > PERSON_MAX)) faults.person = true
  return faults
}

/** Whether it can stand in the ledger as a reason. */
export function isWhy(text: string): boolean {
  const length = text.trim().length
  return length > 0 && length <= WHY_MAX
}

/** The mini apps that a role opens, by the folder of their addresses. */
export function appsOf(role: Role): ('desk' | 'audit' | 'insights')[] {
  if (role === 'owner') return ['desk', 'audit', 'insights']
  if (role === 'auditor') return ['audit']
  return role === 'analyst' ? ['insights'] : ['desk']
}
