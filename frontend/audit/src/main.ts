import { createApp } from 'vue'
import { startMiniApp } from '@kit/host/miniApp'
import '@kit/styles/base.css'
import { AUDIT, createAudit } from './audit'
import AuditApp from './AuditApp.vue'
import { createAuditRouter } from './routes'

await startMiniApp(
  async (host, memory) => {
    const audit = await createAudit(host, memory)
    return { app: createApp(AuditApp).provide(AUDIT, audit), router: createAuditRouter() }
  },
  async () => (await import('./outside')).showOutside(),
)
