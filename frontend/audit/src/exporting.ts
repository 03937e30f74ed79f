import { ref, type Ref } from 'vue'
import { download } from '@kit/api/download'
import type { Audit } from './audit'
import { questionOf, type Filters } from './filters'

export type ExportFormat = 'jsonl' | 'csv'

/** The API sends the entries as fast as they are read, however many there are. */
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
      const { platform } = host.launch
      return await download(connection, `/api/ledger/export?${query}`, `zij-entries.${format}`, {
        language: locale.language,
        platform,
      })
    } finally {
      busy.value = false
    }
  }

  return { busy, save }
}
