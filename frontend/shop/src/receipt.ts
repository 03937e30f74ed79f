import { problemOf } from '@kit/api/problem'
import { politely, type Api } from '@kit/api/client'

/** A receipt file as the server names it. */
export interface Receipt {
  readonly name: string
  readonly text: string
}

/** Fetches the proof of a paid parcel; where it goes is not in it. */
export async function fetchParcelReceipt(api: Api, id: string, number: string): Promise<Receipt> {
  return politely(async () => {
    const { data, error, response } = await api.GET('/api/parcels/{id}/receipt', {
      params: { path: { id } },
      parseAs: 'text',
    })
    if (!response.ok || data === undefined) throw problemOf(response, error)
    return { name: fileName(number), text: data }
  })
}

/** Fetches the proof of a paid order, as it stands at `position` at least. */
export async function fetchReceipt(api: Api, id: string, number: string, position: number): Promise<Receipt> {
  return politely(async () => {
    const { data, error, response } = await api.GET('/api/orders/{id}/receipt', {
      params: { path: { id }, query: { position } },
      parseAs: 'text',
    })
    if (!response.ok || data === undefined) throw problemOf(response, error)
    return { name: fileName(number), text: data }
  })
}

function fileName(number: string): string {
  return `zij-${number.replace(/[^\w-]/g, '')}.tlog-proof`
}
