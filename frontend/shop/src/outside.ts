import { createApp } from 'vue'
import OutsidePage from './pages/OutsidePage.vue'

/** A plain browser has no buyer: says where the shop is. */
export function showOutside(): void {
  createApp(OutsidePage).mount('#app')
}
