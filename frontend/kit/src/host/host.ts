import { reactive, readonly } from 'vue'
import {
  connect,
  type Bridge,
  type CommandData,
  type HapticParams,
  type HostCommands,
  type Insets,
  type MainButtonParams,
  type PopupParams,
} from './bridge'
import { onlyColours, type Launch, type ThemeParams } from './launch'
import { applyInsets, applyPlatform, applyTheme } from './theme'

/** How the payment sheet says that it closed. A hint for words only: the server's state decides. */
export type InvoiceStatus = 'paid' | 'cancelled' | 'failed' | 'pending'

/** Telegram around this app, with every call gated by the version the client speaks. */
export interface Host {
  readonly launch: Launch
  readonly state: Readonly<{ visible: boolean; theme: ThemeParams }>
  supports(version: string): boolean
  mainButton(params: MainButtonParams): void
  onMainButton(press: () => void): () => void
  backButton(visible: boolean): void
  onBackButton(press: () => void): () => void
  haptic(kind: Haptic): void
  /** Answers the id of the pressed button; undefined when it was dismissed or the client has no popups. */
  popup(params: PopupParams): Promise<string | undefined>
  /** Opens the payment sheet; `closed` is called once, or never (some clients keep silent). */
  openInvoice(slug: string, closed: (status: InvoiceStatus) => void): () => void
  /** Opens an https address in the browser outside; only as the answer to a press. */
  openLink(url: string): void
  /** Lets the person choose a chat to send a link to, with a few words; only as the answer to a press. */
  shareLink(url: string, text: string): void
  /** Follows a link of Telegram's own, `https://t.me/...`, inside the client; only as the answer to a press. */
  openTelegramLink(url: string): void
  /**
   * Lets the client download a file, after it has asked the person; a client that cannot opens the link
   * outside. Answers whether it goes on; only as the answer to a press.
   */
  downloadFile(url: string, name: string): Promise<boolean>
  confirmClosing(needed: boolean): void
  close(): void
}

export type Haptic = 'selection' | 'tap' | 'success' | 'warning' | 'error'

/** First version of the protocol that knows the command; those not named are as old as the protocol. */
const SINCE: Partial<Record<keyof HostCommands, string>> = {
  web_app_open_invoice: '6.1',
  web_app_open_tg_link: '6.1',
  web_app_setup_back_button: '6.1',
  web_app_trigger_haptic_feedback: '6.1',
  web_app_set_header_color: '6.1',
  web_app_set_background_color: '6.1',
  web_app_setup_closing_behavior: '6.2',
  web_app_open_popup: '6.2',
  web_app_set_bottom_bar_color: '7.10',
  web_app_request_safe_area: '8.0',
  web_app_request_file_download: '8.0',
  web_app_request_content_safe_area: '8.0',
}

const HAPTICS: Record<Haptic, HapticParams> = {
  selection: { type: 'selection_change' },
  tap: { type: 'impact', impact_style: 'light' },
  success: { type: 'notification', notification_type: 'success' },
  warning: { type: 'notification', notification_type: 'warning' },
  error: { type: 'notification', notification_type: 'error' },
}

/** Compares dotted versions by number: 6.10 is later than 6.9. */
export function atLeast(version: string, wanted: string): boolean {
  const have = version.split('.').map(Number)
  const want = wanted.split('.').map(Number)
  for (let i = 0; i < want.length; i++) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** Starts the conversation with the client: theme, safe areas, full height, and "ready". */
export function startHost(launch: Launch, view: Window, bridge: Bridge = connect(view)): Host {
  const state = reactive<{ visible: boolean; theme: ThemeParams }>({ visible: true, theme: {} })
  const supports = (version: string) => atLeast(launch.version, version)

  function post<C extends keyof HostCommands>(command: C, ...data: CommandData<C>): boolean {
    if (!supports(SINCE[command] ?? '6.0')) return false
    bridge.post(command, ...data)
    return true
  }

  function wear(theme: ThemeParams): void {
    state.theme = theme
    const page = applyTheme(theme, view.document)
    post('web_app_set_header_color', { color_key: 'secondary_bg_color' })
    post('web_app_set_background_color', { color: page })
    post('web_app_set_bottom_bar_color', { color: page })
  }

  const inset = (name: string) => (insets: Insets) => applyInsets(name, insets, view.document)
  applyPlatform(launch.platform, view.document)
  wear(launch.theme)
  function openTelegram(path: string): void {
    if (post('web_app_open_tg_link', { path_full: path })) return
    post('web_app_open_link', { url: `https://t.me${path}` })
  }

  bridge.on('theme_changed', (event) => wear(onlyColours(event.theme_params)))
  bridge.on('safe_area_changed', inset('safe-area'))
  bridge.on('content_safe_area_changed', inset('content-safe-area'))
  bridge.on('visibility_changed', (event) => (state.visible = event.is_visible))
  view.document.addEventListener('visibilitychange', () => {
    state.visible = view.document.visibilityState === 'visible'
  })
  bridge.on('reload_iframe', () => {
    post('iframe_will_reload')
    view.location.reload()
  })

  post('iframe_ready', { reload_supported: true })
  post('web_app_request_theme')
  post('web_app_request_viewport')
  post('web_app_request_safe_area')
  post('web_app_request_content_safe_area')
  post('web_app_expand')
  post('web_app_ready')

  return {
    launch,
    state: readonly(state),
    supports,
    mainButton: (params) => void post('web_app_setup_main_button', params),
    onMainButton: (press) => bridge.on('main_button_pressed', press),
    backButton: (visible) => void post('web_app_setup_back_button', { is_visible: visible }),
    onBackButton: (press) => bridge.on('back_button_pressed', press),
    haptic: (kind) => void post('web_app_trigger_haptic_feedback', HAPTICS[kind]),
    popup: (params) =>
      new Promise((resolve) => {
        const off = bridge.on('popup_closed', ({ button_id }) => {
          off()
          resolve(button_id)
        })
        if (!post('web_app_open_popup', params)) {
          off()
          resolve(undefined)
        }
      }),
    openInvoice(slug, closed) {
      const off = bridge.on('invoice_closed', (event) => {
        if (event.slug !== slug) return
        off()
        closed(invoiceStatus(event.status))
      })
      post('web_app_open_invoice', { slug })
      return off
    },
    openLink: (url) => void post('web_app_open_link', { url }),
    shareLink: (url, text) => openTelegram(`/share/url?${new URLSearchParams({ url, text })}`),
    openTelegramLink(url) {
      const { pathname, search } = new URL(url)
      openTelegram(pathname + search)
    },
    downloadFile: (url, name) =>
      new Promise((resolve) => {
        const off = bridge.on('file_download_requested', ({ status }) => {
          off()
          resolve(status === 'downloading')
        })
        if (post('web_app_request_file_download', { url, file_name: name })) return
        off()
        resolve(post('web_app_open_link', { url }))
      }),
    confirmClosing: (needed) => void post('web_app_setup_closing_behavior', { need_confirmation: needed }),
    close: () => void post('web_app_close'),
  }
}

/** A status nobody has named yet claims nothing about money: the server will tell. */
function invoiceStatus(status: string): InvoiceStatus {
  return status === 'paid' || status === 'cancelled' || status === 'failed' ? status : 'pending'
}
