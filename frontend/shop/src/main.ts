import { createApp } from 'vue'
import { readLaunch } from '@kit/host/launch'
import { startHost } from '@kit/host/host'
import '@kit/styles/base.css'
import { createShop, SHOP } from './shop'
import { createShopRouter } from './routes'
import ShopApp from './ShopApp.vue'

const launch = readLaunch(location.hash, sessionStorage)
if (launch) {
  // The fragment has been kept; an address without it is safe to show and to share.
  history.replaceState(history.state, '', location.pathname + location.search)
  const host = startHost(launch, window)
  const shop = await createShop(host, localStorage)
  const router = createShopRouter()
  createApp(ShopApp).use(router).provide(SHOP, shop).mount('#app')
} else {
  const { showOutside } = await import('./outside')
  showOutside()
}
