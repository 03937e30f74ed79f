import { createApp } from 'vue'
import { memoryOf } from '@kit/host/storage'
import '@kit/styles/base.css'
import { createLocale } from '@kit/text/locale'
import { en, type VerifyText } from './text/en'
import VerifyApp from './VerifyApp.vue'

// A page of its own: no Telegram, no sign-in, and nothing of a receipt leaves the device.
const storage = memoryOf(() => localStorage)
const locale = await createLocale<VerifyText>(
  {
    en: async () => en,
    ru: async () => (await import('./text/ru')).ru,
    uz: async () => (await import('./text/uz')).uz,
    kk: async () => (await import('./text/kk')).kk,
  },
  navigator.language,
  storage,
  document,
)
createApp(VerifyApp, { locale, storage }).mount('#app')
