import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { writeZip } from '#shared/index.ts'
import { readSheets } from './read-sheets.ts'

describe('a file read sheet by sheet', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sheets-'))
  })
  after(() => rm(folder, { recursive: true }))

  const read = async (name: string, bytes: Buffer | string) => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    const sheets = await readSheets(path)
    assert.ok(sheets.ok, JSON.stringify(sheets))
    return sheets.value.sheets
  }
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
  const ods = (columns: string, more = '') =>
    writeZip([
      { name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      { name: 'META-INF/manifest.xml', bytes: '<manifest:manifest xmlns:manifest="m"/>' },
      {
        name: 'content.xml',
        bytes:
          '<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">' +
          '<office:body><office:spreadsheet>' +
          ['Strength', 'Ranks']
            .map(
              (name, index) =>
                `<table:table table:name="${name}">${index === 0 ? columns : '<table:table-column/>'}` +
                `<table:table-row>${cell('Group')}${cell('Heads')}${cell('Pay')}${more}</table:table-row></table:table>`,
            )
            .join('') +
          '</office:spreadsheet></office:body></office:document-content>',
      },
    ])

  it('may be an ODS without a file of styles, as libraries write it', async () => {
    const sheets = await read('plain.ods', ods('<table:table-column/>'))
    assert.deepEqual(
      sheets.map(({ name, rows }) => [name, rows[0]?.cells]),
      [
        ['Strength', ['Group', 'Heads', 'Pay']],
        ['Ranks', ['Group', 'Heads', 'Pay']],
      ],
    )
  })

  it('shows a percentage of such an ODS as its cell shows it', async () => {
    const share =
      '<table:table-cell office:value-type="percentage" office:value="0.0361"><text:p>3.61%</text:p></table:table-cell>'
    const sheets = await read('shares.ods', ods('<table:table-column/>', share))
    assert.equal(sheets[0]?.rows[0]?.cells[3], '3.61%')
  })

  it('says which columns are hidden', async () => {
    const sheets = await read(
      'hidden.ods',
      ods(
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>',
      ),
    )
    assert.deepEqual(
      sheets.map(({ hiddenColumns }) => hiddenColumns),
      [[2], undefined],
    )
    const book = utils.book_new()
    const sheet = utils.aoa_to_sheet([['Group', 'Heads', 'Pay']])
    sheet['!cols'] = [{}, { hidden: true }]
    utils.book_append_sheet(book, sheet, 'Strength')
    const [xlsx] = await read('hidden.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }))
    assert.deepEqual(xlsx?.hiddenColumns, [1])
  })

  it('has the numbers of notes of a web page above the line', async () => {
    const page = (text: string) =>
      `<html><table><tr><td>Force<sup>1</sup></td><td>${text}<sup class="n"> 2 </sup></td></tr></table></html>`
    const [utf8] = await read('page.xls', page('5,126'))
    assert.deepEqual(utf8?.rows[0]?.cells, ['Force¹', '5,126²'])
    const dashed = Buffer.from(page('2021\x9622 \xa34'), 'latin1')
    const [windows] = await read('windows.xls', dashed)
    assert.deepEqual(windows?.rows[0]?.cells, ['Force¹', '2021–22 £4²'])
    const [latin] = await read('latin.xls', Buffer.from(page('Caf\u00e9'), 'latin1'))
    assert.deepEqual(latin?.rows[0]?.cells, ['Force¹', 'Café²'])
    const [named] = await read('named.xls', page('2015&ndash;19 &amp; &pound;4 &lt;5'))
    assert.deepEqual(named?.rows[0]?.cells, ['Force¹', '2015–19 & £4 <5²'])
  })

  it('is cut at tabs where it has them, whatever commas its numbers have', async () => {
    const lines = [
      'Calls',
      'Month\tCalls\tIn time',
      'April\t10,440\t82%',
      'May\t1,011,203',
      'June\t10,815',
    ]
    const [sheet] = await read('calls.txt', lines.join('\n'))
    assert.deepEqual(sheet?.rows[2]?.cells, ['April', '10,440', '82%'])
    assert.deepEqual(sheet?.rows[3]?.cells, ['May', '1,011,203'])
  })
})
