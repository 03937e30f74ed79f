import { createApp } from 'vue'
import { startMiniApp } from '@kit/host/miniApp'
import '@kit/styles/base.css'
import { createShop, SHOP } from './shop'
import { linkedScreen } from './link'
import { createShopRouter } from './routes'
import { tellOfSteps } from './telling'
import ShopApp from './ShopApp.vue'

await startMiniApp(
  async (host, memory) => {
    const shop = await createShop(host, memory)
    const router = createShopRouter()
    tellOfSteps(shop, router)
    return { app: createApp(ShopApp).provide(SHOP, shop), router }
  },
  async () => (await import('./outside')).showOutside(),
  linkedScreen,
)
