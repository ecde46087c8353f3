import type { Buffer } from 'node:buffer'
import { SaxesParser } from 'saxes'

/** An element as it opens; attributes by their name without its prefix. */
export interface Tag {
  readonly name: string
  readonly space: string
  readonly attribute: (name: string) => string | null
}

export interface XmlReader {
  readonly open: (tag: Tag, parent: string) => void
  readonly close: (tag: Tag, parent: string) => void
  readonly text: (text: string) => void
}

/** Thrown for XML that is damaged or made to swell: the reader of the file turns it into a refusal. */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml'
}

const DEEPEST = 500

/**
 * Reads XML as it comes, without keeping it. A document type is refused, and with it any entity of
 * the document's own: no office program writes one, and they can make a small file swell without end.
 */
export async function readXml(chunks: AsyncIterable<Buffer>, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const path: Tag[] = []
  parser.on('doctype', () => {
    throw new UnreadableXml('it has a document type')
  })
  parser.on('error', (cause) => {
    throw new UnreadableXml('it is not well made', { cause })
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    const tag: Tag = {
      name: local,
      space: uri,
      attribute: (name) => Object.values(attributes).find((it) => it.local === name)?.value ?? null,
    }
    reader.open(tag, path.at(-1)?.name ?? '')
    path.push(tag)
    if (path.length > DEEPEST) throw new UnreadableXml('it is nested too deeply')
  })
  parser.on('closetag', () => {
    const tag = path.pop()
    if (tag) reader.close(tag, path.at(-1)?.name ?? '')
  })
  parser.on('text', (text) => reader.text(text))
  parser.on('cdata', (text) => reader.text(text))
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    parser.write(decoder.decode(chunk, { stream: true }))
  }
  if (decoder) parser.close()
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8'
}
