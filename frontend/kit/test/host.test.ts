import { beforeEach, describe, expect, it } from 'vitest'
import type { Bridge, HostEvent, HostEvents } from '@kit/host/bridge'
import { atLeast, startHost } from '@kit/host/host'
import { isDark } from '@kit/host/theme'

/** The client's side of the wire, in memory. */
function client() {
  const said: { command: string; data: unknown }[] = []
  const listeners = new Map<string, Set<(data: never) => void>>()
  const bridge: Bridge = {
    post: (command, ...data) => void said.push({ command, data: data[0] }),
    on(event, listener) {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener))
      return () => all.delete(listener)
    },
  }
  const tell = <E extends HostEvent>(event: E, data: HostEvents[E]) =>
    [...(listeners.get(event) ?? [])].forEach((listen) => listen(data as never))
  const commands = () => said.map((it) => it.command)
  return { bridge, said, commands, tell }
}

const launch = (version = '8.0', theme: Record<string, string> = {}) => ({
  initData: 'x',
  version,
  platform: 'ios',
  startParam: '',
  theme,
  user: { id: 1, languageCode: 'en' },
})

const root = document.documentElement
beforeEach(() => {
  root.removeAttribute('style')
  delete root.dataset['scheme']
})

describe('versions', () => {
  it.each([
    ['6.10', '6.9', true],
    ['6.9', '6.10', false],
    ['7', '6.9', true],
    ['8.0', '8.0', true],
    ['7.10', '8.0', false],
    ['nonsense', '6.1', false],
  ])('%s at least %s: %s', (have, want, expected) => expect(atLeast(have, want)).toBe(expected))
})

describe('the host', () => {
  it('is told that the app is ready, last of all, and asked for its measures', () => {
    const { bridge, commands } = client()
    startHost(launch(), window, bridge)
    expect(commands()).toEqual(
      expect.arrayContaining([
        'iframe_ready',
        'web_app_request_theme',
        'web_app_request_safe_area',
        'web_app_expand',
      ]),
    )
    expect(commands().at(-1)).toBe('web_app_ready')
  })

  it('is spared what its version does not know', () => {
    const { bridge, commands } = client()
    const host = startHost(launch('6.0'), window, bridge)
    host.backButton(true)
    host.haptic('success')
    host.confirmClosing(true)
    host.openInvoice('a', () => {})
    expect(commands().filter((it) => /safe_area|back|haptic|closing|invoice|color/.test(it))).toEqual([])
  })

  it('dresses the page in its colours, and in new ones at once', () => {
    const { bridge, tell } = client()
    startHost(launch('8.0', { bg_color: '#ffffff', hint_color: '#707579' }), window, bridge)
    expect(root.dataset['scheme']).toBe('light')
    tell('theme_changed', { theme_params: { bg_color: '#17212b', text_color: 'url(evil)' } })
    expect(root.dataset['scheme']).toBe('dark')
    expect(root.style.getPropertyValue('--tg-theme-bg-color')).toBe('#17212b')
    expect(root.style.getPropertyValue('--tg-theme-hint-color')).toBe('')
    expect(root.style.getPropertyValue('--tg-theme-text-color')).toBe('')
  })

  it('sets the insets, whatever the host sends', () => {
    const { bridge, tell } = client()
    startHost(launch(), window, bridge)
    tell('safe_area_changed', { top: 47, right: -3, bottom: 9999, left: Number.NaN })
    const inset = (side: string) => root.style.getPropertyValue(`--tg-safe-area-inset-${side}`)
    expect([inset('top'), inset('right'), inset('bottom'), inset('left')]).toEqual([
      '47px',
      '0px',
      '200px',
      '0px',
    ])
  })

  it('reports the closing of the invoice asked for, once', () => {
    const { bridge, tell } = client()
    const closed: string[] = []
    startHost(launch(), window, bridge).openInvoice('mine', (status) => closed.push(status))
    tell('invoice_closed', { slug: 'other', status: 'paid' })
    tell('invoice_closed', { slug: 'mine', status: 'cancelled' })
    tell('invoice_closed', { slug: 'mine', status: 'paid' })
    expect(closed).toEqual(['cancelled'])
  })

  it('takes an unknown way of closing for a pending one', () => {
    const { bridge, tell } = client()
    const closed: string[] = []
    startHost(launch(), window, bridge).openInvoice('mine', (status) => closed.push(status))
    tell('invoice_closed', { slug: 'mine', status: 'teleported' })
    expect(closed).toEqual(['pending'])
  })

  it('answers the popup that was pressed, and nothing where there are no popups', async () => {
    const { bridge, tell } = client()
    const question = { title: 't', message: 'm', buttons: [] }
    const answered = startHost(launch(), window, bridge).popup(question)
    tell('popup_closed', { button_id: 'yes' })
    await expect(answered).resolves.toBe('yes')
    await expect(startHost(launch('6.1'), window, bridge).popup(question)).resolves.toBeUndefined()
  })
})

describe('light and dark', () => {
  it.each([
    ['#ffffff', false],
    ['#000000', true],
    ['#17212b', true],
    ['#efeff4', false],
    ['#ffff00', false],
    ['#0000ff', true],
  ])('%s is dark: %s', (colour, dark) => expect(isDark(colour)).toBe(dark))
})

describe('a file to download', () => {
  const url = 'https://shop.example/files/1'

  it('is handed to a client that can, and its answer counts', async () => {
    const { bridge, said, tell } = client()
    const host = startHost(launch('8.0'), window, bridge)
    const answers = [host.downloadFile(url, 'guide.pdf')]
    expect(said.at(-1)).toEqual({
      command: 'web_app_request_file_download',
      data: { url, file_name: 'guide.pdf' },
    })
    tell('file_download_requested', { status: 'downloading' })
    answers.push(host.downloadFile(url, 'guide.pdf'))
    tell('file_download_requested', { status: 'cancelled' })
    expect(await Promise.all(answers)).toEqual([true, false])
  })

  it('is opened outside by one that cannot', async () => {
    const { bridge, said } = client()
    const host = startHost(launch('7.10'), window, bridge)
    expect(await host.downloadFile(url, 'guide.pdf')).toBe(true)
    expect(said.at(-1)).toEqual({ command: 'web_app_open_link', data: { url } })
  })
})

describe('a link to share', () => {
  const url = 'https://t.me/zij_bot?startapp=gift_a'

  it('is sent by the client itself', () => {
    const { bridge, said } = client()
    startHost(launch('8.0'), window, bridge).shareLink(url, 'For you')
    const path_full = `/share/url?url=${encodeURIComponent(url)}&text=For+you`
    expect(said.at(-1)).toEqual({ command: 'web_app_open_tg_link', data: { path_full } })
  })

  it('is opened outside by one that cannot', () => {
    const { bridge, said } = client()
    startHost(launch('6.0'), window, bridge).shareLink(url, 'For you')
    expect(said.at(-1)?.command).toBe('web_app_open_link')
  })
})

describe('a link into a private chat', () => {
  it('is followed inside the client', () => {
    const { bridge, said } = client()
    startHost(launch('8.0'), window, bridge).openTelegramLink('https://t.me/+AbC-_9')
    expect(said.at(-1)).toEqual({ command: 'web_app_open_tg_link', data: { path_full: '/+AbC-_9' } })
  })
})
