/** Keeps one Chromium for a whole run: prints its address, and ends when the input does. */
import { startBrowser } from './chromium.mjs'

const browser = await startBrowser()
console.log(browser.wsEndpoint())
process.stdin.resume()
process.stdin.on('end', async () => {
  await browser.close()
  process.exit(0)
})
