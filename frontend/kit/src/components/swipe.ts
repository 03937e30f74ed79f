import { ref, type Ref } from 'vue'

/** Beyond this the finger means it; in px. */
export const SWIPE_PX = 96
const SLOP_PX = 10

export interface Swipe {
  /** How far the row is pulled to the left, in px; never positive. */
  readonly offset: Ref<number>
  readonly settling: Ref<boolean>
  readonly handlers: {
    pointerdown(event: PointerEvent): void
    pointermove(event: PointerEvent): void
    pointerup(): void
    pointercancel(): void
  }
}

/** Follows a finger to the left and calls `swiped` when it went far enough. */
export function useSwipe(swiped: () => void): Swipe {
  const offset = ref(0)
  const settling = ref(false)
  let start: number | undefined

  function release(): void {
    const far = offset.value <= -SWIPE_PX
    start = undefined
    settling.value = true
    offset.value = 0
    if (far) swiped()
  }

  return {
    offset,
    settling,
    handlers: {
      pointerdown(event) {
        if (event.pointerType === 'mouse') return
        start = event.clientX
        settling.value = false
      },
      pointermove(event) {
        if (start === undefined) return
        const moved = event.clientX - start
        offset.value = moved < -SLOP_PX ? Math.max(moved + SLOP_PX, -2 * SWIPE_PX) : 0
      },
      pointerup: release,
      pointercancel: () => {
        offset.value = 0
        release()
      },
    },
  }
}
