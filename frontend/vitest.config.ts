import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@kit': fileURLToPath(new URL('kit/src', import.meta.url)) } },
  test: {
    environment: 'happy-dom',
    include: ['{kit,shop,desk,verify,audit,insights}/test/**/*.test.ts'],
    unstubGlobals: true,
    // Real HTTP on a machine shared with other builds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
