import { ref, type Ref } from 'vue'
import { ApiProblem } from '@kit/api/problem'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'

/** Sends what the owner decides, one thing at a time. */
export interface Sending {
  readonly busy: Readonly<Ref<boolean>>
  /**
   * Answers whether it was done; then everything that is read next shows it. A refusal is told in
   * the server's words, unless `told` has a better place for it.
   */
  send(
    command: () => Promise<{ readonly position: number }>,
    told?: (problem: unknown) => boolean,
  ): Promise<boolean>
}

export function useSending({ host, locale, reached }: Desk): Sending {
  const busy = ref(false)
  return {
    busy,
    async send(command, told) {
      if (busy.value) return false
      busy.value = true
      try {
        reached((await command()).position)
        return true
      } catch (problem) {
        host.haptic('error')
        if (!told?.(problem)) {
          snack({ text: (problem instanceof ApiProblem && problem.problem.detail) || locale.t.failedText })
        }
        return false
      } finally {
        busy.value = false
      }
    },
  }
}
