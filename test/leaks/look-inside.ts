import { inflateRawSync, inflateSync } from 'node:zlib'

/** All the text that somebody could get out of some bytes: as they are, and of what is packed in them. */
export function textsIn(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const plain = buffer.toString('utf8')
  if (plain.startsWith('PK')) return [plain, ...unzipped(buffer)].join('\n')
  if (plain.startsWith('%PDF-')) return [plain, ...pdfStreams(buffer)].join('\n')
  return plain
}

/** Every file of a zip, found by the header that stands before it. */
function unzipped(zip: Buffer): readonly string[] {
  const texts: string[] = []
  for (let at = zip.indexOf('PK\x03\x04'); at >= 0; at = zip.indexOf('PK\x03\x04', at + 4)) {
    const [method, size] = [zip.readUInt16LE(at + 8), zip.readUInt32LE(at + 18)]
    const [name, extra] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)]
    const start = at + 30 + name + extra
    const packed = zip.subarray(start, start + size)
    texts.push(zip.toString('utf8', at + 30, at + 30 + name))
    texts.push(textsIn(method === 8 ? inflateRawSync(packed) : packed))
  }
  return texts
}

/** The streams of a PDF, unpacked where they are; text in them as UTF-16 is told as what it says. */
function pdfStreams(pdf: Buffer): readonly string[] {
  const texts: string[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const end = pdf.indexOf('endstream', at)
    const packed = pdf.subarray(at + 7, end < 0 ? pdf.length : end)
    try {
      texts.push(inflateSync(packed).toString('latin1'))
    } catch {
      texts.push(packed.toString('latin1'))
    }
  }
  const wide = /<feff((?:[0-9a-f]{4})+)>/gi
  return texts.concat(
    [...`${pdf.toString('latin1')}\n${texts.join('\n')}`.matchAll(wide)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').swap16().toString('utf16le'),
    ),
  )
}
