import { inject, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import { createConnection, type Connection } from '@kit/api/client'
import type { Host } from '@kit/host/host'
import type { Memory } from '@kit/host/storage'
import { createTrust, type Trust } from '@kit/proof/trust'
import { createLocale, type Locale } from '@kit/text/locale'
import { startVisit } from '@kit/telemetry/visit'
import { en, type AuditText } from './text/en'

/** Everything the screens of the audit share; one per page load. */
export interface Audit {
  readonly host: Host
  readonly connection: Connection
  readonly locale: Locale<AuditText>
  /** The keys that proofs are checked with; the same as on the public page. */
  trust(): Promise<Trust>
  readonly trusted: Readonly<ShallowRef<Trust | undefined>>
  /** Whether this person may decide about differences; false until the server has said so. */
  readonly decides: Readonly<ShallowRef<boolean>>
}

const OWNER = 'owner'

export const AUDIT: InjectionKey<Audit> = Symbol('audit')

export function useAudit(): Audit {
  const audit = inject(AUDIT)
  if (!audit) throw new Error('useAudit is for components below the audit')
  return audit
}

export async function createAudit(host: Host, memory: Memory): Promise<Audit> {
  const { initData, user } = host.launch
  const locale = await createLocale<AuditText>(
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
  const telemetry = startVisit('audit', host.launch, () => locale.language)
  const trusted = shallowRef<Trust>()
  const connection = createConnection(initData, () => locale.language, telemetry)
  const decides = shallowRef(false)
  connection.session.roles().then(
    (roles) => (decides.value = roles.includes(OWNER)),
    () => undefined, // whoever is not signed in sees nothing to decide about
  )
  let asked: Promise<Trust> | undefined
  return {
    host,
    connection,
    locale,
    decides,
    trusted,
    trust: () => (asked ??= createTrust(memory).then((trust) => (trusted.value = trust))),
  }
}
