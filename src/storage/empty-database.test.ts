import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { emptyDatabase, nameOfKept } from './empty-database.ts'
import { openTestFolder } from './testing.ts'

describe('the empty database that a first start unpacks', () => {
  it('is made again where the kept one is damaged, kept, and the same from then on', async (test) => {
    const folder = await openTestFolder(test)
    const file = join(folder, nameOfKept())
    await writeFile(file, 'cut short')
    const made = await emptyDatabase(folder)
    const kept = await readFile(file)
    assert.deepEqual(await emptyDatabase(folder), made)
    assert.deepEqual(await readFile(file), kept)

    const names = made.map(({ name }) => name)
    assert.ok(names.includes('PG_VERSION') && names.includes('global/pg_control'))
    // One database, and one file of the log of changes
    assert.equal(names.filter((name) => /^base\/\d+$/.test(name)).length, 1)
    assert.ok(kept.length < 2_000_000, `${kept.length} bytes`)
  })
})
