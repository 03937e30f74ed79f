import { onScopeDispose, watch, type Ref } from 'vue'

/** Calls `reached` whenever the element comes within a screen's reach of the view. */
export function useIntersection(element: Ref<HTMLElement | undefined>, reached: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) reached()
    },
    { rootMargin: '600px' },
  )
  watch(element, (now, before) => {
    if (before) observer.unobserve(before)
    if (now) observer.observe(now)
  })
  onScopeDispose(() => observer.disconnect())
}
