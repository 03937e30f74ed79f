import { createParser } from 'eventsource-parser'

/** One server-sent event; `id` is the position in the log. */
export interface StreamEvent {
  readonly event: string
  readonly id: string | undefined
  readonly data: string
}

export interface StreamOptions {
  readonly url: string
  /** Headers of each attempt, the session's token among them. */
  readonly headers: () => Promise<Record<string, string>>
  readonly onEvent: (event: StreamEvent) => void
  /** After each connection but the first: events may have been missed, so refetch what is shown. */
  readonly onReconnect: () => void
  /** The server refused with this status (401: the token). */
  readonly onRefused?: (status: number) => void
  readonly fetch?: typeof fetch
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The server sends a comment every 15 s; three missing ones mean that the line is dead. */
export const SILENCE_MS = 45_000
const STEADY_MS = 60_000
const FIRST_DELAY_MS = 500
const MAX_DELAY_MS = 30_000
const MAX_EVENT_CHARS = 65_536

/** Delay before an attempt after `failures` failed ones: doubling, capped, half of it jitter. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 10))
  return full / 2 + (full / 2) * random()
}

/**
 * Keeps a stream of server-sent events open until the answered function is called.
 * It is fetch and not EventSource, because only fetch can send the Authorization header.
 */
export function openStream(options: StreamOptions): () => void {
  const stop = new AbortController()
  void keepOpen(options, stop.signal)
  return () => stop.abort()
}

async function keepOpen(options: StreamOptions, stopped: AbortSignal): Promise<void> {
  const sleep = options.sleep ?? sleepOrStop
  let lastId: string | undefined
  let failures = 0
  let connections = 0
  while (!stopped.aborted) {
    let openedAt = Infinity
    try {
      await readOnce(options, stopped, lastId, {
        opened: () => {
          openedAt = performance.now()
          if (connections++ > 0) options.onReconnect()
        },
        event: (event) => {
          lastId = event.id ?? lastId
          options.onEvent(event)
        },
      })
    } catch {
      // A broken line is the normal end of a stream on a phone: try again below.
    }
    // A line that is cut as soon as it stands, as the seventh of a user cuts the first, is a failure, too.
    if (performance.now() - openedAt >= STEADY_MS) failures = 0
    if (!stopped.aborted) await sleep(backoffMs(failures++), stopped)
  }
}

interface Reader {
  opened(): void
  event(event: StreamEvent): void
}

async function readOnce(
  options: StreamOptions,
  stopped: AbortSignal,
  lastId: string | undefined,
  reader: Reader,
): Promise<void> {
  const line = new AbortController()
  const hangUp = () => line.abort()
  stopped.addEventListener('abort', hangUp)
  let watchdog = setTimeout(hangUp, SILENCE_MS)
  try {
    const headers: Record<string, string> = { Accept: 'text/event-stream', ...(await options.headers()) }
    if (lastId !== undefined) headers['Last-Event-ID'] = lastId
    const send = options.fetch ?? fetch
    const response = await send(options.url, { headers, cache: 'no-store', signal: line.signal })
    if (!response.ok || !response.body) {
      options.onRefused?.(response.status)
      return
    }
    reader.opened()
    const parser = createParser({
      maxBufferSize: MAX_EVENT_CHARS,
      onEvent: ({ event, id, data }) => reader.event({ event: event ?? 'message', id, data }),
      onError: (error) => {
        if (error.type === 'max-buffer-size-exceeded') hangUp()
      },
    })
    const decoder = new TextDecoder()
    const body = response.body.getReader()
    for (let part = await body.read(); !part.done; part = await body.read()) {
      clearTimeout(watchdog)
      watchdog = setTimeout(hangUp, SILENCE_MS)
      parser.feed(decoder.decode(part.value, { stream: true }))
    }
  } finally {
    clearTimeout(watchdog)
    line.abort()
    stopped.removeEventListener('abort', hangUp)
  }
}

function sleepOrStop(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
  })
}
