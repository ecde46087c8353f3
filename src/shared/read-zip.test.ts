import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { accept, type Outcome } from './outcome.ts'
import { BrokenEntry, withZip, type ZipBounds, type ZipEntry } from './read-zip.ts'
import { markLocked, stateSize } from './testing.ts'
import { type PackedFile, writeZip } from './write-zip.ts'

const BOUNDS: ZipBounds = {
  entries: 3,
  bytes: 2_000_000,
  advice: {
    whenDamaged: 'Send it again',
    whenLocked: 'Unlock it',
    whenTooMany: 'Send some',
    whenTooLarge: 'Send a part',
  },
}

async function textOf(entry: ZipEntry): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of entry.open()) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

async function lent(from: string | Uint8Array, bounds = BOUNDS) {
  return await withZip({ name: 'a.zip', from }, bounds, async ({ names, entries }) => {
    const texts = await Promise.all(entries.map(textOf))
    return accept({ names, texts })
  })
}

const sentence = (outcome: Outcome<unknown>) => (outcome.ok ? 'read' : outcome.problems[0]?.message)
const files = (...names: readonly string[]): PackedFile[] =>
  names.map((name) => ({ name, bytes: `in ${name}` }))

describe('withZip', () => {
  it('lends the files of a zip on disk or in memory, without its folders', async () => {
    const zip = writeZip([...files('a/b.xml', 'c.txt'), { name: 'a/', bytes: '' }])
    const expected = accept({ names: ['a/b.xml', 'c.txt'], texts: ['in a/b.xml', 'in c.txt'] })
    assert.deepEqual(await lent(zip), expected)
    const folder = await mkdtemp(join(tmpdir(), 'zip-'))
    try {
      await writeFile(join(folder, 'a.zip'), zip)
      assert.deepEqual(await lent(join(folder, 'a.zip')), expected)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('lends the files that are wanted, names all, and counts the size of those alone', async () => {
    const zip = writeZip([...files('c.txt'), { name: 'photo.png', bytes: 'x'.repeat(3_000_000) }])
    assert.deepEqual(
      await lent(zip, { ...BOUNDS, wanted: (name) => name.endsWith('.txt') }),
      accept({ names: ['c.txt', 'photo.png'], texts: ['in c.txt'] }),
    )
    assert.equal(
      sentence(await lent(zip)),
      'a.zip unpacks to 3 MB, more than the 2 MB that are read at once. Send a part',
    )
  })

  it('says what is wrong with a zip that is cut short, locked, or too full', async () => {
    const zip = writeZip(files('a.txt', 'b.txt'))
    assert.equal(
      sentence(await lent(zip.subarray(0, -30))),
      'a.zip is damaged or cut short. Send it again',
    )
    assert.equal(
      sentence(await lent(markLocked(zip, 'b.txt'))),
      'a.zip is locked with a password. Unlock it',
    )
    assert.equal(
      sentence(await lent(writeZip(files('a', 'b', 'c', 'd')))),
      'a.zip holds 4 files, more than the 3 that are read at once. Send some',
    )
  })

  it('refuses names that lead out of the folder, whichever way they are written', async () => {
    for (const name of ['../a.txt', '/etc/a.txt', 'a/../../b.txt', 'C:/a.txt', '..\\a.txt']) {
      assert.match(String(sentence(await lent(writeZip(files(name))))), /leads out of its folder/)
    }
  })

  it('breaks off an entry that unpacks to more, or to less, than its zip states', async () => {
    const zip = writeZip([{ name: 'a.txt', bytes: 'x'.repeat(1_500_000) }])
    for (const stated of [1000, 1_900_000]) {
      await assert.rejects(lent(stateSize(zip, 'a.txt', stated)), BrokenEntry)
    }
    const spoilt = Buffer.from(zip)
    spoilt.fill(0xff, 40, 60)
    await assert.rejects(lent(spoilt), BrokenEntry)
  })
})
