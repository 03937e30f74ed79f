import {
  computed,
  onScopeDispose,
  ref,
  watch,
  type ComputedRef,
  type Ref,
  type WritableComputedRef,
} from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router'

const TYPING_MS = 250

/** What a list is narrowed to. It stands in the address, so that Back and a reload find it again. */
export interface Typed<T extends string> {
  /** As it is being typed. */
  readonly word: Ref<string>
  /** The word to search for, once the typing pauses; empty for everything. */
  readonly q: ComputedRef<string>
  readonly choice: WritableComputedRef<T>
}

/**
 * For the setup of a screen.
 *
 * @param name of the choice in the address
 * @param usual is chosen when the address does not say
 */
export function useTyped<T extends string>(name: string, choices: readonly T[], usual: T): Typed<T> {
  const route = useRoute()
  const router = useRouter()
  const say = (part: Record<string, string | undefined>) =>
    void router.replace({ query: { ...route.query, ...part } })
  const q = computed(() => String(route.query['q'] ?? '').trim())
  const word = ref(q.value)
  let typing: ReturnType<typeof setTimeout> | undefined
  watch(word, () => {
    clearTimeout(typing)
    typing = setTimeout(() => say({ q: word.value.trim() || undefined }), TYPING_MS)
  })
  // The screen stands until the next one is loaded; a word said meanwhile would take the person back.
  onBeforeRouteLeave(() => clearTimeout(typing))
  onScopeDispose(() => clearTimeout(typing))
  const choice = computed({
    get: () => choices.find((it) => it === route.query[name]) ?? usual,
    set: (chosen: T) => {
      // With the word, which else would be said later, in the middle of whatever is tapped next.
      clearTimeout(typing)
      say({ q: word.value.trim() || undefined, [name]: chosen === usual ? undefined : chosen })
    },
  })
  return { word, q, choice }
}
