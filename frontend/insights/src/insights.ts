import { inject, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { createConnection, type Connection } from '@kit/api/client'
import type { Host } from '@kit/host/host'
import type { Memory } from '@kit/host/storage'
import { startVisit } from '@kit/telemetry/visit'
import { createLocale, type Locale } from '@kit/text/locale'
import type { FigureName, Shown } from './figures'
import { en, type InsightsText } from './text/en'

/** A figure whose meaning is wanted, as it is shown. */
export interface Explained {
  readonly name: FigureName
  readonly shown: Shown
}

/** Everything the screens of the insights share; one per page load. */
export interface Insights {
  readonly host: Host
  readonly connection: Connection
  readonly locale: Locale<InsightsText>
  /** The zone of this device, whose days are meant if nobody chose another. */
  readonly deviceZone: string
  /** The newest log position that any answer reflected; -1 before the first. */
  readonly newest: Ref<number>
  /** When the last answer came, in milliseconds: while a screen is open, a new day may begin. */
  readonly now: Ref<number>
  /** What the sheet explains; nothing if it is closed. */
  readonly explained: ShallowRef<Explained | undefined>
  /** Whether this person may look into the ledger too. */
  readonly auditor: Ref<boolean>
  /** Whether this person may act in the desk, too. */
  readonly manager: Ref<boolean>
}

export const INSIGHTS: InjectionKey<Insights> = Symbol('insights')

export function useInsights(): Insights {
  const insights = inject(INSIGHTS)
  if (!insights) throw new Error('useInsights is for components below the insights')
  return insights
}

export async function createInsights(host: Host, memory: Memory): Promise<Insights> {
  const { initData, user } = host.launch
  const locale = await createLocale<InsightsText>(
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
  const telemetry = startVisit('insights', host.launch, () => locale.language)
  const connection = createConnection(initData, () => locale.language, telemetry)
  const auditor = shallowRef(false)
  const manager = shallowRef(false)
  // A refused sign-in is said by whatever asks for figures.
  void connection.session.roles().then(
    (roles) => {
      auditor.value = roles.includes('auditor') || roles.includes('owner')
      manager.value = roles.includes('manager') || roles.includes('owner')
    },
    () => {},
  )
  return {
    host,
    connection,
    locale,
    auditor,
    manager,
    deviceZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    newest: shallowRef(-1),
    now: shallowRef(Date.now()),
    explained: shallowRef(),
  }
}
