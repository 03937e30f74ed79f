import { onScopeDispose, watchEffect } from 'vue'
import type { Router } from 'vue-router'
import type { Host } from './host'

/** `parent` is where Back leads when the history has nothing of ours before this screen. */
declare module 'vue-router' {
  interface RouteMeta {
    parent?: string
  }
}

/** What the one main button of a screen says and does; undefined hides it. */
export interface MainAction {
  readonly text: string
  readonly press: () => void
  readonly progress?: boolean
}

/** Binds the host's main button to this screen for as long as the screen lives. */
export function useMainButton(host: Host, action: () => MainAction | undefined): void {
  let shown: MainAction | undefined
  watchEffect(() => {
    shown = action()
    host.mainButton({
      is_visible: shown !== undefined,
      is_active: shown !== undefined && !shown.progress,
      is_progress_visible: shown?.progress ?? false,
      text: shown?.text ?? '',
    })
  })
  const off = host.onMainButton(() => {
    if (shown && !shown.progress) shown.press()
  })
  onScopeDispose(() => {
    off()
    host.mainButton({ is_visible: false, is_active: false, is_progress_visible: false, text: '' })
  })
}

/**
 * The host's back button on every screen but the first: one step back, or up to the screen's parent.
 *
 * @param origin the screen of another app that led here, which is before all screens of this one
 */
export function bindBackButton(host: Host, router: Router, origin?: string): () => void {
  router.afterEach((to, _from, failure) => {
    // A screen that would not be left is still there.
    if (!failure) host.backButton(to.meta['parent'] !== undefined || origin !== undefined)
  })
  return host.onBackButton(() => {
    host.haptic('tap')
    if (router.options.history.state['back']) router.back()
    else if (origin) location.replace(origin)
    else void router.replace(String(router.currentRoute.value.meta['parent'] ?? '/'))
  })
}
