import { nextTick, type App } from 'vue'
import type { Router } from 'vue-router'
import { bindBackButton } from './buttons'
import { startHost, type Host } from './host'
import { parseLaunch, readLaunch } from './launch'
import { takeOrigin } from './otherApp'
import { keepScreen, lastScreen } from './screen'
import { memoryOf, type Memory } from './storage'

const RELOAD_MS = 60_000

/** A mini app, ready to be shown. */
export interface Opened {
  readonly app: App
  readonly router: Router
}

/**
 * Starts the mini app that Telegram has launched; a page that nobody launched says so instead.
 *
 * @param open makes the app for the launched user; the memory outlives the page
 * @param outside shows where the app is at home
 * @param linked the screen that a link's `startapp` parameter names, as an address without origin; it
 *     may be of another app of ours
 */
export async function startMiniApp(
  open: (host: Host, memory: Memory) => Promise<Opened>,
  outside: () => Promise<void>,
  linked: (startParam: string) => string | undefined = () => undefined,
): Promise<void> {
  const page = memoryOf(() => sessionStorage)
  reloadOnce(page)
  const launch = readLaunch(location.hash, page)
  if (!launch) return outside()
  // The fragment has been kept; an address without it is safe to show and to share.
  // Without a fragment the address is no launch's begin: it names the very screen that is wanted.
  const begins = parseLaunch(location.hash) !== undefined
  const wanted = begins ? (lastScreen(launch, page) ?? linked(launch.startParam)) : undefined
  if (wanted && !isHere(wanted)) return location.replace(wanted)
  const screen = wanted ?? location.pathname + location.search
  const origin = takeOrigin(page)
  history.replaceState(history.state, '', screen)
  const host = startHost(launch, window)
  const { app, router } = await open(
    host,
    memoryOf(() => localStorage),
  )
  bindBackButton(host, router, begins ? undefined : origin)
  startScreensAtTop(router)
  router.afterEach((to, _from, failure) => {
    if (!failure) keepScreen(launch, page, router.resolve(to).href)
  })
  app.use(router).mount('#app')
}

/** Whether a screen is of this app; another one finds the launch in the page's memory. */
function isHere(screen: string): boolean {
  return screen.split('/')[1] === location.pathname.split('/')[1]
}

/** A screen of the last release may be gone after a deployment: the new index.html knows the new ones. */
function reloadOnce(page: Memory): void {
  addEventListener('vite:preloadError', () => {
    if (Date.now() - Number(page.getItem('zij.reloaded')) < RELOAD_MS) return
    page.setItem('zij.reloaded', String(Date.now()))
    location.reload()
  })
}

/** Who hears the page or uses the keyboard starts at the top of each new screen. */
function startScreensAtTop(router: Router): void {
  router.afterEach(async (to, from, failure) => {
    if (failure || from.matched.length === 0 || to.path === from.path) return
    document.documentElement.dataset['moved'] = ''
    await nextTick()
    const screen = document.querySelector('main')
    if (!screen || screen.contains(document.activeElement)) return
    screen.tabIndex = -1
    screen.focus({ preventScroll: true })
  })
}
