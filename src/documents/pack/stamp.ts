import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFNumber,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { dictAt, makeArray, nameOf, numberAt } from './pdf-values.ts'
import { type StampTypeface, shown } from './stamp-typeface.ts'

/** Puts what a page shows and what is printed on it together. */
export type PageStamp = (page: PDFDict, contents: readonly PDFObject[]) => void

/** In points: size of the letters, and how far from the edge they stand. */
const [SIZE, EDGE] = [9, 17]

/** Prints the numbers of a pack on its pages. */
export class Stamp {
  readonly #into: PDFContext
  readonly #typeface: StampTypeface
  readonly #before: PDFRef

  constructor(into: PDFContext, typeface: StampTypeface) {
    this.#into = into
    this.#typeface = typeface
    // Whatever a page does to where and how things are drawn ends with it
    this.#before = into.register(into.stream('q\n'))
  }

  /**
   * “Page 9” at the foot in the middle, and on the first page of an item “Agenda item 6” at the head on
   * the right, as the page is seen: marked as no part of what is read aloud.
   */
  for(number: string, item: string | null): PageStamp {
    return (page, contents) => {
      const into = this.#into
      const after = into.register(into.stream(this.#drawn(page, number, item)))
      this.#addTypeface(page)
      page.set(nameOf('Contents'), makeArray(into, [this.#before, ...contents, after]))
    }
  }

  #drawn(page: PDFDict, number: string, item: string | null): string {
    const { width, height, turn } = seenAs(page)
    const scale = 1 / (numberAt(page, 'UserUnit') ?? 1)
    const [size, edge] = [SIZE * scale, EDGE * scale]
    const wide = (text: string) => (this.#typeface.widthOf(text) * size) / 1000
    const foot = `Page ${number}`
    const lines = [artifact('Footer', foot, (width - wide(foot)) / 2, edge, size)]
    if (item !== null) {
      const head = `Agenda item ${item}`
      lines.push(artifact('Header', head, width - edge - wide(head), height - edge - size, size))
    }
    return `\nQ\nq\n${turn.map(rounded).join(' ')} cm\n0 g\n${lines.join('')}Q\n`
  }

  #addTypeface(page: PDFDict): void {
    const into = this.#into
    const own = PDFDict.withContext(into)
    const resources = dictAt(page, 'Resources')
    for (const [key, value] of resources?.entries() ?? []) own.set(key, value)
    const fonts = PDFDict.withContext(into)
    const theirs = resources && dictAt(resources, 'Font')
    for (const [key, value] of theirs?.entries() ?? []) fonts.set(key, value)
    fonts.set(nameOf(FONT), this.#typeface.ref)
    own.set(nameOf('Font'), fonts)
    page.set(nameOf('Resources'), own)
  }
}

/** A name that no program gives a typeface. */
const FONT = 'CriticalFriendPageNumber'

function artifact(kind: string, text: string, x: number, y: number, size: number): string {
  return (
    `/Artifact <</Type /Pagination /Subtype /${kind}>> BDC\n` +
    `BT /${FONT} ${rounded(size)} Tf ${rounded(x)} ${rounded(y)} Td ${shown(text)} Tj ET\nEMC\n`
  )
}

const rounded = (value: number) => String(Number(value.toFixed(3)))

/**
 * How large a page is as it is seen, and what turns a place on it as seen into a place on the page
 * (ISO 32000-1, 8.3.3).
 */
function seenAs(page: PDFDict) {
  const [left, bottom, right, top] = boxOf(page)
  const [width, height] = [right - left, top - bottom]
  const turned = (((numberAt(page, 'Rotate') ?? 0) % 360) + 360) % 360
  switch (turned) {
    case 90:
      return { width: height, height: width, turn: [0, 1, -1, 0, right, bottom] }
    case 180:
      return { width, height, turn: [-1, 0, 0, -1, right, top] }
    case 270:
      return { width: height, height: width, turn: [0, -1, 1, 0, left, top] }
    default:
      return { width, height, turn: [1, 0, 0, 1, left, bottom] }
  }
}

/** The lower left and upper right corner of what is seen of a page, before it is turned, in its units. */
function boxOf(page: PDFDict): readonly [number, number, number, number] {
  for (const key of ['CropBox', 'MediaBox']) {
    const box = page.lookup(nameOf(key))
    if (!(box instanceof PDFArray) || box.size() !== 4) continue
    const [a = 0, b = 0, c = 0, d = 0] = box.asArray().map((_, at) => {
      const edge = box.lookup(at)
      return edge instanceof PDFNumber ? edge.asNumber() : 0
    })
    return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  }
  return [0, 0, 595.28, 841.89]
}
