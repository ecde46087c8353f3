import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { faceFile, readTypeface, unpackWoff } from './typeface.ts'

/** The tables of a TrueType file by tag, each with the sum its directory gives and its bytes. */
function tablesOf(file: Buffer) {
  return Array.from({ length: file.readUInt16BE(4) }, (_, index) => {
    const record = 12 + 16 * index
    const offset = file.readUInt32BE(record + 8)
    return {
      tag: file.toString('latin1', record, record + 4),
      sum: file.readUInt32BE(record + 4),
      offset,
      bytes: file.subarray(offset, offset + file.readUInt32BE(record + 12)),
    }
  })
}

/** The sum of a table's 32-bit words, as the OpenType specification reckons a table's checksum. */
function checksum(bytes: Buffer): number {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
  return sum
}

describe('unpackWoff', () => {
  const file = unpackWoff(readFileSync(faceFile('latin-400-normal', 'woff')))

  it('gives a TrueType file whose every table has the sum the typeface’s maker gave it', () => {
    const tables = tablesOf(file)
    assert.ok(tables.some(({ tag }) => tag === 'glyf'))
    for (const { tag, sum, offset, bytes } of tables) {
      assert.equal(offset % 4, 0, tag)
      // The head table's own sum leaves out the four bytes that hold the sum of the whole file.
      const summed = Buffer.from(bytes)
      if (tag === 'head') summed.writeUInt32BE(0, 8)
      assert.equal(checksum(summed), sum, tag)
    }
  })
})

describe('readTypeface', () => {
  it('has each face the report is set in', () => {
    const faces = readTypeface()
    assert.equal(faces.length, 6)
    for (const face of faces) assert.equal(face.readUInt32BE(0), 0x00010000)
  })
})
