import { ref, type Ref } from 'vue'
import { problemOf } from '@kit/api/problem'
import { saveFile } from '@kit/host/saveFile'
import type { Audit } from './audit'
import { questionOf, type Filters } from './filters'

export type ExportFormat = 'jsonl' | 'csv'

/** The API sends the entries as fast as they are read, however many there are: no time limit here. */
export function useExporting({ connection, host, locale }: Audit): {
  busy: Ref<boolean>
  save(filters: Filters, format: ExportFormat, proofs: boolean): Promise<boolean>
} {
  const busy = ref(false)

  async function save(filters: Filters, format: ExportFormat, proofs: boolean): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      const query = new URLSearchParams({ ...questionOf(filters), format, proofs: String(proofs) })
      const token = await connection.session.token()
      const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': locale.language }
      const response = await fetch(`/api/ledger/export?${query}`, { headers })
      if (!response.ok) throw problemOf(response, await response.json().catch(() => undefined))
      return await saveFile(nameOf(response, format), await response.blob(), host.launch.platform)
    } finally {
      busy.value = false
    }
  }

  return { busy, save }
}

function nameOf(response: Response, format: ExportFormat): string {
  const disposition = response.headers.get('Content-Disposition') ?? ''
  return /filename="?([\w.-]+)"?/.exec(disposition)?.[1] ?? `zij-entries.${format}`
}
