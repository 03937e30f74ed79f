import type { components } from '../api/contract.gen'

export type Picture = components['schemas']['Picture']

/** The widths in which the server has every picture, as it says in PictureForms. */
const WIDTHS = [160, 480, 960] as const

export function pictureUrl({ sha256 }: Picture, width: (typeof WIDTHS)[number]): string {
  return `/images/${sha256}-${width}.jpg`
}

/** All forms of a picture with what they really measure: none is wider than the picture was. */
export function pictureSet(picture: Picture): string {
  return WIDTHS.map((width) => `${pictureUrl(picture, width)} ${Math.min(width, picture.width)}w`).join(', ')
}
