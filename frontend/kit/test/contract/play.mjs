// Plays the other side of a contract for tests in another language, which talk to it in lines of JSON:
// node play.mjs CONSUMER PROVIDER FOLDER
// {"play": [exchange, ...]} -> {"port": 40123}; {"met": true} -> {"met": false} for as long as something
// was not asked; {"end": true} -> {"met": true, "differences": "[]"}.
// The end of the input ends it; the contract is in the folder then.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { normal, playing } from './pact.mjs'

const PATIENCE_MS = 15_000
const [consumer, provider, folder] = process.argv.slice(2)
const file = `${folder}/${consumer}-${provider}.json`
mkdirSync(folder, { recursive: true })
rmSync(file, { force: true })

let played
for await (const line of createInterface({ input: process.stdin })) {
  const { play, met } = JSON.parse(line)
  if (met) {
    say({ met: played.isMet() })
  } else if (play) {
    played = playing(consumer, provider, play)
    say({ port: played.port })
  } else {
    say(await end(played))
  }
}
writeFileSync(file, normal(readFileSync(file, 'utf8')))

async function end({ isMet, differences, write, close }) {
  // An answer may be there before its request is counted.
  const limit = Date.now() + PATIENCE_MS
  while (!isMet() && Date.now() < limit) await new Promise((soon) => setTimeout(soon, 5))
  const outcome = { met: isMet(), differences: differences() }
  if (outcome.met) write(folder)
  close()
  return outcome
}

function say(words) {
  process.stdout.write(`${JSON.stringify(words)}\n`)
}
