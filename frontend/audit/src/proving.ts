import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { utf8 } from '@kit/proof/bytes'
import { examine, type Examination } from '@kit/proof/examine'
import { keysOf } from '@kit/proof/trust'
import type { Audit } from './audit'

/** Examines a proof as soon as it is there, and again when other keys are trusted. */
export function useExamination(
  audit: Audit,
  file: () => string | undefined,
): Readonly<ShallowRef<Examination | undefined>> {
  const found = shallowRef<Examination>()
  let latest = 0
  watch(
    [file, () => audit.trusted.value?.own],
    async ([text]) => {
      const mine = ++latest
      if (text === undefined) return
      const keys = keysOf(await audit.trust())
      const examined = await examine(utf8(text), keys)
      if (mine === latest) found.value = examined
    },
    { immediate: true },
  )
  onScopeDispose(() => latest++)
  return found
}
