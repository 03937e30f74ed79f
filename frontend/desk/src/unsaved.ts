import { computed, onScopeDispose, watch, watchEffect, type ComputedRef } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { ask } from '@kit/components/ask'
import type { Desk } from './desk'

const KEPT = 'zij.desk.unsaved.'

/** Looks after what somebody typed and did not save yet. */
export interface Unsaved<T> {
  readonly changed: ComputedRef<boolean>
  /** What was typed before the page was loaded again; undefined if nothing was. */
  kept(): T | undefined
  /** It is saved, or not wanted: nobody has to be asked any more. */
  settle(): void
}

/**
 * Keeps what is typed through a reload of the page, and asks before a tap loses it: the host before
 * it closes the app, this before it leaves the screen. For the setup of a screen.
 *
 * @param form what is typed; undefined while it is not there
 * @param isChanged whether it differs from what the shop has
 */
export function useUnsaved<T>(
  { host, page, locale }: Desk,
  name: string,
  form: () => T | undefined,
  isChanged: () => boolean,
): Unsaved<T> {
  const key = KEPT + name
  const changed = computed(isChanged)

  watchEffect(() => host.confirmClosing(changed.value))
  watch(
    () => (changed.value ? JSON.stringify(form()) : undefined),
    (text, before) => {
      if (text !== undefined) page.setItem(key, text)
      else if (before !== undefined) page.removeItem(key)
    },
  )
  onScopeDispose(() => host.confirmClosing(false))
  let settled = false
  onBeforeRouteLeave(async () => {
    if (!changed.value || settled) return true
    const { leaveAsk, leaveAskText, leaveYes, leaveNo } = locale.t
    const leaves = await ask(host, { title: leaveAsk, text: leaveAskText, yes: leaveYes, no: leaveNo })
    if (leaves) page.removeItem(key)
    return leaves
  })

  return {
    changed,
    kept() {
      const text = page.getItem(key)
      try {
        return text === null ? undefined : (JSON.parse(text) as T)
      } catch {
        return undefined
      }
    },
    settle() {
      settled = true
      page.removeItem(key)
    },
  }
}
