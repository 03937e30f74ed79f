import { answer } from '@kit/api/client'
import { useLoading, type Loading } from '@kit/api/loading'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { useSending } from './sending'
import type { OpenInvitation, StaffList } from './staff'

/** Who works in the shop, and taking back an invitation. */
export interface Staffing {
  readonly list: Loading<StaffList>
  withdraw(invitation: OpenInvitation): Promise<void>
}

/** For the setup of a screen. */
export function useStaff(desk: Desk): Staffing {
  const { connection, host, locale } = desk
  const { busy, send } = useSending(desk)
  const list = useLoading(() => answer(connection.api.GET('/api/desk/staff')))

  return {
    list,
    async withdraw({ id }) {
      const { withdrawAsk, withdrawAskText, withdraw, keep, withdrawn } = locale.t.staff
      const question = { title: withdrawAsk, text: withdrawAskText, yes: withdraw, no: keep }
      if (busy.value || !(await ask(host, question))) return
      const params = { path: { id } }
      const sent = await send(() =>
        answer(connection.api.POST('/api/desk/staff/invitations/{id}/withdrawal', { params })),
      )
      if (sent) {
        host.haptic('success')
        snack({ text: withdrawn })
      }
      await list.reload()
    },
  }
}
