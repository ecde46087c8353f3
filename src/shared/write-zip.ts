import { crc32, deflateRawSync } from 'node:zlib'

/** A file to be packed. */
export interface PackedFile {
  readonly name: string
  readonly bytes: Uint8Array | string
  /** Kept as it is, for what must be readable without unpacking. */
  readonly stored?: boolean
}

/** 1 January 1980, the first day a zip file can name: a clock reading would change the bytes. */
const NO_DATE = 0x0021
const VERSION = 20
const UTF8_NAMES = 0x0800

/**
 * Files packed together in the order given, without dates, so that the same files give the same
 * bytes. Up to 65,535 files and 4 GB.
 *
 * @see PKWARE APPNOTE 6.3.9, sections 4.3.7, 4.3.12 and 4.3.16
 */
export function writeZip(packed: readonly PackedFile[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes: given, stored = false } of packed) {
    const bytes = typeof given === 'string' ? Buffer.from(given) : given
    const content = stored ? bytes : deflateRawSync(bytes, { level: 9 })
    const named = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(VERSION, 0)
    shared.writeUInt16LE(UTF8_NAMES, 2)
    shared.writeUInt16LE(stored ? 0 : 8, 4)
    shared.writeUInt16LE(NO_DATE, 8)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(named.length, 22)
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, named, content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.from('PK\x01\x02', 'latin1'),
      Buffer.from([VERSION, 0]),
      shared,
      rest,
      named,
    )
    files.push(file)
    offset += file.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(packed.length, 8)
  end.writeUInt16LE(packed.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, listed, end])
}
