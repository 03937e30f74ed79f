import type { Memory } from './storage'

/**
 * The launch parameters: what Telegram puts into the URL fragment when it opens a mini app.
 * Source: Mini Apps documentation, "Launch parameters" (tgWebAppData, tgWebAppVersion, ...).
 */
export interface Launch {
  /** Telegram's signed data, exactly as received: the server checks the signature over these bytes. */
  readonly initData: string
  /** Version of the mini-app protocol that the host speaks, for example "8.0". */
  readonly version: string
  /** ios, android, tdesktop, macos, web, weba ... */
  readonly platform: string
  readonly theme: ThemeParams
  /** The `startapp` parameter of the link that opened the app; empty when it had none. */
  readonly startParam: string
  /** From unverified initData: good for defaults on this screen, never for identity. */
  readonly user: LaunchUser
}

export interface LaunchUser {
  readonly id: number
  readonly languageCode: string | undefined
}

/** Colour names as Telegram sends them (snake case) to `#rrggbb`. */
export type ThemeParams = Readonly<Record<string, string>>

const STORED = 'zij.launch'
const MAX_LENGTH = 16_384

/**
 * Reads the launch from a URL fragment, or from the storage when the page was reloaded without one.
 * Answers undefined when no host started this page.
 */
export function readLaunch(fragment: string, storage: Memory): Launch | undefined {
  const fresh = parseLaunch(fragment)
  if (fresh) {
    storage.setItem(STORED, fragment)
    return fresh
  }
  return parseLaunch(storage.getItem(STORED) ?? '')
}

/** Pure part of {@link readLaunch}: undefined for anything that is not a complete launch. */
export function parseLaunch(fragment: string): Launch | undefined {
  if (fragment.length > MAX_LENGTH) return undefined
  // Telegram may append its parameters to a fragment of ours: "#/route?tgWebAppData=...".
  const query = fragment.replace(/^#/, '').replace(/^.*\?/, '')
  const params = new URLSearchParams(query)
  const initData = params.get('tgWebAppData') ?? ''
  const user = parseUser(initData)
  if (!user) return undefined
  return {
    initData,
    version: params.get('tgWebAppVersion') ?? '6.0',
    platform: params.get('tgWebAppPlatform') ?? 'unknown',
    theme: parseTheme(params.get('tgWebAppThemeParams') ?? '{}'),
    startParam: params.get('tgWebAppStartParam') ?? new URLSearchParams(initData).get('start_param') ?? '',
    user,
  }
}

function parseUser(initData: string): LaunchUser | undefined {
  const user = parseObject(new URLSearchParams(initData).get('user') ?? '')
  const id = user['id']
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) return undefined
  const language = user['language_code']
  return { id, languageCode: typeof language === 'string' ? language : undefined }
}

function parseTheme(json: string): ThemeParams {
  return onlyColours(parseObject(json))
}

/** Keeps what is a plain colour: theme values end up in style sheets. */
export function onlyColours(values: Readonly<Record<string, unknown>>): ThemeParams {
  const colours: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) && /^[a-z_]{2,40}$/.test(name)) {
      colours[name] = value.toLowerCase()
    }
  }
  return colours
}

/** Parses a JSON object; anything else is an empty one. */
export function parseObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
