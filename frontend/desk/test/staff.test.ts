import { describe, expect, it } from 'vitest'
import { appsOf, emptyNaming, namingFaults } from '../src/staff'

describe('naming somebody', () => {
  const link = { ...emptyNaming(), why: 'Helps on Sundays' }

  it('needs a reason of at most 500 characters', () => {
    expect(namingFaults(link)).toEqual({})
    expect(namingFaults({ ...link, why: ' ' })).toEqual({ why: true })
    expect(namingFaults({ ...link, why: 'x'.repeat(500) })).toEqual({})
    expect(namingFaults({ ...link, why: 'x'.repeat(501) })).toEqual({ why: true })
  })

  it('needs a Telegram id when it is not by a link', () => {
    expect(namingFaults({ ...link, way: 'number', person: ' 4503599627370495 ' })).toEqual({})
    for (const person of ['', '0', 'x', '-1', '4503599627370496', '12345678901234567']) {
      expect(namingFaults({ ...link, way: 'number', person })).toEqual({ person: true })
    }
  })
})

describe('the apps of a role', () => {
  it('are those that the server opens to it', () => {
    expect(appsOf('owner')).toEqual(['desk', 'audit', 'insights'])
    expect(appsOf('manager')).toEqual(['desk'])
    expect(appsOf('support')).toEqual(['desk'])
    expect(appsOf('auditor')).toEqual(['audit'])
    expect(appsOf('analyst')).toEqual(['insights'])
  })
})
