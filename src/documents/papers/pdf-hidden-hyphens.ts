import { AnnotationMode, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/pdf.js'

/** A piece of text as the library reads it, in points. */
interface Piece {
  readonly text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
}

const SOFT = '\u00AD'
/** Of the pages of a long file these are looked at: where hyphens are hidden at all, few pages have none. */
const [FIRST_PAGES, EVERY] = [6, 25]
/** In heights of the typeface: the width of a hyphen, and how near two pieces stand with only one between. */
const [HYPHEN, NEAR] = [0.33, 0.45]

/**
 * Whether a file calls its hyphens soft ones: programs that hyphenate draw both with one shape, and some
 * name it by the soft. The library leaves those out as unseen, and "-44" would be read as 44.
 */
export async function hidesHyphens(pdf: PDFDocumentProxy): Promise<boolean> {
  for (let page = 1; page <= pdf.numPages; page += 1) {
    if (page > FIRST_PAGES && page % EVERY !== 0) continue
    const proxy = await pdf.getPage(page)
    const drawn = await drawnLetters(proxy)
    proxy.cleanup()
    if (drawn.includes(SOFT)) return true
  }
  return false
}

/** Stands in the letters of a page where a piece begins that its tags tell of, such as a cell. */
const MARK = '\n'

/**
 * Every letter that a page draws, soft hyphens among them, in the order it draws them. A hyphen that is a
 * whole piece by the tags, as in a cell for which there is no figure, is no sign of the figures beside it; one at the end
 * of a line is of the word that it parts.
 */
export async function drawnLetters(page: PDFPageProxy): Promise<readonly string[]> {
  const { fnArray, argsArray } = await page.getOperatorList({
    annotationMode: AnnotationMode.DISABLE,
  })
  const drawn = fnArray.flatMap((does, index): readonly string[] => {
    if (does === OPS.beginMarkedContentProps) {
      const [, number] = argsArray[index] as readonly [unknown, unknown]
      return typeof number === 'number' ? [MARK] : []
    }
    if (does !== OPS.showText) return []
    const [glyphs] = argsArray[index] as readonly [readonly unknown[]]
    const texts = glyphs.flatMap((glyph) =>
      typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? [glyph.unicode] : [],
    )
    return lettersIn(texts.join(''))
  })
  return drawn.filter((letter, index) => letter !== MARK && !standsAlone(drawn, index))
}

function standsAlone(drawn: readonly string[], at: number): boolean {
  if (drawn[at] !== SOFT || drawn[at - 1] !== MARK || drawn[at + 1] !== MARK) return false
  const [before = '', after = ''] = [drawn[at - 2], drawn[at + 2]]
  return !(/\p{L}/u.test(before) && /\p{Ll}/u.test(after))
}

/** Letters one by one that can be seen, and soft hyphens; ligatures are taken apart. */
function lettersIn(text: string): readonly string[] {
  return [...text.normalize('NFKC')].filter((it) => it === SOFT || !/[\s\p{Cf}\p{Cc}]/u.test(it))
}

/**
 * Pieces with the hyphens put back that were left out of them.
 *
 * @param drawn - all letters of the page; where the pieces do not have them in this order, nothing is put back
 */
export function putHyphensBack<Some extends Piece>(
  pieces: readonly Some[],
  drawn: readonly string[],
): readonly Some[] {
  const hyphensAt = new Set<number>()
  const seen: string[] = []
  for (const letter of drawn) {
    if (letter === SOFT) hyphensAt.add(seen.length)
    else seen.push(letter)
  }
  const worded = pieces.filter(({ text }) => text.trim() !== '')
  const letters = worded.map(({ text }) => lettersIn(text))
  if (hyphensAt.size === 0 || letters.flat().join('') !== seen.join('')) return pieces

  const mended = new Map<Some, Some>()
  let from = 0
  worded.forEach((piece, index) => {
    const to = from + (letters[index]?.length ?? 0)
    const [before, after] = [worded[index - 1], worded[index + 1]]
    const isLed = hyphensAt.has(from) && (!before || isOfTheNext(before, piece))
    const isTrailed = hyphensAt.has(to) && !(after && isOfTheNext(piece, after))
    const width = HYPHEN * piece.size
    mended.set(piece, {
      ...piece,
      text: `${isLed ? '-' : ''}${withHyphens(piece.text, from, hyphensAt)}${isTrailed ? '-' : ''}`,
      x: piece.x - (isLed ? width : 0),
      end: piece.end + (isTrailed ? width : 0),
    })
    from = to
  })
  return pieces.map((piece) => mended.get(piece) ?? piece)
}

/** The text of a piece with the hyphens inside it; `from` letters were drawn before it. */
function withHyphens(text: string, from: number, hyphensAt: ReadonlySet<number>): string {
  let count = from
  return [...text]
    .map((letter) => {
      const own = lettersIn(letter).length
      const hyphen = own > 0 && count > from && hyphensAt.has(count) ? '-' : ''
      count += own
      return `${hyphen}${letter}`
    })
    .join('')
}

/** Whether a hyphen between two pieces is the sign of the next ("56   -44"), or else it ends the one before. */
function isOfTheNext(before: Piece, next: Piece): boolean {
  const isNear =
    Math.abs(next.y - before.y) < before.size / 2 && next.x - before.end < NEAR * next.size
  return /^[£\d.]/u.test(next.text.trim()) && !(isNear && /\p{L}$/u.test(before.text.trim()))
}
