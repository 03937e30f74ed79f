import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import { answer } from '@kit/api/client'
import { useAsked, type Asked } from './asking'
import { choiceOf, daysMeant, questionOf, stepOf, type Choice, type Question } from './choice'
import type { Days } from './days'
import type { Insights } from './insights'
import type { components } from '@kit/api/contract.gen'

export type Schemas = components['schemas']

/** What the address of this screen chooses, as it changes. */
export function useChoice({ deviceZone, now }: Insights): {
  readonly choice: ComputedRef<Choice>
  readonly days: ComputedRef<Days>
  readonly question: () => Question
} {
  const route = useRoute()
  const choice = computed(() => choiceOf(route.query))
  return {
    choice,
    days: computed(() => daysMeant(choice.value, deviceZone, now.value)),
    question: () => questionOf(choice.value, deviceZone),
  }
}

const compared = (choice: Choice) => ({ compare: choice.compare ? ('previous' as const) : ('none' as const) })

export function useOverview(insights: Insights): Asked<Schemas['Overview']> {
  const { choice, question } = useChoice(insights)
  return useAsked(
    insights,
    () => ({ ...question(), ...compared(choice.value) }),
    (query) => answer(insights.connection.api.GET('/api/insights/overview', { params: { query } })),
  )
}

export function useSeries(insights: Insights): Asked<Schemas['Series']> {
  const { choice, question, days } = useChoice(insights)
  return useAsked(
    insights,
    () => ({ ...question(), ...compared(choice.value), step: stepOf(days.value) }),
    (query) => answer(insights.connection.api.GET('/api/insights/series', { params: { query } })),
  )
}

export function useAbandonment(insights: Insights): Asked<Schemas['Abandonment']> {
  const { question } = useChoice(insights)
  return useAsked(insights, question, (query) =>
    answer(insights.connection.api.GET('/api/insights/abandonment', { params: { query } })),
  )
}

export function useCohorts(insights: Insights): Asked<Schemas['Cohorts']> {
  const { question } = useChoice(insights)
  return useAsked(insights, question, (query) =>
    answer(insights.connection.api.GET('/api/insights/cohorts', { params: { query } })),
  )
}

export type ProductSort = 'top' | 'rising' | 'falling'

export function useProducts(insights: Insights, sort: () => ProductSort): Asked<Schemas['Products']> {
  const { question } = useChoice(insights)
  return useAsked(
    insights,
    () => ({ ...question(), sort: sort(), limit: '50' }),
    (query) => answer(insights.connection.api.GET('/api/insights/products', { params: { query } })),
  )
}

/** Subscriptions are not told apart by language. */
export function useSubscriberFigures(insights: Insights): Asked<Schemas['SubscriptionFigures']> {
  const { choice, question } = useChoice(insights)
  return useAsked(
    insights,
    () => {
      const { language, ...asked } = question()
      void language
      return { ...asked, ...compared(choice.value) }
    },
    (query) => answer(insights.connection.api.GET('/api/insights/subscriptions', { params: { query } })),
  )
}

export function usePromotions(insights: Insights): Asked<Schemas['PromotionYield']> {
  const { question } = useChoice(insights)
  return useAsked(
    insights,
    () => ({ ...question(), limit: '20' }),
    (query) => answer(insights.connection.api.GET('/api/insights/promotions', { params: { query } })),
  )
}

/** Cases are told apart neither by product nor by language. */
export function useSupport(insights: Insights): Asked<Schemas['SupportFigures']> {
  const { question } = useChoice(insights)
  return useAsked(
    insights,
    () => {
      const { language, product, ...asked } = question()
      void language
      void product
      return asked
    },
    (query) => answer(insights.connection.api.GET('/api/insights/support', { params: { query } })),
  )
}

/** As it is now, whatever days are chosen. */
export function useStock(insights: Insights): Asked<Schemas['StockPace']> {
  return useAsked(
    insights,
    () => ({ limit: '20' }),
    (query) => answer(insights.connection.api.GET('/api/insights/stock', { params: { query } })),
  )
}
