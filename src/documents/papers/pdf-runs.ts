import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/pdf.js'
import { plainButSoftHyphens } from './letters.ts'
import { drawnLetters, putHyphensBack } from './pdf-hidden-hyphens.ts'
import { type PageTags, readTags, type TaggedCell, type TaggedTable } from './pdf-tags.ts'

/** A piece of text in one typeface on one line, in points from the top left of the page as read. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly end: number
  /** Where its letters stand, counted downwards. */
  readonly y: number
  /** The height of the typeface. */
  readonly size: number
  /** The raised number at the start of a footnote. */
  readonly isNoteMark: boolean
  /** The cell of a table that the tags of the file say it is in. */
  readonly cell?: TaggedCell
  /** Whether the tags say that it is no part of the text: the head of a page, headings again. */
  readonly isArtifact?: boolean
}

export interface PageOfRuns {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly runs: readonly Run[]
  readonly tables: readonly TaggedTable[]
}

type Turn = 0 | 90 | 180 | 270

interface Piece extends Run {
  readonly turn: Turn
}

/** What is said of the text between two marks. */
interface Marked {
  readonly cell?: TaggedCell | undefined
  readonly isArtifact: boolean
}

/** Text that lies across the page is read on its own when it is at least this share of the page. */
const LEAST_SHARE_OF_TURNED_TEXT = 0.25
/** A raised mark is smaller than the words it stands by, and close to them. */
const MARK_SIZE = 0.85
const MARK = /^[\d*†‡§,]{1,5}$/u
const ORDINAL = /^(?:st|nd|rd|th)$/iu
/** Some typefaces have raised figures of their own, on the line like others but this much narrower. */
const NARROW = 0.8
const USUAL_FIGURE_WIDTH = 0.5

/**
 * The text of a page with where it stands, turned so that it reads from left to right. A page whose
 * text lies two ways gives one result for each. Raised marks of footnotes are left out of the words
 * they stand by; slanted text (a watermark) is passed over.
 *
 * @param hidesHyphens - whether the file has hyphens that have to be put back: see `hidesHyphens`
 */
export async function readRuns(
  document: PDFDocumentProxy,
  page: number,
  hidesHyphens: boolean,
): Promise<PageOfRuns[]> {
  const proxy = await document.getPage(page)
  try {
    const tags = await readTags(proxy)
    const pieces = await readPieces(proxy, tags, hidesHyphens)
    const tables = tags?.tables ?? []
    const viewport = proxy.getViewport({ scale: 1 })
    const letters = pieces.reduce((sum, piece) => sum + piece.text.length, 0)
    if (pieces.length === 0) {
      return [{ page, width: viewport.width, height: viewport.height, runs: [], tables }]
    }
    return [...Map.groupBy(pieces, (piece) => piece.turn)]
      .map(([turn, turned]) => ({
        turn,
        turned,
        letters: turned.reduce((sum, it) => sum + it.text.length, 0),
      }))
      .filter((it) => it.letters >= letters * LEAST_SHARE_OF_TURNED_TEXT)
      .sort((one, other) => other.letters - one.letters)
      .map(({ turn, turned }) => {
        const across = turn === 90 || turn === 270
        const [width, height] = across
          ? [viewport.height, viewport.width]
          : [viewport.width, viewport.height]
        return { page, width, height, runs: lowerMarks(turned), tables }
      })
  } finally {
    proxy.cleanup()
  }
}

