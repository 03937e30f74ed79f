/**
 * Runs one journey through the real shop, server and simulator in a browser.
 *
 * Where they are is said by the environment: ZIJ_SERVER and ZIJ_PHONE (those of `./zij demo` if absent),
 * ZIJ_BROWSER (a running browser's address; one is started if absent), ZIJ_OWNER,
 * ZIJ_AUDITOR and ZIJ_ANALYST (people of the shop), ZIJ_WEBHOOK_SECRET (where an update must be made up),
 * ZIJ_LOOKS (folder for screenshots). Exits with 0 if the journey went well.
 */
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { chromium } from 'playwright-core'
import { startBrowser } from './chromium.mjs'
import { phone } from './phone.mjs'
import { telegram } from './telegram.mjs'
import { watch } from './watch.mjs'

/** Long, because a loaded machine may need it; a journey that goes well never waits for it. */
const PATIENCE_MS = 120_000
const PHONE_SIZE = { width: 390, height: 844 }

const server = process.env.ZIJ_SERVER ?? 'http://localhost:8080'
const simulator = process.env.ZIJ_PHONE ?? 'http://localhost:8090'
const looks = process.env.ZIJ_LOOKS ?? 'target/journeys'
const owner = process.env.ZIJ_OWNER ?? '5001000102'
const auditor = process.env.ZIJ_AUDITOR ?? '5001000105'
/** With it a journey can send what only Telegram sends. */
const webhookSecret = process.env.ZIJ_WEBHOOK_SECRET ?? ''
const analyst = process.env.ZIJ_ANALYST ?? '5001000107'

/**
 * @param {(world: object) => Promise<void>} walk
 * @param {object} options `viewport`; `expectedStatuses`, refusals that belong to the journey
 */
export async function journey(walk, { viewport = PHONE_SIZE, expectedStatuses = [] } = {}) {
  const name = basename(process.argv[1], '.mjs')
  const own = process.env.ZIJ_BROWSER ? undefined : await startBrowser()
  const browser = await chromium.connect(process.env.ZIJ_BROWSER ?? own.wsEndpoint())
  const context = await browser.newContext({
    viewport,
    locale: 'en-US', // the machine's own may be none that JavaScript knows
    deviceScaleFactor: 2,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const hosts = [new URL(server).host, new URL(simulator).host]
  const { faults } = watch(context, { hosts, expectedStatuses })
  const page = await context.newPage()
  mkdirSync(looks, { recursive: true })
  const look = (moment, of = page) =>
    of.screenshot({ path: join(looks, `${name}-${moment}.png`), animations: 'disabled' })

  try {
    const tools = {
      server,
      simulator,
      owner,
      auditor,
      analyst,
      webhookSecret,
      looks,
      context,
      look,
      telegram: telegram(simulator),
    }
    await walk({ ...tools, phone: phone(page, simulator) })
    if (faults().length > 0) throw new Error('the journey went through, but not cleanly')
  } catch (failure) {
    process.exitCode = 1
    console.error(failure)
    console.error([`at ${page.url()}`, ...faults()].join('\n'))
    await look('failed').catch((blind) => console.error(`no screenshot: ${blind.message}`))
  } finally {
    await context.close()
    await browser.close()
    await own?.close()
  }
}
