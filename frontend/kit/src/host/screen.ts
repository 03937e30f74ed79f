import type { Memory } from './storage'
import { parseObject, type Launch } from './launch'

const SCREEN = 'zij.screen'

/**
 * Where this launch was before its page was loaded again, as an address without origin. A client may
 * reload at any time, and then opens the address that the launch began with.
 */
export function lastScreen({ initData }: Launch, page: Memory): string | undefined {
  const { launch, path } = parseObject(page.getItem(SCREEN) ?? '')
  // Every launch is signed anew: who opens the app again begins at its beginning.
  return launch === initData && typeof path === 'string' && path.startsWith('/') ? path : undefined
}

/** Remembers the screen that is shown, until the page is closed. */
export function keepScreen({ initData }: Launch, page: Memory, path: string): void {
  page.setItem(SCREEN, JSON.stringify({ launch: initData, path }))
}
