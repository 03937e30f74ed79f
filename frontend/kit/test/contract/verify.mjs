// Asks a running provider everything that contracts say it is asked, and compares its answers:
// node verify.mjs PROVIDER-URL STATES-URL CONTRACT...
import { Verifier } from '@pact-foundation/pact-core'

const [providerBaseUrl, providerStatesSetupUrl, ...pactUrls] = process.argv.slice(2)
await new Verifier({
  providerBaseUrl,
  providerStatesSetupUrl,
  providerStatesSetupBody: true,
  providerStatesSetupTeardown: false,
  pactUrls,
  timeout: 60_000,
  logLevel: 'error',
}).verify()
