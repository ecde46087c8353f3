import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { withFile } from '../../../test/fixtures/imports/made-files.ts'
import { examineFile } from './examine-file.ts'
import { readWorkbookTable } from './read-workbook.ts'
import { readWorkbookApart } from './read-workbook-apart.ts'
import type { TableRow } from './table.ts'

const SHAPE = { required: ['measure', 'value'], optional: ['period'], synonyms: {} }

/** A workbook of so many rows, of dates, numbers and words. */
function workbookOf(rows: number, head = ['measure', 'period', 'value']): Buffer {
  const lines = Array.from({ length: rows }, (_, row) => ['burglary', new Date(2026, 0, 5), row])
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Figures'], head, ...lines]), 'Sheet')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}

async function readBoth(bytes: Buffer, megabytes?: number) {
  return await withFile('figures.xlsx', bytes, async (path) => {
    const file = await examineFile(path)
    assert.ok(file.ok)
    const here = await readWorkbookTable(file.value, SHAPE)
    const apart = await readWorkbookApart(file.value, SHAPE, megabytes)
    if (!apart.ok) return { here, apart }
    const { batches, ...table } = apart.value
    const [rows, again]: [TableRow[], TableRow[]] = [[], []]
    for await (const batch of batches()) rows.push(...batch)
    for await (const batch of batches()) again.push(...batch)
    assert.deepEqual(again, rows)
    return { here, apart: { ok: true, value: { ...table, rows } } }
  })
}

describe('readWorkbookApart', () => {
  it('gives what reading on this thread gives, however many rows there are, and refusals too', async () => {
    for (const rows of [0, 3, 500, 1_234]) {
      const { here, apart } = await readBoth(workbookOf(rows))
      assert.ok(here.ok)
      assert.equal(here.value.rows.length, rows)
      assert.deepEqual(apart, here)
    }
    const { here, apart } = await readBoth(workbookOf(3, ['measure', 'period', 'number']))
    assert.ok(!here.ok)
    assert.deepEqual(apart, here)
  })

  it('refuses one that takes too much memory, and goes on', async () => {
    const { here, apart } = await readBoth(workbookOf(20_000), 16)
    assert.ok(here.ok)
    assert.match(JSON.stringify(apart), /figures\.xlsx takes more than 16 MB of memory to read/)
  })
})
