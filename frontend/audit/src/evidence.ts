import type { components } from '@kit/api/contract.gen'
import { toHex, utf8 } from '@kit/proof/bytes'
import { CannotTell, sha256 } from '@kit/proof/crypto'
import { isTelegrams } from '@kit/proof/initData'

export type OrderEvidence = components['schemas']['OrderEvidence']
export type Piece = OrderEvidence['evidence'][number]
export type CheckName = keyof Piece['checks']

/** How one check of a piece of evidence came out, and who says so: this browser or the shop. */
export interface CheckFound {
  readonly name: CheckName
  readonly state: 'holds' | 'fails' | 'unknown'
  readonly by: 'browser' | 'shop'
}

export interface Found {
  readonly piece: Piece
  readonly checks: readonly CheckFound[]
}

const NAMES: readonly CheckName[] = ['contentHash', 'telegramSignature', 'user', 'charge', 'botHash']

/** Checks here what can be checked without the shop; the rest is its word. */
export async function check({ telegram, evidence }: OrderEvidence): Promise<Found[]> {
  return Promise.all(
    evidence.map(async (piece) => {
      const shown = NAMES.filter((name) => piece.checks[name] !== 'ABSENT')
      return { piece, checks: await Promise.all(shown.map((name) => checkOne(name, piece, telegram))) }
    }),
  )
}

async function checkOne(
  name: CheckName,
  { id, content, checks }: Piece,
  { botId, publicKey }: OrderEvidence['telegram'],
): Promise<CheckFound> {
  try {
    if (content != null && name === 'contentHash') {
      return { name, state: toHex(await sha256(utf8(content))) === id ? 'holds' : 'fails', by: 'browser' }
    }
    if (content != null && name === 'telegramSignature') {
      const signed = await isTelegrams(content, botId, publicKey)
      return { name, state: signed ? 'holds' : 'fails', by: 'browser' }
    }
  } catch (failure) {
    if (!(failure instanceof CannotTell)) throw failure
    return { name, state: 'unknown', by: 'browser' }
  }
  return { name, state: checks[name] === 'HOLDS' ? 'holds' : 'fails', by: 'shop' }
}
