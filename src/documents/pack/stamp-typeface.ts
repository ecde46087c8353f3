import { type PDFContext, type PDFRef, PDFString } from '@cantoo/pdf-lib'
import { nameOf } from './pdf-values.ts'

const [FIRST, LAST] = [32, 126]

/** The typeface of what is printed on pages, as the pack has it. */
export interface StampTypeface {
  readonly ref: PDFRef
  /** How wide a text is, in thousandths of its size. */
  readonly widthOf: (text: string) => number
}

/**
 * Puts a typeface into the pack, whole, for letters and numbers without accents.
 *
 * @param file - a TrueType file
 * @see ISO 32000-1, 9.6.3 and 9.8; the tables of OpenType by their names
 */
export function embedTypeface(into: PDFContext, file: Buffer): StampTypeface {
  const table = tableOf(file)
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')]
  const unit = 1000 / head.readUInt16BE(18)
  const glyphs = glyphsOf(table('cmap'))
  const measured = hhea.readUInt16BE(34)
  const widths = Array.from({ length: LAST - FIRST + 1 }, (_, index) => {
    const glyph = Math.min(glyphs(FIRST + index), measured - 1)
    return Math.round(hmtx.readUInt16BE(4 * glyph) * unit)
  })
  const name = nameOf('AtkinsonHyperlegibleNext')
  const scaled = (value: number) => Math.round(value * unit)
  const descriptor = into.register(
    into.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 32,
      FontBBox: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))),
      ItalicAngle: 0,
      Ascent: scaled(hhea.readInt16BE(4)),
      Descent: scaled(hhea.readInt16BE(6)),
      CapHeight: scaled(table('OS/2').readInt16BE(88)),
      StemV: 80,
      FontFile2: into.register(into.flateStream(file, { Length1: file.length })),
    }),
  )
  const ref = into.register(
    into.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: name,
      FirstChar: FIRST,
      LastChar: LAST,
      Widths: widths,
      FontDescriptor: descriptor,
      Encoding: 'WinAnsiEncoding',
    }),
  )
  const widthOf = (text: string) =>
    [...plain(text)].reduce((sum, letter) => sum + (widths[letter.charCodeAt(0) - FIRST] ?? 0), 0)
  return { ref, widthOf }
}

/** A text as it can be printed: what the typeface is not put in for is a question mark. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^ -~]/gu, '?')
}

/** A text between brackets, as content of a page has it. */
export function shown(text: string): string {
  return PDFString.of(plain(text).replace(/[\\()]/gu, '\\$&')).toString()
}

function tableOf(file: Buffer) {
  return (tag: string): Buffer => {
    for (let at = 12; at < 12 + 16 * file.readUInt16BE(4); at += 16) {
      if (file.toString('latin1', at, at + 4) !== tag) continue
      const start = file.readUInt32BE(at + 8)
      return file.subarray(start, start + file.readUInt32BE(at + 12))
    }
    throw new Error(`The typeface has no table ${tag}`)
  }
}

/** The number of the glyph for a character, from a `cmap` of format 4. */
function glyphsOf(cmap: Buffer): (code: number) => number {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const start = cmap.readUInt32BE(8 + index * 8)
    if (cmap.readUInt16BE(start) === 4) return (code) => glyphIn(cmap, start, code)
  }
  throw new Error('The typeface has no table of characters of format 4')
}

function glyphIn(cmap: Buffer, start: number, code: number): number {
  const size = cmap.readUInt16BE(start + 6)
  for (let at = 0; at < size; at += 2) {
    if (code > cmap.readUInt16BE(start + 14 + at)) continue
    const first = cmap.readUInt16BE(start + 16 + size + at)
    if (code < first) return 0
    const delta = cmap.readUInt16BE(start + 16 + 2 * size + at)
    const offsetAt = start + 16 + 3 * size + at
    const offset = cmap.readUInt16BE(offsetAt)
    const found = offset === 0 ? code : cmap.readUInt16BE(offsetAt + offset + 2 * (code - first))
    return (found + delta) & 0xffff
  }
  return 0
}
