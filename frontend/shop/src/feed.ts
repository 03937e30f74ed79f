import { openStream } from '@kit/api/stream'
import { parseObject } from '@kit/host/launch'
import type { Connection } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'

export type OrderStatus = components['schemas']['Order']['status']

/** News about one of the user's orders. */
export interface OrderNews {
  readonly orderId: string
  /** Undefined for what leaves the status as it is, such as a second charge that came or went back. */
  readonly status: OrderStatus | undefined
  readonly position: number
}

/** What happens to the user's orders, as it happens. */
export interface Feed {
  /** Highest position this app has caused or seen: what a read must show at least. */
  position(): number
  /** Remembers a position that a command answered. */
  reached(position: number): void
  onNews(listener: (news: OrderNews) => void): () => void
  /** Something happened to this parcel. */
  onParcel(listener: (parcel: string) => void): () => void
  /** Called when news may have been missed: refetch what is shown. */
  onGap(listener: () => void): () => void
  start(): void
}

const STATUSES: Record<OrderStatus, true> = {
  placed: true,
  invoiced: true,
  approved: true,
  paid: true,
  delivered: true,
  cancelled: true,
  expired: true,
  refunded: true,
  charged_back: true,
}

/** Reads the data of an `order` or `parcel` event; undefined for what is none. */
export function parseNews(data: string): OrderNews | undefined {
  const { orderId, status, position } = parseObject(data)
  if (typeof orderId !== 'string' || typeof position !== 'number') return undefined
  return { orderId, status: isStatus(status) ? status : undefined, position }
}

function isStatus(value: unknown): value is OrderStatus {
  return typeof value === 'string' && Object.hasOwn(STATUSES, value)
}

export function createFeed({ session }: Pick<Connection, 'session'>): Feed {
  const news = new Set<(news: OrderNews) => void>()
  const parcels = new Set<(parcel: string) => void>()
  const gaps = new Set<() => void>()
  let highest = 0
  let token = ''
  let running = false
  const reached = (position: number) => {
    highest = Math.max(highest, position)
  }

  return {
    position: () => highest,
    reached,
    onNews: (listener) => (news.add(listener), () => news.delete(listener)),
    onParcel: (listener) => (parcels.add(listener), () => parcels.delete(listener)),
    onGap: (listener) => (gaps.add(listener), () => gaps.delete(listener)),
    start() {
      if (running) return
      running = true
      openStream({
        url: '/api/stream',
        headers: async () => ({ Authorization: `Bearer ${(token = await session.token())}` }),
        onEvent({ event, data }) {
          const parsed = event === 'order' || event === 'parcel' ? parseNews(data) : undefined
          if (!parsed) return
          reached(parsed.position)
          if (event === 'parcel') return [...parcels].forEach((listener) => listener(parsed.orderId))
          for (const listener of [...news]) listener(parsed)
        },
        onReconnect: () => [...gaps].forEach((listener) => listener()),
        onRefused: (status) => status === 401 && session.reject(token),
      })
    },
  }
}
