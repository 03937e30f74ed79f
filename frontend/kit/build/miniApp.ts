import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { UserConfig } from 'vite'
import { firstLoadBudget } from './firstLoadBudget.ts'
import { firstPaint } from './firstPaint.ts'
import { precompress } from './precompress.ts'

const frontend = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(resolve(frontend, 'package.json'), 'utf8')) as { version: string }

/** First load of a mini app: at most this much JavaScript, gzipped. */
const FIRST_LOAD_BYTES_MAX = 80 * 1024

/** How every mini app is built: under its own path, hashed assets, compressed beside, within budget. */
export function miniApp(name: string): UserConfig {
  return {
    root: resolve(frontend, name),
    base: `/${name}/`,
    publicDir: false,
    resolve: { alias: { '@kit': resolve(frontend, 'kit/src') } },
    plugins: [vue(), firstPaint(`/${name}/`), firstLoadBudget(FIRST_LOAD_BYTES_MAX), precompress()],
    define: {
      'import.meta.env.ZIJ_VERSION': JSON.stringify(version),
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
    },
    build: {
      // The jar of this module carries it from here: static/<name>/ of the class path.
      outDir: resolve(frontend, 'target/classes/static', name),
      emptyOutDir: true,
      target: ['es2022', 'safari16'],
      // A data: URL would need a wider Content-Security-Policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          // Few files at first load, and the libraries' stay cached when only the app changes.
          codeSplitting: {
            groups: [
              // Neither uPlot nor the vitals are in it: they load by themselves, after the words.
              { name: 'libraries', test: /node_modules[\\/](?!uplot|web-vitals)/ },
              // The words of a language come with the language.
              { name: 'kit', test: /[\\/]kit[\\/]src[\\/](?!proof[\\/]text[\\/])/ },
            ],
          },
        },
      },
    },
  }
}
