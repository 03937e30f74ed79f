import { createApp } from 'vue'
import { startMiniApp } from '@kit/host/miniApp'
import '@kit/styles/base.css'
import { createDesk, DESK } from './desk'
import DeskApp from './DeskApp.vue'
import { createDeskRouter } from './routes'

await startMiniApp(
  async (host, memory) => {
    const desk = await createDesk(host, memory)
    return { app: createApp(DeskApp).provide(DESK, desk), router: createDeskRouter() }
  },
  async () => (await import('./outside')).showOutside(),
)
