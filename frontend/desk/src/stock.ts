import { ref, type Ref } from 'vue'
import { answer } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { useLoading, type Loading } from '@kit/api/loading'
import { ApiProblem } from '@kit/api/problem'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { useSending } from './sending'

export type StockLevel = components['schemas']['StockLevel']

/** What can be done with a stock; each has a field of its own. */
export type StockAction = 'count' | 'add' | 'remove' | 'lowWater' | 'keys' | 'removeKey'

/** What there is to do, by how units are told apart. */
export const STOCK_ACTIONS: Readonly<Record<StockLevel['kind'], readonly StockAction[]>> = {
  ENDLESS: ['count', 'keys'],
  COUNTED: ['add', 'remove', 'count', 'lowWater'],
  KEYS: ['keys', 'removeKey', 'lowWater'],
}

/** What the server takes at most. */
export const STOCK_LIMITS = { units: 1_000_000, keys: 10_000, key: 200 } as const

/** A line of a pasted list that the server refuses, and why. */
export interface KeyError {
  readonly line: number
  readonly reason: 'TOO_LONG' | 'NOT_PLAIN' | 'REPEATED' | 'KNOWN' | 'TOO_MANY'
}

/** A number of units as it was typed; undefined if it is none that the server takes. */
export function unitsOf(text: string): number | undefined {
  const typed = text.trim()
  if (!/^\d{1,7}$/.test(typed)) return undefined
  const units = Number(typed)
  return units <= STOCK_LIMITS.units ? units : undefined
}

/** How many keys a pasted text has: lines that are not blank. */
export function keysIn(text: string): number {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length
}

/** Whether it is time to get more. */
export function isShort({ kind, free, lowWater }: StockLevel): boolean {
  return kind !== 'ENDLESS' && free <= lowWater
}

/** The lines that a refusal is about; undefined if it is about something else. */
export function keyErrorsOf(problem: unknown): readonly KeyError[] | undefined {
  if (!(problem instanceof ApiProblem) || problem.code !== 'KEYS_INVALID') return undefined
  const { lines } = problem.problem as { lines?: readonly KeyError[] }
  return lines ?? []
}

/** The stock of one product, and changing it. */
export interface Stocking {
  readonly level: Loading<StockLevel>
  /** Which field is open. */
  readonly action: Ref<StockAction | undefined>
  /** What is typed in it. Keys are kept nowhere but here, and gone when they are handed in. */
  readonly text: Ref<string>
  readonly wrong: Ref<boolean>
  readonly errors: Ref<readonly KeyError[]>
  readonly busy: Readonly<Ref<boolean>>
  open(action: StockAction): void
  close(): void
  apply(): Promise<void>
  stop(): Promise<void>
}

/** For the setup of a screen. */
export function useStock(desk: Desk, id: string): Stocking {
  const { connection, fresh, host, locale } = desk
  const { api } = connection
  const path = { id }
  const level = useLoading(() =>
    answer(api.GET('/api/desk/products/{id}/stock', { params: { path, query: fresh() } })),
  )
  const action = ref<StockAction>()
  const text = ref('')
  const wrong = ref(false)
  const errors = ref<readonly KeyError[]>([])
  const { busy, send } = useSending(desk)

  function show(next: StockAction | undefined): void {
    action.value = next
    text.value = ''
    wrong.value = false
    errors.value = []
  }

  /** What the open field asks for; undefined if it is filled in wrongly. */
  function command(): (() => Promise<{ readonly position: number }>) | undefined {
    const doing = action.value
    if (doing === undefined) return undefined
    const params = { path }
    if (doing === 'keys') {
      const count = keysIn(text.value)
      if (count === 0 || count > STOCK_LIMITS.keys) return undefined
      return () =>
        answer(
          api.POST('/api/desk/products/{id}/stock/keys', {
            params,
            body: text.value,
            bodySerializer: (body: string) => body,
            headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
          }),
        )
    }
    if (doing === 'removeKey') {
      const key = text.value.trim()
      if (key === '') return undefined
      return () => answer(api.POST('/api/desk/products/{id}/stock/keys/removals', { params, body: { key } }))
    }
    const units = unitsOf(text.value)
    if (units === undefined) return undefined
    const body = { units }
    switch (doing) {
      case 'count':
        return () => answer(api.PUT('/api/desk/products/{id}/stock', { params, body }))
      case 'add':
        return () => answer(api.POST('/api/desk/products/{id}/stock/additions', { params, body }))
      case 'remove':
        return () => answer(api.POST('/api/desk/products/{id}/stock/removals', { params, body }))
      case 'lowWater':
        return () => answer(api.PUT('/api/desk/products/{id}/stock/low-water', { params, body }))
    }
  }

  async function apply(): Promise<void> {
    const wanted = command()
    wrong.value = wanted === undefined
    errors.value = []
    if (!wanted) return host.haptic('error')
    const sent = await send(wanted, (problem) => {
      errors.value = keyErrorsOf(problem) ?? []
      return errors.value.length > 0
    })
    if (!sent) return
    show(undefined)
    host.haptic('success')
    snack({ text: locale.t.saved })
    await level.reload()
  }

  async function stop(): Promise<void> {
    const { stopCountingAsk, stopCountingText, stopCounting, discardNo } = locale.t
    const question = { title: stopCountingAsk, text: stopCountingText, yes: stopCounting, no: discardNo }
    if (busy.value || !(await ask(host, question))) return
    const params = { path }
    if (!(await send(() => answer(api.DELETE('/api/desk/products/{id}/stock', { params }))))) return
    show(undefined)
    host.haptic('success')
    await level.reload()
  }

  return {
    level,
    action,
    text,
    wrong,
    errors,
    busy,
    open: show,
    close: () => show(undefined),
    apply,
    stop,
  }
}
