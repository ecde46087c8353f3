import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromBuffer } from 'yauzl'
import { sample } from '../../test/sample.ts'
import { writeZip } from './write-zip.ts'

async function unpack(zip: Buffer): Promise<{ name: string; bytes: Buffer; date: Date }[]> {
  const found: { name: string; bytes: Buffer; date: Date }[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  fromBuffer(zip, { lazyEntries: true }, (problem, file) => {
    if (problem) return reject(problem)
    file.on('error', reject)
    file.on('end', resolve)
    file.on('entry', (entry) => {
      file.openReadStream(entry, async (failure, stream) => {
        if (failure) return reject(failure)
        const bytes = Buffer.concat(await stream.toArray())
        found.push({ name: entry.fileName, bytes, date: entry.getLastModDate() })
        file.readEntry()
      })
    })
    file.readEntry()
  })
  await promise
  return found
}

const entries = fc.array(
  fc.record({
    name: fc.stringMatching(/^[a-zé]{1,8}\.txt$/),
    bytes: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    stored: fc.boolean(),
  }),
  { maxLength: 5 },
)

describe('writeZip', () => {
  it('packs files that another program unpacks as they were, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (files) => {
        const unpacked = await unpack(writeZip(files))
        assert.deepEqual(
          unpacked.map(({ name, bytes }) => ({ name, bytes: bytes.toString('hex') })),
          files.map(({ name, bytes }) => ({ name, bytes: bytes.toString('hex') })),
        )
      }),
      sample(20),
    )
  })

  it('reads no clock', async () => {
    const [file] = await unpack(writeZip([{ name: 'a.txt', bytes: Buffer.from('a') }]))
    assert.equal(file?.date.getFullYear(), 1980)
  })
})
