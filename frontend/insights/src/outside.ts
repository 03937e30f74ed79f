import { createApp } from 'vue'
import OutsidePage from './pages/OutsidePage.vue'

/** A plain browser has no analyst: says where the figures are. */
export function showOutside(): void {
  createApp(OutsidePage).mount('#app')
}
