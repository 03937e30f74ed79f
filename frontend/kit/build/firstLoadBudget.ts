import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** What the check needs to know of a built chunk. */
export interface BuiltChunk {
  readonly fileName: string
  readonly isEntry: boolean
  readonly imports: readonly string[]
  readonly code: string
}

/** Gzipped bytes of each file the entries load at once: themselves and all they import statically. */
export function firstLoad(chunks: readonly BuiltChunk[]): Map<string, number> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const sizes = new Map<string, number>()
  const queue = chunks.filter((chunk) => chunk.isEntry)
  for (let chunk = queue.pop(); chunk; chunk = queue.pop()) {
    if (sizes.has(chunk.fileName)) continue
    sizes.set(chunk.fileName, gzipped(chunk.code))
    queue.push(...chunk.imports.flatMap((name) => byName.get(name) ?? []))
  }
  return sizes
}

function gzipped(code: string | Uint8Array): number {
  return gzipSync(code, { level: 9 }).length
}

/** Fails the build when the first load weighs more than `bytesMax` of gzipped JavaScript. */
export function firstLoadBudget(bytesMax: number): Plugin {
  return {
    name: 'zij-first-load-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle)
      const sizes = firstLoad(files.filter((file) => file.type === 'chunk'))
      for (const file of files) {
        // A script that is no chunk is one that index.html loads by itself.
        if (file.type === 'asset' && file.fileName.endsWith('.js'))
          sizes.set(file.fileName, gzipped(file.source))
      }
      const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
      const report = `first load ${total} of ${bytesMax} gzipped bytes of JavaScript`
      if (total > bytesMax) this.error(`${report}: ${[...sizes].map((it) => it.join(' ')).join(', ')}`)
      this.info(report)
    },
  }
}
