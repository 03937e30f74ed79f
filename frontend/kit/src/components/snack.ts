import { shallowRef } from 'vue'

/** A short word at the bottom, with at most one thing to do about it. */
export interface Snack {
  readonly text: string
  readonly action?: { readonly text: string; readonly press: () => void }
}

export const SNACK_MS = 5_000

const shown = shallowRef<Snack>()
let timer: ReturnType<typeof setTimeout> | undefined

export const currentSnack = shown

/** Shows a word in place of the last one; it goes away by itself. */
export function snack(next: Snack | undefined): void {
  clearTimeout(timer)
  shown.value = next
  if (next) timer = setTimeout(() => (shown.value = undefined), SNACK_MS)
}
