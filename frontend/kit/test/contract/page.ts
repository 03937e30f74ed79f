import { effectScope, type App, type Component } from 'vue'
import { onTestFinished } from 'vitest'
import { RouterView, type Router } from 'vue-router'
import { startHost, type Host } from '@kit/host/host'
import { parseLaunch } from '@kit/host/launch'
import { memoryOf, type Memory } from '@kit/host/storage'
import { INIT_DATA } from './contract'
import { until } from './until'

/** Telegram around the app: the newest word of each command that the app gave it. */
const heard = new Map<string, Record<string, unknown>>()

/** Starts the app in a client of Telegram's, as its own code does. */
export function launched(): Host {
  heard.clear()
  const postEvent = (event: string, data: string) => heard.set(event, JSON.parse(data) ?? {})
  Object.assign(window, { TelegramWebviewProxy: { postEvent } })
  // Nobody is told of these visits.
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
  const parameters = { tgWebAppData: INIT_DATA, tgWebAppVersion: '8.0', tgWebAppPlatform: 'ios' }
  const launch = parseLaunch(`#${new URLSearchParams(parameters)}`)
  if (!launch) throw new Error('not a launch')
  return startHost(launch, window)
}

/** What a device remembers that was never here. */
export function newMemory(): Memory {
  return memoryOf(() => {
    throw new Error('no storage')
  })
}

function telegramSays(event: string, data: unknown = {}): void {
  const { Telegram } = window as unknown as {
    Telegram: { WebView: { receiveEvent(event: string, data: unknown): void } }
  }
  Telegram.WebView.receiveEvent(event, data)
}

/** Presses the main button once it can be pressed. */
export async function pressMain(): Promise<void> {
  const button = () => heard.get('web_app_setup_main_button') ?? {}
  await until(() => button()['is_visible'] && button()['is_active'])
  telegramSays('main_button_pressed')
}

/** Says yes to what the app asks in a popup. */
export async function sayYes(): Promise<void> {
  await until(() => heard.delete('web_app_open_popup'))
  telegramSays('popup_closed', { button_id: 'yes' })
}

/** A screen as it is drawn. */
export interface Screen {
  /** Waits for all of these words. */
  shows(...words: string[]): Promise<void>
  /** Waits for what has this `data-testid`. */
  found(name: string): Promise<HTMLElement>
  fill(name: string, value: string): Promise<void>
  /** Waits until this path is open. */
  isAt(path: string): Promise<void>
}

/** Opens a screen of an app. */
export async function opened(app: (root: Component) => App, router: Router, path: string): Promise<Screen> {
  const root = document.createElement('div')
  document.body.append(root)
  await router.push(path)
  await router.isReady()
  const shown = app(RouterView).use(router)
  const broken: unknown[] = []
  shown.config.errorHandler = (error) => broken.push(error)
  shown.config.warnHandler = (words) => broken.push(words)
  shown.mount(root)
  onTestFinished(() => {
    shown.unmount()
    root.remove()
  })
  /** Waits until it is so; nothing may break meanwhile, such as for want of a field. */
  async function comes(condition: () => unknown): Promise<void> {
    await until(
      () => broken.length > 0 || condition(),
      () => root.innerHTML,
    )
    if (broken.length > 0) throw new Error(`the screen broke: ${broken.join('; ')}`)
  }

  async function found(name: string): Promise<HTMLElement> {
    const look = () => root.querySelector<HTMLElement>(`[data-testid="${name}"]`)
    await comes(look)
    return look() as HTMLElement
  }

  return {
    found,
    shows: (...words) => comes(() => words.every((word) => root.textContent?.includes(word))),
    async fill(name, value) {
      const field = (await found(name)) as HTMLInputElement
      field.value = value
      field.dispatchEvent(new Event('input'))
    },
    isAt: (wanted) => comes(() => router.currentRoute.value.path === wanted),
  }
}

/** Runs what is for the setup of a component, but needs none. */
export function scoped<T>(setup: () => T): T {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  return scope.run(setup) as T
}
