import type { Insets } from './bridge'
import type { ThemeParams } from './launch'

const FALLBACK_PAGE = { light: '#efeff4', dark: '#0f0f0f' }

/**
 * Puts the host's colours on the root element as `--tg-theme-<name>` and marks it light or dark.
 * A colour the host does not send falls back to the style sheet. Answers the page's own colour.
 */
export function applyTheme(theme: ThemeParams, document: Document): string {
  const root = document.documentElement
  for (const name of Array.from(root.style).filter((it) => it.startsWith('--tg-theme-'))) {
    root.style.removeProperty(name)
  }
  for (const [name, colour] of Object.entries(theme)) {
    root.style.setProperty(`--tg-theme-${name.replaceAll('_', '-')}`, colour)
  }
  const background = theme['bg_color']
  const scheme = background === undefined ? undefined : isDark(background) ? 'dark' : 'light'
  if (scheme) root.dataset['scheme'] = scheme
  return theme['secondary_bg_color'] ?? FALLBACK_PAGE[scheme ?? 'light']
}

/** Whether white text reads better on the colour than black: WCAG relative luminance below 0.179. */
export function isDark(colour: string): boolean {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) < 0.179
}

/** iOS and macOS look one way, every other client the Material-like other way. */
export function applyPlatform(platform: string, document: Document): void {
  document.documentElement.dataset['platform'] =
    platform === 'ios' || platform === 'macos' ? 'ios' : 'android'
}

/** Publishes insets as `--tg-<name>-inset-<side>` in px. */
export function applyInsets(name: string, insets: Insets, document: Document): void {
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const value = Math.min(Math.max(Number(insets[side]) || 0, 0), 200)
    document.documentElement.style.setProperty(`--tg-${name}-inset-${side}`, `${value}px`)
  }
}
