/**
 * Dresses the page before it is first painted: platform and colours from the launch parameters.
 * Built as a small script of its own (see kit/build/firstPaint.ts), loaded in the head before all else.
 */
import { readLaunch } from './launch'
import { memoryOf } from './storage'
import { applyPlatform, applyTheme } from './theme'

const launch = readLaunch(
  location.hash,
  memoryOf(() => sessionStorage),
)
if (launch) {
  applyPlatform(launch.platform, document)
  applyTheme(launch.theme, document)
}
