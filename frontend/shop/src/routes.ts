import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import CataloguePage from './pages/CataloguePage.vue'

/** `parent` is where Back leads when the history has nothing of ours before this screen. */
declare module 'vue-router' {
  interface RouteMeta {
    parent?: string
  }
}

const later: RouteRecordRaw[] = [
  { path: '/product/:id', name: 'product', component: () => import('./pages/ProductPage.vue'), props: true, meta: { parent: '/' } },
  { path: '/cart', name: 'cart', component: () => import('./pages/CartPage.vue'), meta: { parent: '/' } },
  { path: '/orders', name: 'orders', component: () => import('./pages/OrdersPage.vue'), meta: { parent: '/' } },
  { path: '/orders/:id', name: 'order', component: () => import('./pages/OrderPage.vue'), props: true, meta: { parent: '/orders' } },
  { path: '/settings', name: 'settings', component: () => import('./pages/SettingsPage.vue'), meta: { parent: '/' } },
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/LostPage.vue'), meta: { parent: '/' } },
]

export function createShopRouter(): Router {
  return createRouter({
    history: createWebHistory('/shop/'),
    routes: [{ path: '/', name: 'catalogue', component: CataloguePage }, ...later],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
}
