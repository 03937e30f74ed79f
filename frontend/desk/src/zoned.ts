/** A moment by the clocks of a place: `2026-12-01T09:00`, as a field for date and time has it. */
export type WallTime = string

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** What the clocks of a zone show at a moment. */
export function wallTime(iso: string, zone: string): WallTime {
  return shown(Date.parse(iso), zone)
}

/**
 * The moment at which the clocks of a zone show this; undefined if it is no time at all. Of a time
 * that the clocks show twice or skip, one that is near.
 */
export function momentOf(wall: WallTime, zone: string): string | undefined {
  const utc = FORM.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN
  if (Number.isNaN(utc)) return undefined
  // The zone's distance from UTC is that of the moment, which is not known before the distance is.
  let moment = utc
  for (let turn = 0; turn < 2; turn++) moment = utc - (Date.parse(`${shown(moment, zone)}:00Z`) - moment)
  return new Date(moment).toISOString()
}

function shown(ms: number, zone: string): WallTime {
  const two = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    ...two,
  })
  const part = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, value]))
  const { year = '', month = '', day = '', hour = '', minute = '' } = part
  return `${year}-${month}-${day}T${hour}:${minute}`
}
