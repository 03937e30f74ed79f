/**
 * Uzbek in Cyrillic letters (the alphabet of 1940) made from Uzbek in Latin ones (that of 1995): many
 * of those who learnt to read before 1993 read nothing else.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'б', d: 'д', f: 'ф', g: 'г', h: 'ҳ', i: 'и', j: 'ж', k: 'к', l: 'л', m: 'м' },
  ...{ n: 'н', o: 'о', p: 'п', q: 'қ', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', x: 'х', y: 'й', z: 'з' },
  ...{ 'o‘': 'ў', 'g‘': 'ғ', sh: 'ш', ch: 'ч', yo: 'ё', yu: 'ю', ya: 'я', ye: 'е', '’': 'ъ' },
}

const VOWELS = 'aeiou'

/** Apostrophes that people type for the one of o‘ and g‘. */
const TURNED = /(?<=[og])['`ʻ´’]/gi

/** `y` with o‘ behind it is one letter and the next another: yo‘l is йўл. */
const SOUNDS = /[og]‘|sh|ch|yo(?!‘)|yu|ya|ye|[a-z’]/gi

/** Names that stay. */
const FOREIGN =
  /^(?:telegram\w*|zij|verify|stars|json\w*|csv|chrome|safari|id|field|parameter|expected|https?|mini|postgresql|redis)$/i

const WORD = /[a-z][a-z0-9'`ʻ´’‘./:@-]*/gi

/** The text in Cyrillic letters. What is no word of Uzbek, like `Telegram` or `zij-1.csv`, stays. */
export function toCyrillic(latin: string): string {
  return latin.replace(WORD, (word) => (isForeign(word) ? word : spelt(word)))
}

function isForeign(word: string): boolean {
  // Uzbek has no c but in ch, and no w; and no word has digits or signs in it, or is all in capitals.
  return FOREIGN.test(word) || /c(?!h)|w|\d|\w[./:@]\w/i.test(word) || /^[A-Z]{2,}$/.test(word)
}

function spelt(word: string): string {
  let before = ''
  return word.replace(TURNED, '‘').replace(SOUNDS, (sound) => {
    const lower = sound.toLowerCase()
    // A bare e is э where a word or a vowel stands before it, and е behind a consonant.
    const bare = before === '' || VOWELS.includes(before) ? 'э' : 'е'
    before = lower.at(-1) ?? ''
    const letter = lower === 'e' ? bare : (LETTERS[lower] ?? sound)
    return sound.charAt(0) === lower.charAt(0) ? letter : letter.toUpperCase()
  })
}

const OPEN = '\ue000'
const CLOSE = '\ue001'
const GIVEN = /\ue000([^\ue001]*)\ue001/

/**
 * All of an app's words in Cyrillic letters. What is put into a text, a title or somebody's name, stays
 * as it is.
 */
export function inCyrillic<Text>(texts: Text): Text {
  if (typeof texts === 'string') return toCyrillic(texts) as Text
  if (Array.isArray(texts)) return texts.map(inCyrillic) as Text
  if (typeof texts === 'function') return spoken(texts as unknown as Speech) as Text
  if (typeof texts !== 'object' || texts === null) return texts
  const entries = Object.entries(texts).map(([name, words]) => [name, inCyrillic(words as unknown)])
  return Object.fromEntries(entries) as Text
}

type Speech = (...given: unknown[]) => unknown

function spoken(speech: Speech): Speech {
  return (...given) => {
    const marked = given.map((it) => (typeof it === 'string' ? OPEN + it + CLOSE : it))
    const said = speech(...marked)
    return typeof said === 'string' ? besides(said) : inCyrillic(said ?? speech(...given))
  }
}

/** The words around what was given. */
function besides(said: string): string {
  return said
    .split(GIVEN)
    .map((part, i) => (i % 2 === 0 ? toCyrillic(part) : part))
    .join('')
}
