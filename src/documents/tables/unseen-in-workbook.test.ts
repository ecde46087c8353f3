import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { readSheets } from './read-sheets.ts'
import { readTable } from './read-table.ts'
import { UnseenInWorkbook } from './unseen-in-workbook.ts'

const SHAPE = { required: ['measure', 'value'], optional: [], synonyms: {} }

describe('a workbook that carries more than it shows', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unseen-'))
  })
  after(() => rm(folder, { recursive: true }))

  const save = async (carries: boolean) => {
    const book = utils.book_new()
    const sheet = utils.aoa_to_sheet([
      ['Measure', 'Value'],
      ['burglary', 41],
      ['theft', 7],
    ])
    utils.book_append_sheet(book, sheet, 'Figures')
    if (carries) {
      book.Props = { Author: 'Quill & Marsh', Company: 'Tarn Ltd', LastAuthor: 'Otter Sedge' }
      sheet['!rows'] = [{}, { hidden: true }]
      sheet['!cols'] = [{}, { hidden: true }]
      utils.cell_add_comment(sheet['B2'], 'Is this right?', 'Plover Naught')
      utils.book_append_sheet(book, utils.aoa_to_sheet([['Names']]), 'People')
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
    } else book.Props = { Author: '', Company: '' }
    const path = join(folder, carries ? 'carries.xlsx' : 'plain.xlsx')
    await writeFile(path, write(book, { type: 'buffer', bookType: 'xlsx' }))
    return path
  }
  const ALL = (remedy: string) =>
    'carries.xlsx carries what it does not show: names (“Otter Sedge”, “Tarn Ltd”, “Quill & Marsh”, “Plover Naught”); 1 ' +
    `comment; 1 hidden sheet; hidden rows; hidden columns. Whoever is given the file can read that. ${remedy}`
  const LEFT =
    'Hidden rows are read as any others are, and figures in hidden columns are left out: show the columns to have them read'
  const READ = 'Hidden rows and columns are read as any others are'

  it('is said to whoever has it read sheet by sheet, or as one table', async () => {
    const path = await save(true)
    const sheets = await readSheets(path)
    assert.deepEqual(sheets.ok && sheets.value.notes.map(inOneOrder), [inOneOrder(ALL(LEFT))])
    const table = await readTable(path, SHAPE)
    assert.ok(table.ok, JSON.stringify(table))
    assert.ok(table.value.table.notes.map(inOneOrder).includes(inOneOrder(ALL(READ))))
  })

  it('is told from one that does not', async () => {
    const sheets = await readSheets(await save(false))
    assert.deepEqual(sheets.ok && sheets.value.notes, [])
  })

  it('is one of an open document too, however it is cut into pieces as it is read', () => {
    const content =
      '<style:table-properties table:display="false"/><table:table-row table:visibility="collapse">' +
      '<office:annotation><dc:creator>Yaffle Ton</dc:creator><text:p>Check</text:p></office:annotation>' +
      '<table:table-column table:style-name="co1" table:visibility="filter"/>'
    for (let size = 1; size < 60; size += 7) {
      const unseen = new UnseenInWorkbook()
      for (let start = 0; start < content.length; start += size) {
        unseen.read('content.xml', Buffer.from(content.slice(start, start + size)))
      }
      unseen.read('meta.xml', Buffer.from('<meta:initial-creator>Wren Ash</meta:initial-creator>'))
      assert.deepEqual(unseen.say('a.ods', false), [
        'a.ods carries what it does not show: names (“Yaffle Ton”, “Wren Ash”); 1 comment; 1 hidden sheet; hidden rows; ' +
          'hidden columns. Whoever is given the file can read that. Hidden rows and columns are read as any others are',
      ])
    }
  })

  it('tells which sheets of an open document are hidden, by the style of each', () => {
    const unseen = new UnseenInWorkbook()
    const content =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>' +
      '<style:style style:name="tah" style:family="table"><style:table-properties table:display="false"/></style:style>' +
      '<table:table table:name="Scorecard" table:style-name="ta1"></table:table>' +
      '<table:table table:name="Calc" table:style-name="tah"></table:table>' +
      '<table:table table:name="Notes"></table:table>'
    unseen.read('content.xml', Buffer.from(content))
    assert.deepEqual(unseen.columns().sheets, [false, true, false])
  })
})

/** Names are told in the order of the files that a program packs. */
function inOneOrder(note: string): string {
  return note.replace(/names \((.*?)\)/, (_, names: string) => names.split(', ').sort().join(', '))
}
