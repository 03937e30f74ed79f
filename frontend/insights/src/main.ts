import { createApp } from 'vue'
import { startMiniApp } from '@kit/host/miniApp'
import '@kit/styles/base.css'
import { createInsights, INSIGHTS } from './insights'
import InsightsApp from './InsightsApp.vue'
import { createInsightsRouter } from './routes'

await startMiniApp(
  async (host, memory) => {
    const insights = await createInsights(host, memory)
    return { app: createApp(InsightsApp).provide(INSIGHTS, insights), router: createInsightsRouter() }
  },
  async () => (await import('./outside')).showOutside(),
)
