import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import CataloguePage from './pages/CataloguePage.vue'

const product = () => import('./pages/ProductPage.vue')
const cart = () => import('./pages/CartPage.vue')
const orders = () => import('./pages/OrdersPage.vue')
const order = () => import('./pages/OrderPage.vue')
const subscriptions = () => import('./pages/SubscriptionsPage.vue')
const settings = () => import('./pages/SettingsPage.vue')
const credit = () => import('./pages/CreditPage.vue')
const terms = () => import('./pages/TermsPage.vue')
const lost = () => import('./pages/LostPage.vue')

const later: RouteRecordRaw[] = [
  { path: '/product/:id', name: 'product', component: product, props: true, meta: { parent: '/' } },
  { path: '/cart', name: 'cart', component: cart, meta: { parent: '/' } },
  { path: '/orders', name: 'orders', component: orders, meta: { parent: '/' } },
  { path: '/orders/:id', name: 'order', component: order, props: true, meta: { parent: '/orders' } },
  { path: '/credit', name: 'credit', component: credit, meta: { parent: '/orders' } },
  {
    path: '/subscriptions',
    name: 'subscriptions',
    component: subscriptions,
    meta: { parent: '/orders' },
  },
  { path: '/settings', name: 'settings', component: settings, meta: { parent: '/' } },
  { path: '/terms', name: 'terms', component: terms, meta: { parent: '/cart' } },
  { path: '/:rest(.*)*', name: 'lost', component: lost, meta: { parent: '/' } },
]

/** Fetches the screens on the way to a purchase before they are asked for. */
export async function warm(): Promise<void> {
  await Promise.allSettled([product(), cart(), order()])
}

export function createShopRouter(): Router {
  return createRouter({
    history: createWebHistory('/shop/'),
    routes: [{ path: '/', name: 'catalogue', component: CataloguePage }, ...later],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
}
