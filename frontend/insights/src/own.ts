import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** A choice of one screen alone, kept in its address; anything else there is the first. */
export function useOwnChoice<T extends string>(
  name: string,
  values: readonly [T, ...T[]],
): WritableComputedRef<T> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => values.find((value) => value === route.query[name]) ?? values[0],
    set(value) {
      const others = Object.entries(route.query).filter(([other]) => other !== name)
      const own = value === values[0] ? [] : [[name, value]]
      void router.replace({ query: Object.fromEntries([...others, ...own]) })
    },
  })
}
