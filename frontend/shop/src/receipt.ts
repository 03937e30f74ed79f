import { problemOf } from '@kit/api/problem'
import { politely, type Api } from '@kit/api/client'

/** A receipt file as the server names it. */
export interface Receipt {
  readonly name: string
  readonly text: string
}

/** Fetches the proof of a paid order, as it stands at `position` at least. */
export async function fetchReceipt(api: Api, id: string, number: string, position: number): Promise<Receipt> {
  return politely(async () => {
    const { data, error, response } = await api.GET('/api/orders/{id}/receipt', {
      params: { path: { id }, query: { position } },
      parseAs: 'text',
    })
    if (!response.ok || data === undefined) throw problemOf(response, error)
    return { name: `zij-${number.replace(/[^\w-]/g, '')}.tlog-proof`, text: data }
  })
}

/**
 * Gives the file to the user: as a download, or by the share sheet in a phone's WebView,
 * most of which have no downloads. Answers false when the user dismissed the sheet.
 */
export async function save(receipt: Receipt, platform: string): Promise<boolean> {
  const file = new File([receipt.text], receipt.name, { type: 'text/plain' })
  const phone = platform === 'ios' || platform === 'android'
  if (phone && 'canShare' in navigator && navigator.canShare({ files: [file] })) {
    try {
      await navigator.share({ files: [file] })
      return true
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === 'AbortError') return false
    }
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = receipt.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return true
}
