// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { parseNote, signing } from '@kit/proof/signedNote'
import { parseKey } from '@kit/proof/verifierKey'
import { signedNote } from './vectors'

const key = await parseKey(signedNote.vkey)
const said = async (note: string) => signing(parseNote(note), key)

describe('the published signed note', () => {
  it('is verified by its key', async () => {
    expect(parseNote(signedNote.note).text).toBe('This is an example message.\n')
    expect(await said(signedNote.note)).toBe('valid')
  })

  it('is not when a letter of it is another', async () => {
    expect(await said(signedNote.note.replace('message', 'massage'))).toBe('invalid')
  })

  it('says nothing of a key of another name or id', async () => {
    expect(await said(signedNote.note.replace('example.com/foo', 'example.com/fop'))).toBe('absent')
    expect(await said(signedNote.note.replace(' Uw2Q', ' Vw2Q'))).toBe('absent')
  })

  it('does not hold if the key signed it rightly once and wrongly once', async () => {
    const [, line = ''] = signedNote.note.split('\n\n')
    expect(await said(signedNote.note + line)).toBe('valid')
    expect(await said(signedNote.note + line.replace('Okn8', 'Okn9'))).toBe('invalid')
  })
})

it.each([
  ['no signature', 'text\n'],
  ['no text at all', ''],
  ['a tab', signedNote.note.replace('is an', 'is\tan')],
  ['no newline at the end', signedNote.note.slice(0, -1)],
  ['a hyphen for the dash', signedNote.note.replace('\u2014', '-')],
  ['a key id alone', 'text\n\n\u2014 name AAAAAA==\n'],
  ['base64 with stray bits', 'text\n\n\u2014 name AAAAAAB=\n'],
  ['too many signatures', `text\n\n${'\u2014 name AAAAAAA=\n'.repeat(101)}`],
  ['more than a mebibyte', `${'x'.repeat(1 << 20)}${signedNote.note}`],
])('a note with %s is none', (_case, note) => {
  expect(() => parseNote(note)).toThrow('notNote')
})
