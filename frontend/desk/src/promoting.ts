import { answer } from '@kit/api/client'
import { ask } from '@kit/components/ask'
import { snack } from '@kit/components/snack'
import type { Desk } from './desk'
import { usePages, type Pages } from './pages'
import { namesOf, type Promotion } from './promotion'
import { useSending } from './sending'

const LOOK_MS = 300
/** Then what was done is shown a little later, when the list is opened again. */
const LOOKS_MAX = 10

/** A promotion with what the first products that it is for are called. */
export interface Shown {
  readonly promotion: Promotion
  readonly names: readonly string[]
}

/** The list of promotions, and ending one. */
export interface Promoting {
  readonly list: Pages<Shown>
  end(promotion: Promotion): Promise<void>
}

/** For the setup of a screen. */
export function usePromotions(desk: Desk): Promoting {
  const { connection, fresh, host, locale } = desk
  const { send } = useSending(desk)
  const list = usePages<Shown>(
    async (cursor) => {
      const reached = fresh().position ?? -1
      for (let looks = 1; ; looks++) {
        const query = { lang: locale.language, ...(cursor !== undefined && { cursor }) }
        const page = await answer(connection.api.GET('/api/desk/promotions', { params: { query } }))
        if (cursor !== undefined || page.position >= reached || looks >= LOOKS_MAX) {
          const items = page.promotions.map((promotion) => ({
            promotion,
            names: namesOf(promotion, page.titles),
          }))
          return { items, next: page.next }
        }
        await new Promise((go) => setTimeout(go, LOOK_MS))
      }
    },
    () => locale.language,
  )

  return {
    list,
    async end(promotion) {
      const { endAsk, endAskText, endPromotion, discardNo } = locale.t
      const question = { title: endAsk(promotion.name), text: endAskText, yes: endPromotion, no: discardNo }
      if (!(await ask(host, question))) return
      const params = { path: { id: promotion.promotion } }
      if (!(await send(() => answer(connection.api.POST('/api/desk/promotions/{id}/end', { params })))))
        return
      host.haptic('success')
      snack({ text: locale.t.promotionEnded })
      await list.reload()
    },
  }
}
