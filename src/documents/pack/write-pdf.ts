import { deflateSync } from 'node:zlib'
import {
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { makeDict } from './pdf-values.ts'

/** As many objects as are packed together: more pack better, and take longer to reach one of. */
const TOGETHER = 200

/** Where an object is: at a place in the file, or the so-manieth among those packed in another object. */
type Whereabouts = readonly [kind: 1 | 2, place: number, index: number]

/**
 * The bytes of a PDF, with everything but streams packed (ISO 32000-1, 7.5.7 and 7.5.8). The library
 * does the same in time that grows with the square of the number of objects, of which a structure has
 * many.
 */
export function writePdf(context: PDFContext): Buffer {
  const file = new FileInPieces(`${context.header.toString()}\n`)
  const where: Whereabouts[] = []
  let packed: (readonly [PDFRef, PDFObject])[] = []
  const flush = () => {
    if (packed.length === 0) return
    const number = context.nextRef().objectNumber
    for (const [index, [ref]] of packed.entries()) where[ref.objectNumber] = [2, number, index]
    where[number] = [1, file.size, 0]
    file.add(number, pack(context, packed))
    packed = []
  }
  for (const [ref, value] of context.enumerateIndirectObjects()) {
    if (value instanceof PDFRawStream) {
      where[ref.objectNumber] = [1, file.size, 0]
      file.add(ref.objectNumber, value)
      continue
    }
    packed.push([ref, value])
    if (packed.length === TOGETHER) flush()
  }
  flush()
  return file.finish(context, where)
}

function pack(
  context: PDFContext,
  objects: readonly (readonly [PDFRef, PDFObject])[],
): PDFRawStream {
  let at = 0
  const [places, bodies]: [string[], Buffer[]] = [[], []]
  for (const [ref, value] of objects) {
    const body = bytesOf(value)
    places.push(`${ref.objectNumber} ${at}`)
    bodies.push(body, SPACE)
    at += body.length + 1
  }
  const head = Buffer.from(`${places.join(' ')} `)
  const dict = context.obj({
    Type: 'ObjStm',
    N: objects.length,
    First: head.length,
    Filter: 'FlateDecode',
  })
  return PDFRawStream.of(dict, deflateSync(Buffer.concat([head, ...bodies])))
}

const SPACE = Buffer.from(' ')

function bytesOf(value: PDFObject): Buffer {
  const bytes = Buffer.allocUnsafe(value.sizeInBytes())
  value.copyBytesInto(bytes, 0)
  return bytes
}

class FileInPieces {
  readonly #pieces: Buffer[] = []
  size = 0

  constructor(head: string) {
    // Four bytes that no text has, so that nobody takes the file for one (7.5.2)
    this.#push(Buffer.from(`${head}%\u00e2\u00e3\u00cf\u00d3\n`, 'latin1'))
  }

  add(number: number, value: PDFObject): void {
    this.#push(Buffer.from(`${number} 0 obj\n`))
    this.#push(bytesOf(value))
    this.#push(Buffer.from('\nendobj\n'))
  }

  finish(context: PDFContext, where: readonly (Whereabouts | undefined)[]): Buffer {
    const number = context.nextRef().objectNumber
    const start = this.size
    const all = [...where]
    all[number] = [1, start, 0]
    const rows = Buffer.alloc(all.length * 7)
    for (let at = 0; at < all.length; at += 1) {
      const [kind, place, index] = all[at] ?? [0, 0, at === 0 ? 0xffff : 0]
      rows.writeUInt8(kind, at * 7)
      rows.writeUInt32BE(place, at * 7 + 1)
      rows.writeUInt16BE(index, at * 7 + 5)
    }
    const { Root, Info, ID } = context.trailerInfo
    const dict = makeDict(context, { Root, Info, ID })
    const rest = context.obj({
      Type: 'XRef',
      Size: all.length,
      W: [1, 4, 2],
      Filter: 'FlateDecode',
    })
    if (!(rest instanceof PDFDict)) throw new Error('What closes the file is no dictionary')
    for (const [key, value] of rest.entries()) dict.set(key, value)
    this.add(number, PDFRawStream.of(dict, deflateSync(rows)))
    this.#push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
    return Buffer.concat(this.#pieces)
  }

  #push(piece: Buffer): void {
    this.#pieces.push(piece)
    this.size += piece.length
  }
}
