import { expect, test } from 'vitest'
import { tapped, traceparent, watchTaps } from '../src/api/trace'
import { connect } from '../src/host/bridge'

test('is one trace until the next tap', () => {
  const first = traceparent()
  expect(first).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  expect(traceparent()).toBe(first)
  tapped()
  expect(traceparent()).not.toBe(first)
  expect(traceparent()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
})

test('a finger, a key and a button of the host are taps, and a theme is none', () => {
  const page = new EventTarget()
  watchTaps(page as Window)
  const seen = [traceparent()]
  page.dispatchEvent(new Event('pointerdown'))
  seen.push(traceparent())
  page.dispatchEvent(new Event('keydown'))
  seen.push(traceparent())
  const view: Parameters<typeof connect>[0] = { parent: { postMessage() {} }, addEventListener() {} }
  connect(view)
  view.Telegram?.WebView?.receiveEvent?.('main_button_pressed', '{}')
  seen.push(traceparent())
  expect(new Set(seen).size).toBe(4)
  view.Telegram?.WebView?.receiveEvent?.('theme_changed', '{}')
  expect(traceparent()).toBe(seen[3])
})
