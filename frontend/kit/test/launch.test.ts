import { beforeEach, describe, expect, it } from 'vitest'
import { onlyColours, parseLaunch, readLaunch } from '@kit/host/launch'

const initData = new URLSearchParams({
  user: JSON.stringify({ id: 42, first_name: 'Aziza', language_code: 'uz' }),
  auth_date: '1700000000',
  hash: 'ab',
}).toString()

function fragment(more: Record<string, string> = {}): string {
  return `#${new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: '8.0',
    tgWebAppPlatform: 'ios',
    tgWebAppThemeParams: JSON.stringify({ bg_color: '#FFFFFF', text_color: 'red;' }),
    ...more,
  })}`
}

describe('launch parameters', () => {
  beforeEach(() => sessionStorage.clear())

  it('keep initData exactly as received', () => {
    expect(parseLaunch(fragment())?.initData).toBe(initData)
  })

  it('name version, platform, user and the valid colours', () => {
    expect(parseLaunch(fragment())).toMatchObject({
      version: '8.0',
      platform: 'ios',
      theme: { bg_color: '#ffffff' },
      user: { id: 42, languageCode: 'uz' },
    })
  })

  it('are found behind a route in the fragment', () => {
    expect(parseLaunch(`#/cart?${fragment().slice(1)}`)?.user.id).toBe(42)
  })

  it('survive a reload without a fragment', () => {
    readLaunch(fragment(), sessionStorage)
    expect(readLaunch('', sessionStorage)?.initData).toBe(initData)
  })

  it('of a new launch replace the old ones', () => {
    readLaunch(fragment(), sessionStorage)
    readLaunch(fragment({ tgWebAppVersion: '9.1' }), sessionStorage)
    expect(readLaunch('', sessionStorage)?.version).toBe('9.1')
  })

  it.each([
    ['nothing', ''],
    ['a plain anchor', '#top'],
    ['no initData', fragment({ tgWebAppData: '' })],
    ['initData without a user', fragment({ tgWebAppData: 'auth_date=1' })],
    ['a user that is no JSON', fragment({ tgWebAppData: 'user=%7B' })],
    ['a user id that is no number', fragment({ tgWebAppData: 'user=%7B%22id%22%3A%221%22%7D' })],
    ['a fragment too long', fragment({ tgWebAppStartParam: 'x'.repeat(16_384) })],
  ])('are none when there is %s', (_case, text) => {
    expect(parseLaunch(text)).toBeUndefined()
  })

  it('let nothing into the style sheet but colours', () => {
    expect(onlyColours({ a_color: '#12abEF', b_color: '#123', c: 'url(x)', 'd;': '#123456', e: 1 })).toEqual({
      a_color: '#12abef',
    })
  })
})

describe('the startapp parameter', () => {
  it('is the one that the client names, or that Telegram signed', () => {
    expect(parseLaunch(fragment({ tgWebAppStartParam: 'channel' }))?.startParam).toBe('channel')
    const signed = fragment({ tgWebAppData: `${initData}&start_param=friend` })
    expect(parseLaunch(signed)?.startParam).toBe('friend')
    expect(parseLaunch(fragment())?.startParam).toBe('')
  })
})
