import type { Launch } from '@kit/host/launch'
import { createTelemetry, type Telemetry, type TelemetryParts } from './telemetry'

const FLUSH_MS = 10_000
/** A page that breaks over and over tells so once in a while. */
const ERRORS_MAX = 20

/** Tells of nothing: for people who asked their browser not to be watched. */
const SILENT: Telemetry = { tell() {}, opened() {}, refused() {}, flush() {} }

/** Begins to tell of this page load: its launch, what breaks in it, and how fast it is. */
export function startVisit(
  app: TelemetryParts['app'],
  launch: Launch,
  language: () => string,
  view: Window = window,
): Telemetry {
  if (asksForPeace(view.navigator)) return SILENT
  const telemetry = createTelemetry({
    app,
    version: import.meta.env.ZIJ_VERSION ?? '',
    launch,
    language,
    visit: crypto.randomUUID(),
    now: () => performance.now(),
    send: (body) =>
      view.navigator.sendBeacon('/api/telemetry', new Blob([body], { type: 'application/json' })),
  })
  telemetry.tell('launch', { value: performance.now() })
  watchErrors(telemetry, view)
  void watchVitals(telemetry).finally(() => {
    // On the window, and after the vitals' own: they have told by then.
    view.addEventListener('visibilitychange', () => {
      if (view.document.visibilityState === 'hidden') telemetry.flush()
    })
    view.addEventListener('pagehide', () => telemetry.flush())
  })
  setInterval(() => telemetry.flush(), FLUSH_MS)
  return telemetry
}

/** Do Not Track, or its successor Global Privacy Control (W3C). */
export function asksForPeace(navigator: Navigator): boolean {
  const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean }
  return navigator.doNotTrack === '1' || globalPrivacyControl === true
}

function watchErrors(telemetry: Telemetry, view: Window): void {
  let told = 0
  const tell = (what: unknown) => {
    if (told++ < ERRORS_MAX) telemetry.tell('error', { detail: String(what) })
  }
  view.addEventListener('error', (event) => tell(event.error ?? event.message))
  view.addEventListener('unhandledrejection', (event) => tell(event.reason))
}

/** Core Web Vitals; fetched after everything that the first screen needs. */
async function watchVitals(telemetry: Telemetry): Promise<void> {
  const { onCLS, onFCP, onINP, onLCP, onTTFB } = await import('web-vitals')
  for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) {
    on(({ name, value }) => telemetry.tell('vital', { detail: name, value }))
  }
}
