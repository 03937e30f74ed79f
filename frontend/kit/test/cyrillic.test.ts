import { describe, expect, it } from 'vitest'
import { inCyrillic, toCyrillic } from '../src/text/cyrillic'

describe('Uzbek in Cyrillic letters', () => {
  it.each([
    ['O‘zbekiston', 'Ўзбекистон'],
    ["G'alaba va g`oya", 'Ғалаба ва ғоя'],
    ['yo‘l, yosh, yulduz, yaxshi, yetti', 'йўл, ёш, юлдуз, яхши, етти'],
    ['Eshik, ekan, aeroport, kerak', 'Эшик, экан, аэропорт, керак'],
    ['ma’lumot, san’at', 'маълумот, санъат'],
    ['Choyxona SHAHAR', 'Чойхона SHAHAR'],
    ['Qo‘shish: chegirma', 'Қўшиш: чегирма'],
    ['Telegramda “zij verify” buyrug‘i', 'Telegramda “zij verify” буйруғи'],
    ['zij-1.csv 250 ★', 'zij-1.csv 250 ★'],
    ['PostgreSQL va Redis', 'PostgreSQL ва Redis'],
    ['Idempotency-Key, confirm va WebView', 'Idempotency-Key, confirm ва WebView'],
    ['', ''],
  ])('writes %s', (latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic)
  })

  it('leaves alone what is put into a text', () => {
    const texts = inCyrillic({
      removed: (title: string) => `Olib tashlandi: ${title}`,
      of: { much: (n: number) => `${n} ta` },
      steps: ['Birinchi', 'Ikkinchi'],
      named: (code: string) => ({ open: 'Ochiq' })[code],
    })
    expect(texts.removed('Plov masterclass')).toBe('Олиб ташланди: Plov masterclass')
    expect(texts.of.much(3)).toBe('3 та')
    expect(texts.steps).toEqual(['Биринчи', 'Иккинчи'])
    expect(texts.named('open')).toBe('Очиқ')
  })
})
