import { onScopeDispose, watch, type Ref, type WatchSource } from 'vue'

/**
 * Calls `reached` whenever the element comes within a screen's reach of the view, and again after
 * `grown` changed while it still is: a short page may not have pushed it away.
 */
export function useIntersection(
  element: Ref<HTMLElement | undefined>,
  grown: WatchSource,
  reached: () => void,
): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) reached()
    },
    { rootMargin: '600px' },
  )
  watch(
    [element, grown],
    ([now]) => {
      observer.disconnect()
      if (now) observer.observe(now)
    },
    { flush: 'post' },
  )
  onScopeDispose(() => observer.disconnect())
}
