import type { Host } from './host'
import { memoryOf, type Memory } from './storage'

const FROM = 'zij.from'

/**
 * Goes to a screen of another mini app of ours in the same page: it finds the launch in the page's
 * memory, and its back button leads here again.
 *
 * @param path of this origin, such as `/audit/entries/7`
 */
export function openOther(host: Host, path: string): void {
  host.haptic('tap')
  memoryOf(() => sessionStorage).setItem(FROM, location.pathname + location.search)
  location.assign(path)
}

/** The screen of another app that led here, told once; undefined if none did. */
export function takeOrigin(page: Memory): string | undefined {
  const from = page.getItem(FROM)
  page.removeItem(FROM)
  return from && /^\/(?!\/)/.test(from) ? from : undefined
}
