// @vitest-environment node
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { backoffMs, openStream, SILENCE_MS, type StreamEvent } from '@kit/api/stream'

const closers: (() => unknown)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** A real HTTP server; `answer` is told how many connections came before. */
async function serve(answer: (response: ServerResponse, before: number) => void) {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    answer(response, requests.push(request) - 1)
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  closers.push(() => (server.closeAllConnections(), server.close()))
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/api/stream`, requests }
}

function follow(url: string) {
  const events: StreamEvent[] = []
  const sleeps: number[] = []
  const refusals: number[] = []
  let reconnects = 0
  const stop = openStream({
    url,
    headers: async () => ({ Authorization: 'Bearer t' }),
    onEvent: (event) => events.push(event),
    onReconnect: () => reconnects++,
    onRefused: (status) => refusals.push(status),
    sleep: async (ms) => {
      sleeps.push(ms)
      await new Promise((soon) => setTimeout(soon, 5))
    },
  })
  closers.push(stop)
  return { events, sleeps, refusals, stop, reconnects: () => reconnects }
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 50_000
  while (!condition()) {
    if (Date.now() > end) throw new Error('it did not happen in time')
    await new Promise((soon) => setTimeout(soon, 5))
  }
}

const EVENT_STREAM = { 'Content-Type': 'text/event-stream' }

describe('the event stream', () => {
  it('carries the token and reads events, whatever the pieces they come in', async () => {
    const { url, requests } = await serve((response) => {
      response.writeHead(200, EVENT_STREAM)
      const text =
        ': heartbeat\n\nid: 7\nevent: order\ndata: {"title":"Ўзбек ★"}\n\nid: 8\ndata: a\ndata: b\n\n'
      const bytes = Buffer.from(text)
      // One byte at a time: letters of several bytes are cut in the middle.
      for (let at = 0; at < bytes.length; at++) response.write(bytes.subarray(at, at + 1))
    })
    const { events } = follow(url)
    await until(() => events.length === 2)
    expect(events).toEqual([
      { event: 'order', id: '7', data: '{"title":"Ўзбек ★"}' },
      { event: 'message', id: '8', data: 'a\nb' },
    ])
    expect(requests[0]?.headers.authorization).toBe('Bearer t')
    expect(requests[0]?.headers['last-event-id']).toBeUndefined()
  })

  it('comes back after the line broke, says where it was, and tells of the gap', async () => {
    const responses: ServerResponse[] = []
    const { url, requests } = await serve((response, before) => {
      responses.push(response)
      response.writeHead(200, EVENT_STREAM)
      response.write(`id: ${41 + before}\nevent: order\ndata: {}\n\n`)
    })
    const { events, reconnects } = follow(url)
    await until(() => events.length === 1)
    responses[0]?.destroy()
    await until(() => events.length === 2)
    expect(requests[1]?.headers['last-event-id']).toBe('41')
    expect(reconnects()).toBe(1)
  })

  it('backs off while it is refused, and says by what', async () => {
    const { url, requests } = await serve((response) => response.writeHead(401).end())
    const { refusals, sleeps } = follow(url)
    await until(() => requests.length >= 4)
    expect(refusals.slice(0, 3)).toEqual([401, 401, 401])
    expect(sleeps[2]).toBeGreaterThanOrEqual(1_000)
  })

  it('drops a line whose event has no end', async () => {
    const { url, requests } = await serve((response) => {
      response.writeHead(200, EVENT_STREAM)
      response.write(`data: ${'x'.repeat(70_000)}`)
    })
    const { events } = follow(url)
    await until(() => requests.length >= 2)
    expect(events).toEqual([])
  })

  it('ends when it is told to, and stays ended', async () => {
    const { url, requests } = await serve(
      (response) => void response.writeHead(200, EVENT_STREAM).write(': hi\n\n'),
    )
    const { stop } = follow(url)
    await until(() => requests.length === 1)
    let closed = false
    requests[0]?.on('close', () => (closed = true))
    stop()
    await until(() => closed)
    await new Promise((later) => setTimeout(later, 50))
    expect(requests).toHaveLength(1)
  })

  it('waits longer from failure to failure, to a limit, and never in step with others', () => {
    expect([0, 1, 2, 6, 100].map((failures) => backoffMs(failures, () => 1))).toEqual([
      500, 1000, 2000, 30_000, 30_000,
    ])
    expect(backoffMs(3, () => 0)).toBe(2000)
    expect(SILENCE_MS).toBeGreaterThan(2 * 15_000)
  })
})
