import { onScopeDispose, ref, type Ref } from 'vue'
import { answer, politely } from '@kit/api/client'
import type { components } from '@kit/api/contract.gen'
import { download } from '@kit/api/download'
import { ApiProblem } from '@kit/api/problem'
import { upload } from '@kit/api/upload'
import type { Desk } from './desk'

export type Told = components['schemas']['SheetOutcome']
export type Run = components['schemas']['SheetRun']
export type CellError = components['schemas']['CellError']

/** What the server takes at most. */
export const SHEET_MAX = 16 * 1_024 * 1_024
const LOOK_MS = 700

/** A sheet of products on its way in: tried first, then told. */
export interface Sheet {
  readonly progress: Ref<number | undefined>
  readonly failed: Ref<string | undefined>
  /** What the chosen file would do. */
  readonly tried: Ref<Told | undefined>
  readonly run: Ref<Run | undefined>
  readonly busy: Ref<boolean>
  pick(file: File): Promise<void>
  apply(): Promise<void>
  save(): Promise<void>
}

/** For the setup of a screen. */
export function useSheet(desk: Desk): Sheet {
  const { connection, host, locale } = desk
  const progress = ref<number>()
  const failed = ref<string>()
  const tried = ref<Told>()
  const run = ref<Run>()
  const busy = ref(false)
  let chosen: File | undefined
  let gone = false
  onScopeDispose(() => (gone = true))

  async function guarded(act: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    failed.value = undefined
    try {
      await act()
    } catch (problem) {
      failed.value = (problem instanceof ApiProblem && problem.problem.detail) || locale.t.failedText
      host.haptic('error')
    } finally {
      busy.value = false
      progress.value = undefined
    }
  }

  function send(file: File, dryRun: boolean): Promise<Told> {
    progress.value = 0
    const options = { type: 'text/csv', language: locale.language }
    return upload<Told>(connection, `/api/desk/sheet?dryRun=${dryRun}`, file, options, (part) => {
      progress.value = part
    })
  }

  async function follow(begun: Run): Promise<void> {
    run.value = begun
    while (!gone && run.value.state === 'RUNNING') {
      await new Promise((done) => setTimeout(done, LOOK_MS))
      const params = { path: { id: begun.id } }
      run.value = await politely(() => answer(connection.api.GET('/api/desk/sheet/runs/{id}', { params })))
    }
    host.haptic(run.value.state === 'DONE' ? 'success' : 'error')
  }

  return {
    progress,
    failed,
    tried,
    run,
    busy,
    pick: (file) =>
      guarded(async () => {
        tried.value = undefined
        run.value = undefined
        chosen = undefined
        if (file.size > SHEET_MAX) {
          failed.value = locale.t.fileTooLarge(SHEET_MAX)
          return host.haptic('error')
        }
        tried.value = await send(file, true)
        chosen = file
      }),
    apply: () =>
      guarded(async () => {
        if (!chosen) return
        const told = await send(chosen, false)
        progress.value = undefined
        tried.value = told
        if (told.run) await follow(told.run)
      }),
    save: () =>
      guarded(async () => {
        const { language } = locale
        await download(connection, '/api/desk/sheet', 'zij-products.csv', {
          language,
          platform: host.launch.platform,
        })
      }),
  }
}
