/** What the bytes of a file show it to be, whatever it is called. */
export type FileKind =
  | 'pdf'
  | 'zip'
  | 'text'
  | 'empty'
  | 'old-word'
  | 'locked-office'
  | 'old-office'
  | 'rtf'
  | 'picture'
  | 'archive'
  | 'program'
  | 'other'

const HEAD = 1024
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const BEGINNINGS: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['program', [0x4d, 0x5a]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
]

/** Tells the kind of a file from its first bytes; what has no zero bytes in it is taken for text. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  const begins = (start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  if (begins(OLE)) return officeKind(bytes)
  const found = BEGINNINGS.find(([, start]) => begins(start))
  if (found) return found[0]
  if (/^(?:RIFF.{4}WEBP|.{4}ftyp(?:heic|heif|mif1|avif)|BM.{4}\0{4})/su.test(head)) return 'picture'
  const isText = encodingOf(bytes) !== null
  if (isText && /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<svg\b/su.test(head)) return 'picture'
  return isText ? 'text' : 'other'
}

/** Office files of before 2007 and locked ones are boxes of streams; the names of those tell. */
function officeKind(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) return 'locked-office'
  return has('WordDocument') ? 'old-word' : 'old-office'
}

const SAMPLE = 4096

/**
 * The encoding of a text: by its mark, else UTF-16 where every other byte is zero, else UTF-8 where
 * it is well made, else Windows-1252. `null` for what is not text.
 */
export function encodingOf(
  bytes: Uint8Array,
): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE)
  let [even, odd] = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0 && at % 2 === 0) even += 1
    if (byte === 0 && at % 2 === 1) odd += 1
  })
  const most = sample.length * 0.3
  if (odd > most && even === 0) return 'utf-16le'
  if (even > most && odd === 0) return 'utf-16be'
  if (bytes.includes(0)) return null
  return isWellMade(bytes) ? 'utf-8' : 'windows-1252'
}

function isWellMade(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
