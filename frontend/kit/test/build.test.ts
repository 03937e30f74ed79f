// @vitest-environment node
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { firstLoad, firstLoadBudget } from '../build/firstLoadBudget.ts'
import { precompress } from '../build/precompress.ts'

const chunk = (fileName: string, imports: string[] = [], isEntry = false, code = fileName) => ({
  type: 'chunk' as const,
  fileName,
  imports,
  isEntry,
  code,
})

describe('the first load', () => {
  const chunks = [
    chunk('main', ['vue', 'kit'], true),
    chunk('kit', ['vue']),
    chunk('vue'),
    chunk('later', ['kit']),
  ]

  it('is the entry and all it imports at once, each file one time', () => {
    expect([...firstLoad(chunks).keys()].sort()).toEqual(['kit', 'main', 'vue'])
  })

  it.each([
    ['at the limit', 0, undefined],
    ['one byte above it', 1, /first load/],
  ])('passes or fails the build %s', (_case, over, failure) => {
    const code = 'x'.repeat(10) + 'y'.repeat(over)
    const limit = gzipSync(code, { level: 9 }).length - over
    const hook = firstLoadBudget(limit).generateBundle as unknown as (
      this: { error(message: string): never; info(): void },
      options: unknown,
      bundle: unknown,
    ) => void
    const context = {
      info: () => {},
      error: (message: string) => {
        throw new Error(message)
      },
    }
    const build = () => hook.call(context, {}, { main: chunk('main', [], true, code) })
    if (failure) expect(build).toThrow(failure)
    else expect(build).not.toThrow()
  })
})

describe('precompression', () => {
  it('writes copies beside each text file that unpack to the same bytes', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'zij-build-'))
    await writeFile(join(dir, 'a.js'), 'let star = "★"'.repeat(50))
    await writeFile(join(dir, 'b.png'), 'not text')
    await (precompress().writeBundle as unknown as (options: { dir: string }) => Promise<void>)({ dir })
    const original = await readFile(join(dir, 'a.js'))
    expect(gunzipSync(await readFile(join(dir, 'a.js.gz')))).toEqual(original)
    expect(brotliDecompressSync(await readFile(join(dir, 'a.js.br')))).toEqual(original)
    await expect(readFile(join(dir, 'b.png.gz'))).rejects.toThrow('ENOENT')
  })
})
