import { shallowRef, type ShallowRef } from 'vue'
import type { components } from '@kit/api/contract.gen'
import type { Session } from '@kit/api/session'

export type Role = components['schemas']['Holder']['role']

export const ROLES = ['owner', 'manager', 'support', 'auditor', 'analyst'] as const satisfies readonly Role[]

/** What this person may do. The server decides; screens only leave out what it would refuse. */
export interface Roles {
  /** Undefined until the server has said it. */
  readonly value: Readonly<ShallowRef<readonly string[] | undefined>>
  /** Whether they hold one of these roles; owners may do anything. False until it is known. */
  may(...roles: readonly Role[]): boolean
  /** Waits until it is known. */
  known(): Promise<readonly string[]>
  /** Asks the server again, because something changed. */
  again(): Promise<readonly string[]>
}

export function createRoles(session: Session): Roles {
  const value = shallowRef<readonly string[]>()

  async function known(): Promise<readonly string[]> {
    return (value.value = await session.roles())
  }

  return {
    value,
    known,
    may: (...roles) => ['owner', ...roles].some((role) => value.value?.includes(role)),
    async again() {
      session.reject(await session.token())
      return known()
    },
  }
}
