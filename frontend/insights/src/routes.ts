import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import OverviewPage from './pages/OverviewPage.vue'

export type Area = 'overview' | 'funnel' | 'products' | 'cohorts' | 'subscriptions' | 'health' | 'settings'

/** What the navigation leads to, with its picture. */
export const AREAS: readonly { readonly name: Area; readonly icon: string }[] = [
  { name: 'overview', icon: 'M4 19h16M7 15v-4M12 15V6M17 15V9' },
  { name: 'funnel', icon: 'M4 5h16l-6 7.500V19l-4-2v-4.500z' },
  { name: 'products', icon: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8' },
  { name: 'cohorts', icon: 'M4 4h5v5H4zM4 11h5v5H4zM11 4h5v5h-5zM4 18h5v2H4zM11 11h5v5h-5zM18 4h2v5h-2z' },
  { name: 'subscriptions', icon: 'M5 12a7 7 0 0 1 12-5l2 2M19 12a7 7 0 0 1-12 5l-2-2M19 4v5h-5M5 20v-5h5' },
  { name: 'health', icon: 'M3 12h4l2.500-6 4 12 2.500-6h5' },
  {
    name: 'settings',
    icon: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  },
]

const pages: RouteRecordRaw[] = [
  { path: '/', name: 'overview', component: OverviewPage, meta: { area: 'overview' } },
  {
    path: '/funnel',
    name: 'funnel',
    component: () => import('./pages/FunnelPage.vue'),
    meta: { parent: '/', area: 'funnel' },
  },
  {
    path: '/products',
    name: 'products',
    component: () => import('./pages/ProductsPage.vue'),
    meta: { parent: '/', area: 'products' },
  },
  {
    path: '/cohorts',
    name: 'cohorts',
    component: () => import('./pages/CohortsPage.vue'),
    meta: { parent: '/', area: 'cohorts' },
  },
  {
    path: '/subscriptions',
    name: 'subscriptions',
    component: () => import('./pages/SubscriptionsPage.vue'),
    meta: { parent: '/', area: 'subscriptions' },
  },
  {
    path: '/health',
    name: 'health',
    component: () => import('./pages/HealthPage.vue'),
    meta: { parent: '/', area: 'health' },
  },
  {
    path: '/orders',
    name: 'orders',
    component: () => import('./pages/OrdersPage.vue'),
    meta: { parent: '/', area: 'overview' },
  },
  {
    path: '/settings',
    name: 'settings',
    component: () => import('./pages/SettingsPage.vue'),
    meta: { parent: '/', area: 'settings' },
  },
  {
    path: '/:rest(.*)*',
    name: 'lost',
    component: () => import('./pages/LostPage.vue'),
    meta: { parent: '/' },
  },
]

export function createInsightsRouter(): Router {
  return createRouter({
    history: createWebHistory('/insights/'),
    routes: pages,
    // Another filter of the same screen leaves it where it is.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })
}
