import { describe, expect, it } from 'vitest'
import { piecesOf } from '../src/breaking'

describe('where a line of what was delivered may end', () => {
  it('is behind the signs of a link', () => {
    expect(piecesOf('https://example.com/files/silk-road.zip?a=1#top')).toEqual([
      ...['https://', 'example.', 'com/', 'files/', 'silk-', 'road.', 'zip?', 'a=', '1#', 'top'],
    ])
  })

  it('is nowhere else: keys and words stay as they are', () => {
    expect(piecesOf('ZIJ-UZ-2041')).toEqual(['ZIJ-UZ-2041'])
    expect(piecesOf('a.b/c')).toEqual(['a.b/c'])
    expect(piecesOf('')).toEqual([])
  })

  it('leaves the text whole', () => {
    for (const text of [
      'https://example.com/lessons/uzbek\nZIJ-UZ-2041',
      'Two: https://a.example/?q=x&y and http://b.example/--/ .',
      'https://',
    ]) {
      expect(piecesOf(text).join('')).toBe(text)
    }
  })
})
