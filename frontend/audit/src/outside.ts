import { createApp } from 'vue'
import OutsidePage from './pages/OutsidePage.vue'

/** A plain browser has no auditor: says where the audit is, and where anybody can check a receipt. */
export function showOutside(): void {
  createApp(OutsidePage).mount('#app')
}
