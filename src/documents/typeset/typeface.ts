import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'

/** The faces a report is set in: upright and slanted, normal and bold, with accented letters. */
const FACES = [
  'latin-400-normal',
  'latin-700-normal',
  'latin-400-italic',
  'latin-700-italic',
  'latin-ext-400-normal',
  'latin-ext-700-normal',
]

/**
 * Atkinson Hyperlegible Next (SIL Open Font Licence 1.1) as TrueType files, from the npm package the
 * program depends on, so that no machine's own typefaces are relied on.
 */
export function readTypeface(): Buffer[] {
  return FACES.map(readFace)
}

/** One face of it as a TrueType file: `latin-400-normal`. */
export function readFace(face: string): Buffer {
  return unpackWoff(readFileSync(faceFile(face, 'woff')))
}

/** Where the package keeps one face: `latin-400-normal`, as `woff` or `woff2`. */
export function faceFile(face: string, format: 'woff' | 'woff2'): string {
  const name = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${face}.${format}`
  return fileURLToPath(import.meta.resolve(name))
}

/**
 * The TrueType file inside a WOFF 1.0 file: the same tables, each on a four-byte boundary.
 *
 * @see W3C, WOFF File Format 1.0, sections 3 and 5 (a header of 44 bytes, then 20 bytes a table)
 */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const directory = Buffer.alloc(12 + 16 * count)
  directory.writeUInt32BE(woff.readUInt32BE(4), 0)
  directory.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(count))
  directory.writeUInt16BE(16 * 2 ** power, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(16 * (count - 2 ** power), 10)

  const parts: Buffer[] = [directory]
  let offset = directory.length
  for (let index = 0; index < count; index += 1) {
    const entry = 44 + 20 * index
    const start = woff.readUInt32BE(entry + 4)
    const packed = woff.subarray(start, start + woff.readUInt32BE(entry + 8))
    const length = woff.readUInt32BE(entry + 12)
    const table = packed.length < length ? inflateSync(packed) : packed

    const record = 12 + 16 * index
    woff.copy(directory, record, entry, entry + 4)
    woff.copy(directory, record + 4, entry + 16, entry + 20)
    directory.writeUInt32BE(offset, record + 8)
    directory.writeUInt32BE(length, record + 12)
    const padding = Buffer.alloc((4 - (length % 4)) % 4)
    parts.push(table, padding)
    offset += length + padding.length
  }
  return Buffer.concat(parts)
}