async function readPieces(
  page: PDFPageProxy,
  tags: PageTags | undefined,
  hidesHyphens: boolean,
): Promise<readonly Piece[]> {
  const { transform, width, height } = page.getViewport({ scale: 1 })
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform as readonly number[]
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const marked: Marked[] = []
  const pieces = items.flatMap((item): readonly Piece[] => {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marked.pop()
      else marked.push(markedBy(item, tags, marked.at(-1)))
      return []
    }
    if (item.str === '') return []
    const { cell, isArtifact } = marked.at(-1) ?? { isArtifact: false }
    const [ta = 0, tb = 0, tc = 0, td = 0, te = 0, tf = 0] = item.transform as readonly number[]
    const right = [a * ta + c * tb, b * ta + d * tb] as const
    const up = Math.hypot(a * tc + c * td, b * tc + d * td)
    const x = a * te + c * tf + e
    const y = b * te + d * tf + f
    const degrees = Math.round((Math.atan2(right[1], right[0]) * 180) / Math.PI)
    const turn = (degrees + 360) % 360
    if (turn !== 0 && turn !== 90 && turn !== 180 && turn !== 270) return []
    const size = up || item.height || 1
    const [left, base] = turnBack(turn, x, y, width, height)
    if (![left, base, item.width, size].every(Number.isFinite)) return []
    return [
      {
        text: item.str,
        x: left,
        end: left + item.width,
        y: base,
        size,
        isNoteMark: false,
        turn,
        isArtifact,
        ...(cell ? { cell } : {}),
      },
    ]
  })
  const whole = hidesHyphens ? putHyphensBack(pieces, await drawnLetters(page)) : pieces
  return whole.map((piece) => ({ ...piece, text: plainButSoftHyphens(piece.text) }))
}

function markedBy(
  { id, tag }: { readonly id?: string | null; readonly tag?: string },
  tags: PageTags | undefined,
  around: Marked | undefined,
): Marked {
  const cell = (id ? tags?.cellOf.get(id) : undefined) ?? around?.cell
  return { cell, isArtifact: tag === 'Artifact' || around?.isArtifact === true }
}

function turnBack(
  turn: Turn,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly [number, number] {
  if (turn === 90) return [y, width - x]
  if (turn === 180) return [width - x, height - y]
  if (turn === 270) return [height - y, x]
  return [x, y]
}

/** Puts "1st" on one line, leaves out the mark in "1,204¹", and marks where a footnote begins. */
function lowerMarks(pieces: readonly Piece[]): readonly Run[] {
  const words = pieces.filter((piece) => piece.text.trim() !== '')
  const raised = new Map<Piece, Run | null>()
  const narrow = figureWidth(words) * NARROW
  words.forEach((piece, index) => {
    const text = piece.text.trim()
    if (!MARK.test(text) && !ORDINAL.test(text)) return
    const [before, after] = [words[index - 1], words[index + 1]]
    const isNarrow = /^\d{1,2}$/u.test(text) && widthOfEach(piece) < narrow
    const follows = before && Math.abs(piece.x - before.end) < before.size / 2
    const leads = after && Math.abs(after.x - piece.end) < after.size
    if (follows && (isRaised(piece, before) || (isNarrow && piece.y === before.y))) {
      raised.set(piece, MARK.test(text) ? null : { ...piece, y: before.y })
    } else if (leads && (isRaised(piece, after) || (isNarrow && piece.y === after.y))) {
      raised.set(piece, { ...piece, y: after.y, isNoteMark: true })
    }
  })
  return pieces.flatMap((piece) => {
    const run = raised.get(piece)
    if (run === null) return []
    return [run ?? piece]
  })
}

function isRaised(mark: Piece, word: Piece): boolean {
  const lift = word.y - mark.y
  return mark.size < word.size * MARK_SIZE && lift > word.size * 0.1 && lift < word.size * 0.8
}

const widthOfEach = (piece: Piece) => (piece.end - piece.x) / piece.size / piece.text.trim().length

/** How wide a figure is in most of the page's numbers, in heights of the typeface. */
function figureWidth(words: readonly Piece[]): number {
  const widths = words.filter((it) => /^\d{2,}$/u.test(it.text)).map(widthOfEach)
  return widths.toSorted((one, other) => one - other)[widths.length >> 1] ?? USUAL_FIGURE_WIDTH
}
