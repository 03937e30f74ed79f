import { answer, type Api } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { ApiProblem, type Problem } from '@kit/api/problem'
import type { Memory } from '@kit/host/storage'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { totalOf, type Cart, type CartLine } from './cart'

export type Quote = components['schemas']['Quoted']

/** Somebody who taps “+” is not asked for after each tap. */
const QUIET_MS = 250

const KEPT = 'kept'

/** Refusals of the lines themselves: nobody's code is to blame. */
const OF_LINES: ReadonlySet<string> = new Set([
  'NOT_YET_SOLD',
  'NO_LONGER_SOLD',
  'BUYER_LIMIT',
  'VARIANT_NEEDED',
])

/** What the cart costs, with a code or without one, as the server says it. */
export interface Price {
  /** The code that counts; empty without one. It survives a reload. */
  readonly code: Readonly<Ref<string>>
  /** Of the lines as they are now; undefined until the server has answered. */
  readonly quote: ComputedRef<Quote | undefined>
  /** Whole Stars; the full price for as long as nobody knows better. */
  readonly total: ComputedRef<number>
  /** Whole Stars of store credit that would pay for the cart, kept or not. */
  readonly credit: ComputedRef<number>
  /** Whether the buyer pays with it, which is so until they say otherwise. It survives a reload. */
  readonly spending: Readonly<Ref<boolean>>
  /** Why the code that was given last does not count; NO_ANSWER when the server could not be asked. */
  readonly problem: Readonly<ShallowRef<Problem | undefined>>
  /** Why these lines cannot be ordered as they are, with a code or without one. */
  readonly refusal: Readonly<ShallowRef<Problem | undefined>>
  readonly asking: Readonly<Ref<boolean>>
  /** Asks for the lines as they are now, after a while of quiet. */
  look(quietMs?: number): void
  /** Counts the code if the server takes it; resolves to whether it did. */
  apply(code: string): Promise<boolean>
  /** Without a code from now on. */
  forget(): void
  /** Pays with store credit from now on, or keeps it. */
  spend(credit: boolean): void
}

interface Known {
  readonly lines: readonly CartLine[]
  readonly quote: Quote
}

export function createPrice(api: Api, cart: Cart, storage: Memory, key: string): Price {
  const code = ref(storage.getItem(key) ?? '')
  const spendingKey = `${key}.credit`
  const spending = ref(storage.getItem(spendingKey) !== KEPT)
  const known = shallowRef<Known>()
  const problem = shallowRef<Problem>()
  const refusal = shallowRef<Problem>()
  const asking = ref(false)
  const quote = computed(() => (known.value?.lines === cart.lines.value ? known.value.quote : undefined))
  let question = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Only the answer to the newest question counts. */
  async function ask(wanted: string): Promise<boolean> {
    const mine = ++question
    const lines = cart.lines.value
    if (lines.length === 0) return false
    asking.value = true
    try {
      const body = {
        lines: lines.map(({ product, quantity, price }) => ({ product, quantity, price })),
        ...(wanted && { code: wanted }),
        ...(spending.value && { credit: true }),
      }
      const answered = await answer(api.POST('/api/promotions/quote', { body }))
      if (mine !== question) return false
      known.value = { lines, quote: answered }
      refusal.value = undefined
      keep(wanted && answered.code ? answered.code : '')
      if (wanted) problem.value = undefined
      return true
    } catch (failure) {
      if (mine !== question) return false
      refusal.value = ofLines(failure)
      return wanted && !refusal.value ? refused(failure) : false
    } finally {
      if (mine === question) asking.value = false
    }
  }

  function ofLines(failure: unknown): Problem | undefined {
    return failure instanceof ApiProblem && OF_LINES.has(failure.code) ? failure.problem : undefined
  }

  /** A code that is refused does not count any more; what needs none still does. */
  function refused(refusal: unknown): Promise<boolean> | boolean {
    const answered = refusal instanceof ApiProblem
    problem.value = answered ? refusal.problem : { status: 0, code: 'NO_ANSWER' }
    // A connection that is lost for a moment takes nobody's code away.
    if (!answered || refusal.status >= 500) return false
    keep('')
    return ask('').then(() => false)
  }

  function keep(now: string): void {
    code.value = now
    if (now) storage.setItem(key, now)
    else storage.removeItem(key)
  }

  watch(cart.lines, (lines) => lines.length === 0 && keep(''), { flush: 'sync' })

  return {
    code,
    quote,
    total: computed(() => quote.value?.total ?? totalOf(cart.lines.value)),
    credit: computed(() => quote.value?.credit ?? 0),
    spending,
    problem,
    refusal,
    asking,
    look(quietMs = QUIET_MS) {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(code.value), quietMs)
    },
    apply(wanted) {
      problem.value = undefined
      clearTimeout(timer)
      return ask(wanted)
    },
    forget() {
      problem.value = undefined
      keep('')
      void ask('')
    },
    spend(credit) {
      spending.value = credit
      if (credit) storage.removeItem(spendingKey)
      else storage.setItem(spendingKey, KEPT)
      void ask(code.value)
    },
  }
}
