// @vitest-environment node
import { expect, it } from 'vitest'
import { toHex, utf8 } from '@kit/proof/bytes'
import { sha256 } from '@kit/proof/crypto'
import { initData } from '../../kit/test/proof/vectors'
import { check, type OrderEvidence, type Piece } from '../src/evidence'

const telegram = {
  botId: '7342037359',
  publicKey: 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d',
}
const content = initData.find(({ id }) => id === 'V2')?.initData ?? ''

async function found(changes: Partial<Piece>) {
  const piece: Piece = {
    id: toHex(await sha256(utf8(content))),
    kind: 'SIGN_IN',
    user: 279058397,
    state: 'READABLE',
    position: 7,
    recordedAt: '2026-11-21T09:00:00Z',
    content,
    checks: {
      contentHash: 'HOLDS',
      telegramSignature: 'HOLDS',
      botHash: 'HOLDS',
      user: 'HOLDS',
      charge: 'ABSENT',
    },
    uses: [],
    ...changes,
  }
  const orderId = 'c4d16337-74f8-8384-9484-5cc205912a3e'
  const [first] = await check({ orderId, telegram, evidence: [piece] } satisfies OrderEvidence)
  return first?.checks.map(({ name, state, by }) => `${name} ${state} by ${by}`)
}

it('is checked here as far as that needs nobody’s secret', async () => {
  expect(await found({})).toEqual([
    'contentHash holds by browser',
    'telegramSignature holds by browser',
    'user holds by shop',
    'botHash holds by shop',
  ])
})

it('fails here although the shop says that it holds', async () => {
  expect(await found({ content: content.replace('279058397', '279058398') })).toEqual([
    'contentHash fails by browser',
    'telegramSignature fails by browser',
    'user holds by shop',
    'botHash holds by shop',
  ])
})

it('is the shop’s word alone when its content is erased', async () => {
  const checks = { contentHash: 'ABSENT', telegramSignature: 'ABSENT', botHash: 'ABSENT' } as const
  expect(
    await found({ content: null, state: 'ERASED', checks: { ...checks, user: 'ABSENT', charge: 'ABSENT' } }),
  ).toEqual([])
})
