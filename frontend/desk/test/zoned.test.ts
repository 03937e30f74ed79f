import { describe, expect, it } from 'vitest'
import { momentOf, wallTime } from '../src/zoned'

describe('the clocks of a zone', () => {
  it('show a moment, and are read back', () => {
    expect(wallTime('2026-11-30T19:00:00Z', 'Asia/Tashkent')).toBe('2026-12-01T00:00')
    expect(momentOf('2026-12-01T00:00', 'Asia/Tashkent')).toBe('2026-11-30T19:00:00.000Z')
    expect(momentOf('2026-12-01T09:30', 'UTC')).toBe('2026-12-01T09:30:00.000Z')
  })

  it('go by the season', () => {
    for (const wall of ['2026-01-15T12:00', '2026-07-15T12:00', '2026-03-29T03:30', '2026-10-25T00:30']) {
      const moment = momentOf(wall, 'Europe/Berlin')
      expect(moment && wallTime(moment, 'Europe/Berlin')).toBe(wall)
    }
    expect(momentOf('2026-07-15T12:00', 'Europe/Berlin')).toBe('2026-07-15T10:00:00.000Z')
    expect(momentOf('2026-01-15T12:00', 'Europe/Berlin')).toBe('2026-01-15T11:00:00.000Z')
  })

  it('show nothing of what is no time', () => {
    expect(momentOf('', 'UTC')).toBeUndefined()
    expect(momentOf('2026-13-01T00:00', 'UTC')).toBeUndefined()
    expect(momentOf('tomorrow', 'UTC')).toBeUndefined()
  })
})
