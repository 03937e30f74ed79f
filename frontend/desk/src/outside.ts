import { createApp } from 'vue'
import OutsidePage from './pages/OutsidePage.vue'

/** A plain browser has no owner: says where the desk is. */
export function showOutside(): void {
  createApp(OutsidePage).mount('#app')
}
