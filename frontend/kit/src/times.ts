import { computed, onScopeDispose, ref, watchEffect, type ComputedRef, type Ref } from 'vue'

/** When a product can be ordered; the times are ISO 8601, and none is no bound. */
export type Times = { from?: string | null; until?: string | null }

/** Where a moment is: before the time in which a product is sold, in it, or after it. */
export type Phase = 'ahead' | 'open' | 'over'

/** A page that stays open looks at the clock at least so often. */
const LOOK_MS = 60_000

export function phaseOf({ from, until }: Times, nowMs: number): Phase {
  if (from && nowMs < Date.parse(from)) return 'ahead'
  return until && nowMs >= Date.parse(until) ? 'over' : 'open'
}

/** The moment, which moves on when one of these times begins or ends. For the setup of a component. */
export function useNow(of: () => readonly Times[]): Readonly<Ref<number>> {
  const now = ref(Date.now())
  let timer: ReturnType<typeof setTimeout> | undefined
  watchEffect(() => {
    clearTimeout(timer)
    const waits = of()
      .flatMap(({ from, until }) => [from, until])
      .map((it) => (it ? Date.parse(it) - now.value : 0))
      .filter((ms) => ms > 0)
    if (waits.length === 0) return
    timer = setTimeout(() => (now.value = Date.now()), Math.min(LOOK_MS, ...waits))
  })
  onScopeDispose(() => clearTimeout(timer))
  return now
}

/** The phase of a product, which changes by itself. For the setup of a component. */
export function usePhase(of: () => Times | undefined): ComputedRef<Phase> {
  const now = useNow(() => [of() ?? {}])
  return computed(() => phaseOf(of() ?? {}, now.value))
}
