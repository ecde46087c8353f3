import { inflateSync } from 'node:zlib'

/** All that is in a PDF as text, with what is packed unpacked: where to look for words that must not be there. */
export function unpackedText(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const pieces = [raw]
  for (const { index, 0: found } of raw.matchAll(/stream\r?\n/gu)) {
    const start = index + found.length
    const end = raw.indexOf('endstream', start)
    if (raw.slice(index - 3, index) === 'end' || end < 0) continue
    try {
      pieces.push(inflateSync(pdf.subarray(start, end), { finishFlush: 2 }).toString('latin1'))
    } catch {
      // Not packed, or in a way that hides no words: a picture
    }
  }
  return pieces.join('\n')
}
