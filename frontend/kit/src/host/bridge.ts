/**
 * The wire between a mini app and the Telegram client that shows it: messages out, events in.
 * Source: Mini Apps documentation, "Web events" (methods and events of the client API).
 */
import { tapped } from '../api/trace'
import { parseObject } from './launch'

/** What the app may say, by message name. */
export interface HostCommands {
  iframe_ready: { reload_supported: boolean }
  iframe_will_reload: undefined
  web_app_ready: undefined
  web_app_expand: undefined
  web_app_close: undefined
  web_app_request_theme: undefined
  web_app_request_viewport: undefined
  web_app_request_safe_area: undefined
  web_app_request_content_safe_area: undefined
  web_app_set_header_color: { color_key: 'bg_color' | 'secondary_bg_color' }
  web_app_set_background_color: { color: string }
  web_app_set_bottom_bar_color: { color: string }
  web_app_setup_main_button: MainButtonParams
  web_app_setup_back_button: { is_visible: boolean }
  web_app_setup_closing_behavior: { need_confirmation: boolean }
  web_app_trigger_haptic_feedback: HapticParams
  web_app_open_invoice: { slug: string }
  web_app_open_link: { url: string }
  web_app_open_tg_link: { path_full: string }
  web_app_request_file_download: { url: string; file_name: string }
  web_app_open_popup: PopupParams
}

/** What the host may tell, by event name. */
export interface HostEvents {
  theme_changed: { theme_params: Record<string, unknown> }
  viewport_changed: { height: number; width: number; is_state_stable: boolean; is_expanded: boolean }
  safe_area_changed: Insets
  content_safe_area_changed: Insets
  main_button_pressed: undefined
  back_button_pressed: undefined
  invoice_closed: { slug: string; status: string }
  popup_closed: { button_id?: string }
  file_download_requested: { status: string }
  visibility_changed: { is_visible: boolean }
  reload_iframe: undefined
}

export interface Insets {
  top: number
  bottom: number
  left: number
  right: number
}

export interface MainButtonParams {
  is_visible: boolean
  is_active: boolean
  is_progress_visible: boolean
  text: string
}

export type HapticParams =
  | { type: 'selection_change' }
  | { type: 'impact'; impact_style: 'light' | 'medium' | 'heavy' | 'rigid' | 'soft' }
  | { type: 'notification'; notification_type: 'success' | 'warning' | 'error' }

export interface PopupParams {
  title: string
  message: string
  buttons: readonly {
    id: string
    type: 'default' | 'destructive' | 'cancel' | 'ok' | 'close'
    text?: string
  }[]
}

export type HostEvent = keyof HostEvents
type Listener<E extends HostEvent> = (data: HostEvents[E]) => void

/** Arguments of a command: none when it carries no data. */
export type CommandData<C extends keyof HostCommands> = HostCommands[C] extends undefined
  ? []
  : [data: HostCommands[C]]

/** Two-way, typed, and silent about names it does not know. */
export interface Bridge {
  post<C extends keyof HostCommands>(command: C, ...data: CommandData<C>): void
  /** Answers the function that ends the subscription. */
  on<E extends HostEvent>(event: E, listener: Listener<E>): () => void
}

/** The parts of `window` that Telegram's clients use; each client injects its own. */
interface ClientWindow {
  parent: Pick<Window, 'postMessage'>
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  TelegramWebviewProxy?: { postEvent(event: string, data: string): void }
  external?: unknown
  Telegram?: { WebView?: { receiveEvent?: Receive } }
  TelegramGameProxy?: { receiveEvent?: Receive }
  TelegramGameProxy_receiveEvent?: Receive
}
type Receive = (event: string, data: unknown) => void

/** What the host tells of because a person did something. */
const TAPS: readonly string[] = ['main_button_pressed', 'back_button_pressed', 'popup_closed']

/** Connects to the client around this window: native WebView, desktop shell or parent frame. */
export function connect(view: ClientWindow): Bridge {
  const listeners = new Map<string, Set<(data: never) => void>>()

  const receive: Receive = (event, data) => {
    const value = typeof data === 'string' ? parseObject(data) : data
    if (TAPS.includes(event)) tapped()
    for (const listener of [...(listeners.get(event) ?? [])]) listener((value ?? {}) as never)
  }

  // Native clients call these names; iOS and Android the first, older desktop shells the others.
  view.Telegram = { ...view.Telegram, WebView: { receiveEvent: receive } }
  view.TelegramGameProxy = { receiveEvent: receive }
  view.TelegramGameProxy_receiveEvent = receive

  view.addEventListener('message', (message) => {
    // Only the frame that holds us may speak as the host.
    if (message.source !== view.parent || typeof message.data !== 'string') return
    const { eventType, eventData } = parseObject(message.data)
    if (typeof eventType === 'string') receive(eventType, eventData)
  })

  return {
    post(command, ...data) {
      send(view, command, data[0])
    },
    on(event, listener) {
      const known = listeners.get(event) ?? new Set()
      known.add(listener)
      listeners.set(event, known)
      return () => known.delete(listener)
    },
  }
}

function send(view: ClientWindow, eventType: string, data: unknown): void {
  const eventData = data ?? null
  if (view.TelegramWebviewProxy) {
    view.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData))
  } else if (isNotifier(view.external)) {
    view.external.notify(JSON.stringify({ eventType, eventData }))
  } else if ((view.parent as unknown) !== view) {
    // Any origin may hold us (Telegram has several web clients); nothing secret is ever said here,
    // and the server's frame-ancestors decides who may frame the app at all.
    view.parent.postMessage(JSON.stringify({ eventType, eventData }), '*')
  }
}

function isNotifier(external: unknown): external is { notify(message: string): void } {
  return typeof external === 'object' && external !== null && 'notify' in external
}
