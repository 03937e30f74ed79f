import { inject, type InjectionKey } from 'vue'
import { createConnection, type Connection } from '@kit/api/client'
import type { Host } from '@kit/host/host'
import { memoryOf, type Memory } from '@kit/host/storage'
import { startVisit } from '@kit/telemetry/visit'
import { createLocale, type Locale } from '@kit/text/locale'
import { createRoles, type Roles } from './roles'
import { en, type DeskText } from './text/en'

/** Everything the screens of the desk share; one per page load. */
export interface Desk {
  readonly host: Host
  readonly connection: Connection
  readonly locale: Locale<DeskText>
  readonly roles: Roles
  /** Outlives a reload of the page, and ends with it. */
  readonly page: Memory
  /** The part of a question that asks for answers which show what was done here; empty at first. */
  fresh(): { position?: number }
  /** Something was done at this position of the log; below 0, nothing changed. */
  reached(position: number): void
}

export const DESK: InjectionKey<Desk> = Symbol('desk')

export function useDesk(): Desk {
  const desk = inject(DESK)
  if (!desk) throw new Error('useDesk is for components below the desk')
  return desk
}

export async function createDesk(host: Host, memory: Memory): Promise<Desk> {
  const { initData, user } = host.launch
  const locale = await createLocale<DeskText>(
    {
      en: async () => en,
      ru: async () => (await import('./text/ru')).ru,
      uz: async () => (await import('./text/uz')).uz,
      kk: async () => (await import('./text/kk')).kk,
    },
    user.languageCode,
    memory,
    document,
  )
  const telemetry = startVisit('desk', host.launch, () => locale.language)
  let newest = -1
  const connection = createConnection(initData, () => locale.language, telemetry)
  const roles = createRoles(connection.session)
  // For whichever screen comes first; one that cannot do without them asks again and says why not.
  roles.known().catch(() => undefined)
  return {
    host,
    connection,
    locale,
    roles,
    page: memoryOf(() => sessionStorage),
    fresh: () => (newest < 0 ? {} : { position: newest }),
    reached: (position) => (newest = Math.max(newest, position)),
  }
}
