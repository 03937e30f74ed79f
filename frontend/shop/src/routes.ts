import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import CataloguePage from './pages/CataloguePage.vue'

const product = () => import('./pages/ProductPage.vue')
const cart = () => import('./pages/CartPage.vue')
const orders = () => import('./pages/OrdersPage.vue')
const order = () => import('./pages/OrderPage.vue')
const subscriptions = () => import('./pages/SubscriptionsPage.vue')
const gift = () => import('./pages/GiftPage.vue')
const received = () => import('./pages/ReceivedGiftPage.vue')
const postal = () => import('./pages/PostPage.vue')
const article = () => import('./pages/ArticlePage.vue')
const basket = () => import('./pages/BasketPage.vue')
const parcel = () => import('./pages/ParcelPage.vue')
const settings = () => import('./pages/SettingsPage.vue')
const credit = () => import('./pages/CreditPage.vue')
const terms = () => import('./pages/TermsPage.vue')
const lost = () => import('./pages/LostPage.vue')

const later: RouteRecordRaw[] = [
  { path: '/product/:id', name: 'product', component: product, props: true, meta: { parent: '/' } },
  { path: '/cart', name: 'cart', component: cart, meta: { parent: '/' } },
  { path: '/orders', name: 'orders', component: orders, meta: { parent: '/' } },
  { path: '/orders/:id', name: 'order', component: order, props: true, meta: { parent: '/orders' } },
  { path: '/gift/:token', name: 'gift', component: gift, props: true, meta: { parent: '/' } },
  {
    path: '/gifts/:id',
    name: 'received',
    component: received,
    props: true,
    meta: { parent: '/orders?show=things' },
  },
  { path: '/credit', name: 'credit', component: credit, meta: { parent: '/orders' } },
  {
    path: '/subscriptions',
    name: 'subscriptions',
    component: subscriptions,
    meta: { parent: '/orders' },
  },
  { path: '/post', name: 'post', component: postal, meta: { parent: '/' } },
  {
    path: '/post/basket/:currency(UZS|KZT)',
    name: 'basket',
    component: basket,
    props: true,
    meta: { parent: '/post' },
  },
  { path: '/post/:id', name: 'article', component: article, props: true, meta: { parent: '/post' } },
  {
    path: '/parcels/:id',
    name: 'parcel',
    component: parcel,
    props: true,
    meta: { parent: '/orders?show=parcels' },
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
