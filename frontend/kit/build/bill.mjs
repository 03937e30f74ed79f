// Writes what the pages are made of (CycloneDX) to where the jar of this module carries it from. Two builds
// write the same bytes, so it has neither a time nor a number of its own.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const file = 'target/classes/META-INF/sbom/frontend.cdx.json'

const windows = process.platform === 'win32'
// npm's own filter for what only builds loses vue.
const npm = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--loglevel=silent'], {
  encoding: 'utf8',
  maxBuffer: 64 << 20,
  shell: windows,
})
if (npm.status !== 0) {
  process.stderr.write(`${npm.stderr || npm.error?.message}\n`)
  process.exit(npm.status ?? 1)
}

const bill = JSON.parse(npm.stdout)
delete bill.serialNumber
delete bill.metadata.timestamp
// npm names the project by its folder.
bill.metadata.component.name = bill.metadata.component['bom-ref'].replace(/@[^@]*$/, '')

const isForBuilding = (component) =>
  (component.properties ?? []).some((property) => property.name === 'cdx:npm:package:development')
bill.components = bill.components.filter((component) => !isForBuilding(component))

const kept = new Set([bill.metadata.component, ...bill.components].map((component) => component['bom-ref']))
bill.dependencies = bill.dependencies
  .filter((dependency) => kept.has(dependency.ref))
  .map((dependency) => ({ ...dependency, dependsOn: dependency.dependsOn.filter((ref) => kept.has(ref)) }))

mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, JSON.stringify(bill, null, 2) + '\n')
