import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import HomePage from './pages/HomePage.vue'
import type { Role } from './roles'

export type SectionName =
  | 'home'
  | 'products'
  | 'orders'
  | 'subscriptions'
  | 'promotions'
  | 'articles'
  | 'parcels'
  | 'cases'
  | 'letters'
  | 'health'
  | 'staff'
  | 'webhooks'
  | 'settings'

/** One part of the desk: its name is that of its first screen and of its words in `section`. */
export interface Section {
  readonly name: SectionName
  /** Path of an outline on a square of 24. */
  readonly icon: string
  /** In the bar below, which has room for five; what is not there is reached from the first screen. */
  readonly bar: boolean
  /** Who has a use for it beside owners; left out where everybody has. */
  readonly roles?: readonly Role[]
}

/** All parts of the desk, in their order. A new one needs an entry, its words and its screens. */
export const SECTIONS: readonly Section[] = [
  { name: 'home', icon: 'M4 11l8-7 8 7v8H4zM10 19v-5h4v5', bar: true },
  { name: 'products', icon: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8', bar: true, roles: ['manager'] },
  {
    name: 'orders',
    icon: 'M6 3.500h12v17l-2.400-1.600-1.800 1.600-1.800-1.600-1.800 1.600-1.800-1.600L6 20.500zM9 8.500h6M9 12.500h6',
    bar: true,
    roles: ['manager', 'support'],
  },
  {
    name: 'subscriptions',
    icon: 'M5 12a7 7 0 0 1 12-5l2 2M19 12a7 7 0 0 1-12 5l-2-2M19 4v5h-5M5 20v-5h5',
    bar: false,
    roles: ['manager'],
  },
  {
    name: 'promotions',
    icon: 'M4 4h8l8 8-8 8-8-8zM8 8v.1',
    bar: true,
    roles: ['manager'],
  },
  {
    name: 'parcels',
    icon: 'M3 8l9-4 9 4v8l-9 4-9-4zM3 8l9 4 9-4M12 12v8M7.500 6l9 4v3',
    bar: false,
    roles: ['manager'],
  },
  { name: 'articles', icon: 'M4 11h16l-1.500 8h-13zM8 11l2-6M16 11l-2-6', bar: false, roles: ['manager'] },
  { name: 'letters', icon: 'M12 4l9 16H3zM12 10v4M12 17v.1', bar: false, roles: ['manager'] },
  { name: 'health', icon: 'M3 12h4l2.500-6 4 12 2.500-6h5', bar: false, roles: ['manager'] },
  {
    name: 'cases',
    icon: 'M4 5h16v11H10l-4.500 4v-4H4zM8 9h8M8 12.500h5',
    bar: false,
    roles: ['manager', 'support'],
  },
  {
    name: 'staff',
    icon: 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3.500 2.600 3.500 5.500',
    bar: false,
    roles: [],
  },
  {
    name: 'webhooks',
    icon: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
    bar: false,
    roles: [],
  },
  { name: 'settings', icon: 'M4 7h9M19 7h1M4 17h1M11 17h9M16 4.500v5M8 14.500v5', bar: true },
]

const pages: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: HomePage, meta: { area: 'home' } },
  {
    path: '/products',
    name: 'products',
    component: () => import('./pages/ProductsPage.vue'),
    meta: { parent: '/', area: 'products' },
  },
  {
    path: '/new-product',
    name: 'new-product',
    component: () => import('./pages/NewProductPage.vue'),
    meta: { parent: '/products', area: 'products' },
  },
  {
    path: '/products/:id',
    name: 'product',
    component: () => import('./pages/ProductPage.vue'),
    props: true,
    meta: { parent: '/products', area: 'products' },
  },
  {
    path: '/orders',
    name: 'orders',
    component: () => import('./pages/OrdersPage.vue'),
    meta: { parent: '/', area: 'orders' },
  },
  {
    path: '/orders/:id',
    name: 'order',
    component: () => import('./pages/OrderPage.vue'),
    props: true,
    meta: { parent: '/orders', area: 'orders' },
  },
  {
    path: '/subscriptions',
    name: 'subscriptions',
    component: () => import('./pages/SubscriptionsPage.vue'),
    meta: { parent: '/', area: 'orders' },
  },
  {
    path: '/subscriptions/:id',
    name: 'subscription',
    component: () => import('./pages/SubscriptionPage.vue'),
    props: true,
    meta: { parent: '/subscriptions', area: 'orders' },
  },
  {
    path: '/products/:id/stock',
    name: 'stock',
    component: () => import('./pages/StockPage.vue'),
    props: true,
    meta: { parent: '/products', area: 'products' },
  },
  {
    path: '/products/:id/variants',
    name: 'variants',
    component: () => import('./pages/VariantsPage.vue'),
    props: true,
    meta: { parent: '/products', area: 'products' },
  },
  {
    path: '/products/:id/good',
    name: 'good',
    component: () => import('./pages/GoodPage.vue'),
    props: true,
    meta: { parent: '/products', area: 'products' },
  },
  {
    path: '/categories',
    name: 'categories',
    component: () => import('./pages/CategoriesPage.vue'),
    meta: { parent: '/products', area: 'products' },
  },
  {
    path: '/sheet',
    name: 'sheet',
    component: () => import('./pages/SheetPage.vue'),
    meta: { parent: '/products', area: 'products' },
  },
  {
    path: '/promotions',
    name: 'promotions',
    component: () => import('./pages/PromotionsPage.vue'),
    meta: { parent: '/', area: 'promotions' },
  },
  {
    path: '/new-promotion',
    name: 'new-promotion',
    component: () => import('./pages/NewPromotionPage.vue'),
    meta: { parent: '/promotions', area: 'promotions' },
  },
  {
    path: '/articles',
    name: 'articles',
    component: () => import('./pages/ArticlesPage.vue'),
    meta: { parent: '/', area: 'products' },
  },
  {
    path: '/articles/:id',
    name: 'article',
    component: () => import('./pages/ArticlePage.vue'),
    props: true,
    meta: { parent: '/articles', area: 'products' },
  },
  {
    path: '/new-article',
    name: 'new-article',
    component: () => import('./pages/NewArticlePage.vue'),
    meta: { parent: '/articles', area: 'products' },
  },
  {
    path: '/shipping',
    name: 'shipping',
    component: () => import('./pages/ShippingPage.vue'),
    meta: { parent: '/articles', area: 'products' },
  },
  {
    path: '/parcels',
    name: 'parcels',
    component: () => import('./pages/ParcelsPage.vue'),
    meta: { parent: '/', area: 'orders' },
  },
  {
    path: '/parcels/:id',
    name: 'parcel',
    component: () => import('./pages/ParcelPage.vue'),
    props: true,
    meta: { parent: '/parcels', area: 'orders' },
  },
  {
    path: '/letters',
    name: 'letters',
    component: () => import('./pages/LettersPage.vue'),
    meta: { parent: '/', area: 'home' },
  },
  {
    path: '/letters/:number',
    name: 'letter',
    component: () => import('./pages/LetterPage.vue'),
    props: true,
    meta: { parent: '/letters', area: 'home' },
  },
  {
    path: '/health',
    name: 'health',
    component: () => import('./pages/HealthPage.vue'),
    meta: { parent: '/', area: 'home' },
  },
  {
    path: '/cases',
    name: 'cases',
    component: () => import('./pages/CasesPage.vue'),
    meta: { parent: '/', area: 'home' },
  },
  {
    path: '/cases/:id',
    name: 'case',
    component: () => import('./pages/CasePage.vue'),
    props: true,
    meta: { parent: '/cases', area: 'home' },
  },
  {
    path: '/staff',
    name: 'staff',
    component: () => import('./pages/StaffPage.vue'),
    meta: { parent: '/', area: 'home' },
  },
  {
    path: '/staff/:person/:role',
    name: 'holder',
    component: () => import('./pages/HolderPage.vue'),
    props: true,
    meta: { parent: '/staff', area: 'home' },
  },
  {
    path: '/new-staff',
    name: 'new-staff',
    component: () => import('./pages/NewStaffPage.vue'),
    meta: { parent: '/staff', area: 'home' },
  },
  {
    path: '/webhooks',
    name: 'webhooks',
    component: () => import('./pages/WebhooksPage.vue'),
    meta: { parent: '/', area: 'home' },
  },
  {
    path: '/webhooks/:id',
    name: 'webhook',
    component: () => import('./pages/WebhookPage.vue'),
    props: true,
    meta: { parent: '/webhooks', area: 'home' },
  },
  {
    path: '/new-webhook',
    name: 'new-webhook',
    component: () => import('./pages/NewWebhookPage.vue'),
    meta: { parent: '/webhooks', area: 'home' },
  },
  {
    path: '/join/:token',
    name: 'join',
    component: () => import('./pages/JoinPage.vue'),
    props: true,
    meta: { parent: '/', area: 'home' },
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

export function createDeskRouter(): Router {
  return createRouter({
    history: createWebHistory('/desk/'),
    routes: pages,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
}
