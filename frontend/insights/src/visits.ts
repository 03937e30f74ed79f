import { answer } from '@kit/api/client'
import { useAsked, type Asked } from './asking'
import { useChoice, type Schemas } from './asks'
import { visitQuestionOf, type Question } from './choice'
import type { Insights } from './insights'

export type Funnel = Schemas['Funnel']
export type Steps = Funnel['total']
export type Launches = Schemas['Launches']
export type Outcomes = Launches['total']
export type Vitals = Schemas['Vitals']
export type ClientErrors = Schemas['ClientErrors']

export const FUNNEL_BY = ['app', 'product', 'source', 'language'] as const
export type FunnelBy = (typeof FUNNEL_BY)[number]

/** The steps of a visit, in their order. */
export const STEPS = ['launch', 'view', 'cart', 'invoice', 'paid'] as const
export type StepName = (typeof STEPS)[number]

/** One step of a funnel. */
export interface Rung {
  readonly name: StepName
  readonly visits: number
  /** Share of the first step; none if nobody took that. */
  readonly ofAll: number | undefined
  /** How many of the step before did not come here, and which share of it that is. */
  readonly lost: number
  readonly lostShare: number
}

/** The steps that there are, each with what was lost before it. Of a product there is no launch. */
export function rungsOf(steps: Steps): Rung[] {
  const known = STEPS.flatMap((name) => {
    const visits = steps[name]
    return visits === null ? [] : [{ name, visits }]
  })
  const first = known[0]?.visits ?? 0
  return known.map(({ name, visits }, at) => {
    const before = known[at - 1]?.visits ?? visits
    const lost = Math.max(0, before - visits)
    return {
      name,
      visits,
      ofAll: first > 0 ? visits / first : undefined,
      lost,
      lostShare: before > 0 ? lost / before : 0,
    }
  })
}

/** Which share of the first step paid; none if nobody took it. */
export function conversionOf(steps: Steps): number | null {
  const first = steps.launch ?? steps.view
  return first > 0 ? steps.paid / first : null
}

/** How a Core Web Vital is rated, by the limits of web.dev/vitals; CLS is a score, all others milliseconds. */
export type Rating = 'good' | 'middling' | 'poor'

const LIMITS: Readonly<Record<string, readonly [good: number, poor: number]>> = {
  LCP: [2_500, 4_000],
  INP: [200, 500],
  CLS: [0.1, 0.25],
  FCP: [1_800, 3_000],
  TTFB: [800, 1_800],
}

export function ratingOf(name: string, p75: number): Rating | undefined {
  const limits = LIMITS[name]
  if (!limits) return undefined
  if (p75 <= limits[0]) return 'good'
  return p75 <= limits[1] ? 'middling' : 'poor'
}

export function useFunnel(insights: Insights, by: () => FunnelBy): Asked<Funnel> {
  const { choice } = useChoice(insights)
  return useAsked(
    insights,
    () => ({ ...visitQuestionOf(choice.value, insights.deviceZone), by: by() }),
    (query) => answer(insights.connection.api.GET('/api/insights/funnel', { params: { query } })),
  )
}

export function useLaunches(insights: Insights): Asked<Launches> {
  return useVisits(insights, (query) =>
    answer(insights.connection.api.GET('/api/insights/launches', { params: { query } })),
  )
}

export function useVitals(insights: Insights): Asked<Vitals> {
  return useVisits(insights, (query) =>
    answer(insights.connection.api.GET('/api/insights/vitals', { params: { query } })),
  )
}

export function useClientErrors(insights: Insights): Asked<ClientErrors> {
  return useVisits(insights, (query) =>
    answer(insights.connection.api.GET('/api/insights/errors', { params: { query } })),
  )
}

function useVisits<T>(insights: Insights, ask: (query: Question) => Promise<T>): Asked<T> {
  const { choice } = useChoice(insights)
  return useAsked(insights, () => visitQuestionOf(choice.value, insights.deviceZone), ask)
}
