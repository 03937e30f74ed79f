/** The leaf data of the log: the one binary form of an event (ledger, LeafEncoding; version 1). */
import { Malformed, textOf, type Bytes } from './bytes'

const VERSION = 1
const SALT_SIZE = 16
const ENTRY_BYTES_MAX = 65_535
const NANOS_PER_MS = 1_000_000n

/** One event as the log keeps it. */
export interface Entry {
  readonly eventId: string
  readonly aggregateType: string
  readonly aggregateId: string
  /** Number of the event in its aggregate, from 0. */
  readonly sequence: bigint
  /** Logical type such as `order.paid`. */
  readonly type: string
  readonly revision: string
  /** When it happened, in nanoseconds since 1970. */
  readonly atNanos: bigint
  readonly payload: Bytes
  readonly metadata: Bytes
}

/**
 * The entry with this leaf data. There is one encoding of an entry; every other is refused.
 *
 * @throws Malformed if these bytes encode no entry
 */
export function decodeEntry(data: Bytes): Entry {
  if (data.length > ENTRY_BYTES_MAX) throw new Malformed('badEntry')
  const fields = new Fields(data)
  if (fields.take(1)[0] !== VERSION) throw new Malformed('badEntry')
  const entry = {
    eventId: fields.text(),
    aggregateType: fields.text(),
    aggregateId: fields.text(),
    sequence: fields.number(),
    type: fields.text(),
    revision: fields.text(),
    atNanos: fields.number(),
    payload: fields.blob(),
    metadata: fields.blob(),
  }
  fields.take(SALT_SIZE)
  const { eventId, aggregateId, type, sequence } = entry
  const incomplete = eventId === '' || aggregateId === '' || type === '' || sequence < 0n
  if (incomplete || !fields.atEnd()) throw new Malformed('badEntry')
  return entry
}

/** When it happened, as the rest of JavaScript counts: milliseconds since 1970. */
export function atMs(entry: Entry): number {
  return Number(entry.atNanos / NANOS_PER_MS)
}

/** Reads big-endian fields from front to back; a text or blob has its length before it. */
class Fields {
  private at = 0

  constructor(private readonly data: Bytes) {}

  take(length: number): Bytes {
    const end = this.at + length
    if (end > this.data.length) throw new Malformed('badEntry')
    const bytes = this.data.slice(this.at, end)
    this.at = end
    return bytes
  }

  blob(): Bytes {
    return this.take(new DataView(this.take(2).buffer).getUint16(0))
  }

  text(): string {
    const text = textOf(this.blob(), 'badEntry')
    if (text.includes('\0')) throw new Malformed('badEntry')
    return text
  }

  number(): bigint {
    return new DataView(this.take(8).buffer).getBigInt64(0)
  }

  atEnd(): boolean {
    return this.at === this.data.length
  }
}
