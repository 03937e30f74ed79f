import { effectScope, nextTick, reactive, ref, shallowRef } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EVERY_MS, useHeartbeat } from '@kit/api/heartbeat'
import { useAsked } from '../src/asking'

const answerAt = (position: number) => ({ basis: { position } })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function world() {
  return {
    newest: shallowRef(-1),
    now: shallowRef(0),
    host: { state: reactive({ visible: true, theme: {} }) } as never,
  }
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0)
  await nextTick()
}

it('lets only the answer to the newest question count', async () => {
  const question = ref('slow')
  const answers: Record<string, (value: string) => void> = {}
  const scope = effectScope()
  const asked = scope.run(() =>
    useAsked(
      world(),
      () => question.value,
      (of) => new Promise<string>((done) => (answers[of] = done)),
    ),
  )
  question.value = 'quick'
  await settle()
  answers['quick']?.('quick answer')
  answers['slow']?.('slow answer')
  await settle()
  expect(asked?.value).toBe('quick answer')
  scope.stop()
})

it('renews an answer when another has reflected a newer position', async () => {
  const shared = world()
  const positions = [7, 9]
  const scope = effectScope()
  const asked = scope.run(() =>
    useAsked(
      shared,
      () => 'same',
      async () => answerAt(positions.shift() ?? 9),
    ),
  )
  await settle()
  expect(asked?.value).toEqual(answerAt(7))
  shared.newest.value = 9
  await settle()
  expect(asked?.value).toEqual(answerAt(9))
  expect(positions).toEqual([])
  scope.stop()
})

it('keeps the last answer and says that it is late when there is no connection', async () => {
  let online = true
  const scope = effectScope()
  const asked = scope.run(() =>
    useAsked(
      world(),
      () => 'same',
      async () => {
        if (!online) throw new Error('no network')
        return answerAt(3)
      },
    ),
  )
  await settle()
  online = false
  await asked?.reload()
  expect(asked).toMatchObject({ value: answerAt(3), late: true })
  online = true
  await asked?.reload()
  expect(asked).toMatchObject({ late: false, problem: undefined })
  scope.stop()
})

it('does not show the answer to another question when the new one fails', async () => {
  const question = ref('good')
  const scope = effectScope()
  const asked = scope.run(() =>
    useAsked(
      world(),
      () => question.value,
      async (of) => {
        if (of === 'bad') throw new Error('refused')
        return of
      },
    ),
  )
  await settle()
  question.value = 'bad'
  await settle()
  expect(asked?.value).toBeUndefined()
  expect(asked?.problem).toBeInstanceOf(Error)
  scope.stop()
})

it('asks for news while somebody looks, not while nobody does, and at once when they look again', async () => {
  const shared = world()
  const state = (shared.host as { state: { visible: boolean } }).state
  const ask = vi.fn(async () => answerAt(1))
  const scope = effectScope()
  scope.run(() =>
    useHeartbeat(
      shared,
      useAsked(shared, () => 'same', ask),
    ),
  )
  await settle()
  expect(ask).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(EVERY_MS * 2)
  expect(ask).toHaveBeenCalledTimes(3)
  state.visible = false
  await settle()
  await vi.advanceTimersByTimeAsync(EVERY_MS * 10)
  expect(ask).toHaveBeenCalledTimes(3)
  state.visible = true
  await settle()
  expect(ask).toHaveBeenCalledTimes(4)
  scope.stop()
  await vi.advanceTimersByTimeAsync(EVERY_MS * 10)
  expect(ask).toHaveBeenCalledTimes(4)
})

it('asks less and less often while it fails', async () => {
  const shared = world()
  let calls = 0
  const failing = async () => {
    calls++
    throw new Error('no network')
  }
  const scope = effectScope()
  scope.run(() =>
    useHeartbeat(
      shared,
      useAsked(shared, () => 'same', failing),
    ),
  )
  await vi.advanceTimersByTimeAsync(EVERY_MS * (1 + 2 + 4 + 8))
  expect(calls).toBe(1 + 4)
  scope.stop()
})
