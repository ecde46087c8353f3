/** Signs of a list that mean something else when they stand alone: an arrow, a tick, a box. */
export const OTHER_BULLETS = '‣⁃■□❖➢➤►▶✓✔☑'

/** Signs that show nothing, put into words to say where a line may break. */
const UNSEEN = /[\u200B\u2060\uFEFF]/gu
export const SOFT_HYPHEN = /\u00AD/gu
/** Letters drawn as one ("ﬁ"), and figures and letters as wide as those of Chinese. */
const DRAWN_OTHERWISE = /[\uFB00-\uFB06\uFF01-\uFF5E]/gu
const UNBREAKABLE_HYPHEN = '\u2011'
/** Thousands parted by a space at which no line breaks; one that breaks may part two figures. */
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:[\u00A0\u2007\u2009\u202F]\d{3})+(?!\d)/gu

/**
 * Text in the letters, hyphens and figures that it would be typed in, whichever a program has put in their
 * place: "1 204" with a space that does not break is 1,204 as elsewhere.
 */
export function withPlainLetters(text: string): string {
  return plainButSoftHyphens(text.replace(SOFT_HYPHEN, ''))
}

/** … with the soft hyphens still there, as where lines have to be joined by them. */
export function plainButSoftHyphens(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(DRAWN_OTHERWISE, (letter) => letter.normalize('NFKC'))
    .replaceAll(UNBREAKABLE_HYPHEN, '-')
    .replace(THOUSANDS, (figure) => figure.replace(/\D/gu, ','))
}
