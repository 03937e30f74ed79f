/** The part of an app that a screen belongs to, by name. */
declare module 'vue-router' {
  interface RouteMeta {
    area?: string
  }
}

/** One part of an app that its bar leads to: its route, its words, its picture. */
export interface Area {
  readonly name: string
  readonly text: string
  /** Path of an outline on a square of 24. */
  readonly icon: string
}
