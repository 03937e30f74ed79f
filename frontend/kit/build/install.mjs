// Runs `npm ci`, unless the packages of this very lock file are already there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const stamp = 'node_modules/.zij-lock-sha256'
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  const windows = process.platform === 'win32'
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { stdio: 'inherit', shell: windows })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(stamp, lock)
}
