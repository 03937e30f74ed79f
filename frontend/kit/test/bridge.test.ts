import { describe, expect, it, vi } from 'vitest'
import { connect } from '@kit/host/bridge'

type View = Parameters<typeof connect>[0]

/** A window inside a frame: records what is posted, and lets the test speak as anyone. */
function frame(more: Partial<View> = {}) {
  const posted: string[] = []
  const listeners: ((event: MessageEvent) => void)[] = []
  const parent = { postMessage: (message: string) => void posted.push(message) }
  const view: View = {
    parent: parent as unknown as View['parent'],
    addEventListener: (_type, listener) => void listeners.push(listener),
    ...more,
  }
  const speak = (data: unknown, source: unknown = parent) =>
    listeners.forEach((listen) => listen({ data, source } as MessageEvent))
  return { view, posted, speak }
}

describe('the bridge', () => {
  it('posts JSON text with type and data to the parent frame', () => {
    const { view, posted } = frame()
    connect(view).post('web_app_open_invoice', { slug: 'abc' })
    expect(posted).toEqual(['{"eventType":"web_app_open_invoice","eventData":{"slug":"abc"}}'])
  })

  it('posts null where a command carries no data', () => {
    const { view, posted } = frame()
    connect(view).post('web_app_ready')
    expect(JSON.parse(posted[0] ?? '')).toEqual({ eventType: 'web_app_ready', eventData: null })
  })

  it('prefers the proxy of a native WebView', () => {
    const postEvent = vi.fn()
    const { view, posted } = frame({ TelegramWebviewProxy: { postEvent } })
    connect(view).post('web_app_setup_back_button', { is_visible: true })
    expect(postEvent).toHaveBeenCalledWith('web_app_setup_back_button', '{"is_visible":true}')
    expect(posted).toEqual([])
  })

  it('speaks through external.notify where a desktop shell offers it', () => {
    const notify = vi.fn()
    connect(frame({ external: { notify } }).view).post('web_app_ready')
    expect(notify).toHaveBeenCalledWith('{"eventType":"web_app_ready","eventData":null}')
  })

  it('posts nothing when nobody holds the window', () => {
    const { view, posted } = frame()
    view.parent = view as unknown as View['parent']
    connect(view).post('web_app_ready')
    expect(posted).toEqual([])
  })

  it('hears the parent frame and the names native clients call', () => {
    const { view, speak } = frame()
    const heard = vi.fn()
    connect(view).on('invoice_closed', heard)
    speak('{"eventType":"invoice_closed","eventData":{"slug":"a","status":"paid"}}')
    view.Telegram?.WebView?.receiveEvent?.('invoice_closed', { slug: 'b', status: 'failed' })
    view.TelegramGameProxy_receiveEvent?.('invoice_closed', '{"slug":"c","status":"pending"}')
    expect(heard.mock.calls.map(([data]) => data.slug)).toEqual(['a', 'b', 'c'])
  })

  it('is deaf to every window but the parent, and to what is no message', () => {
    const { view, speak } = frame()
    const heard = vi.fn()
    connect(view).on('main_button_pressed', heard)
    speak('{"eventType":"main_button_pressed"}', { another: 'window' })
    speak({ eventType: 'main_button_pressed' })
    speak('not json')
    speak('{"eventType":5}')
    speak('{"eventType":"unknown_event"}')
    expect(heard).not.toHaveBeenCalled()
  })

  it('stops when the subscription ends, also from inside a listener', () => {
    const { view, speak } = frame()
    const bridge = connect(view)
    const second = vi.fn()
    const off = bridge.on('main_button_pressed', () => off())
    bridge.on('main_button_pressed', second)
    speak('{"eventType":"main_button_pressed"}')
    speak('{"eventType":"main_button_pressed"}')
    expect(second).toHaveBeenCalledTimes(2)
  })
})
