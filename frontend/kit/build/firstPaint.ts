import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

const entry = fileURLToPath(new URL('../src/host/firstPaint.ts', import.meta.url))

/**
 * Puts a small classic script into the head, so that the shell of index.html is painted in the host's
 * own colours: a module would run only after it. A file and not inline, for a strict script-src.
 */
export function firstPaint(base: string): Plugin {
  let fileName = ''
  return {
    name: 'zij-first-paint',
    apply: 'build',
    async buildStart() {
      const source = await bundle()
      const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8)
      fileName = `assets/first-paint-${hash}.js`
      this.emitFile({ type: 'asset', fileName, source })
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: base + fileName }, injectTo: 'head' }],
  }
}

async function bundle(): Promise<string> {
  const lib = { entry, formats: ['iife' as const], name: 'zijFirstPaint' }
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, lib, target: ['es2022', 'safari16'] },
  })
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  const chunk = output?.output[0]
  if (!chunk) throw new Error('the first-paint script came out empty')
  return chunk.code
}
