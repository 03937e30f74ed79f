/** Keeps one Chromium for a whole run: prints its address, and ends when the input or the browser does. */
import { startBrowser } from './chromium.mjs'

const browser = await startBrowser()
console.log(browser.wsEndpoint())
browser.on('close', () => process.exit(0))
process.stdin.resume()
process.stdin.on('end', () => browser.close())
