import { createApp } from 'vue'
import { readLaunch } from '@kit/host/launch'
import { startHost } from '@kit/host/host'
import { keepScreen, lastScreen } from '@kit/host/screen'
import { memoryOf } from '@kit/host/storage'
import '@kit/styles/base.css'
import { createShop, SHOP } from './shop'
import { createShopRouter } from './routes'
import ShopApp from './ShopApp.vue'

const page = memoryOf(() => sessionStorage)
const RELOAD_MS = 60_000

// A screen of the last release may be gone after a deployment: the new index.html knows the new ones.
addEventListener('vite:preloadError', () => {
  if (Date.now() - Number(page.getItem('zij.reloaded')) < RELOAD_MS) return
  page.setItem('zij.reloaded', String(Date.now()))
  location.reload()
})

const launch = readLaunch(location.hash, page)
if (launch) {
  // The fragment has been kept; an address without it is safe to show and to share.
  const screen = lastScreen(launch, page) ?? location.pathname + location.search
  history.replaceState(history.state, '', screen)
  const host = startHost(launch, window)
  const shop = await createShop(
    host,
    memoryOf(() => localStorage),
  )
  const router = createShopRouter()
  router.afterEach((to) => keepScreen(launch, page, router.resolve(to).href))
  createApp(ShopApp).use(router).provide(SHOP, shop).mount('#app')
} else {
  const { showOutside } = await import('./outside')
  showOutside()
}
