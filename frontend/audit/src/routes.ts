import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import EntriesPage from './pages/EntriesPage.vue'

export type Area = 'entries' | 'checkpoints' | 'reconciliation' | 'accounts' | 'settings'

/** What the navigation leads to, with its picture. */
export const AREAS: readonly { readonly name: Area; readonly icon: string }[] = [
  { name: 'entries', icon: 'M5 6h14M5 12h14M5 18h9' },
  { name: 'checkpoints', icon: 'M6 4v16M6 5h11l-2.500 3.500L17 12H6' },
  { name: 'reconciliation', icon: 'M12 4v16M7 20h10M5 7h14M5 7l-2.500 6h5zM19 7l-2.500 6h5z' },
  { name: 'accounts', icon: 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h3' },
  {
    name: 'settings',
    icon: 'M15 7a4 4 0 1 1-3.500 5.900L9 15.500v2H7v2H4v-3l6.100-6.100A4 4 0 0 1 15 7zM16 10.500v.1',
  },
]

const pages: RouteRecordRaw[] = [
  { path: '/', name: 'entries', component: EntriesPage, meta: { area: 'entries' } },
  {
    path: '/entries/:position(\\d{1,18})',
    name: 'entry',
    component: () => import('./pages/EntryPage.vue'),
    props: true,
    meta: { parent: '/', area: 'entries' },
  },
  {
    path: '/orders/:id',
    name: 'order',
    component: () => import('./pages/OrderPage.vue'),
    props: true,
    meta: { parent: '/', area: 'entries' },
  },
  {
    path: '/checkpoints',
    name: 'checkpoints',
    component: () => import('./pages/CheckpointsPage.vue'),
    meta: { parent: '/', area: 'checkpoints' },
  },
  {
    path: '/reconciliation',
    name: 'reconciliation',
    component: () => import('./pages/ReconciliationPage.vue'),
    meta: { parent: '/', area: 'reconciliation' },
  },
  {
    path: '/accounts',
    name: 'accounts',
    component: () => import('./pages/AccountsPage.vue'),
    meta: { parent: '/', area: 'accounts' },
  },
  {
    path: '/accounts/:account',
    name: 'statement',
    component: () => import('./pages/StatementPage.vue'),
    props: true,
    meta: { parent: '/accounts', area: 'accounts' },
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

export function createAuditRouter(): Router {
  return createRouter({
    history: createWebHistory('/audit/'),
    routes: pages,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
}
