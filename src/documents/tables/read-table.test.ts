import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { utils, write } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { writeZip } from '#shared/index.ts'
import { stateSize } from '#shared/testing.ts'
import { withFile } from '../../../test/fixtures/imports/made-files.ts'
import { readTable } from './read-table.ts'
import type { TableRow, TableShape } from './table.ts'

const HEAD = 'measure,area,breakdown,period,value'

/** What a table of figures is asked for. */
const SHAPE: TableShape = {
  required: ['measure', 'area', 'breakdown', 'period', 'value'],
  optional: ['numerator', 'denominator', 'status', 'source', 'released', 'note'],
  synonyms: { 'measure id': 'measure', place: 'area', notes: 'note' },
}

async function read(name: string, content: string | Uint8Array) {
  return await withFile(name, content, async (path) => {
    const found = await readTable(path, SHAPE)
    if (!found.ok) return { refused: found.problems[0]?.message, rows: [], notes: [] }
    const { table } = found.value
    const rows: TableRow[] = []
    for await (const batch of table.batches()) rows.push(...batch)
    return { refused: undefined, rows, notes: table.notes, header: table.header }
  })
}

async function sentence(name: string, content: string | Uint8Array) {
  const { refused } = await read(name, content)
  return refused
}

function workbook(sheets: Record<string, unknown[][]>, bookType: 'xlsx' | 'ods' = 'xlsx'): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  }
  return write(book, { type: 'buffer', bookType })
}

describe('readTable of a text file', () => {
  const lines = [HEAD, 'burglary,northmere,,2026-01,41', '', 'burglary,northmere,,2026-02,38']
  const expected = [
    { number: 2, cells: ['burglary', 'northmere', '', '2026-01', '41'] },
    { number: 4, cells: ['burglary', 'northmere', '', '2026-02', '38'] },
  ]

  it('reads the same rows, numbered as a spreadsheet shows them, whatever ends the lines', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      assert.deepEqual((await read('a.csv', lines.join(end))).rows, expected)
    }
    assert.deepEqual(
      (await read('a.csv', `${lines.slice(0, 2).join('\r\n')}\n\r${lines[3]}`)).rows,
      expected,
    )
  })

  it('reads past a byte order mark', async () => {
    assert.deepEqual((await read('a.csv', `\uFEFF${lines.join('\n')}`)).rows, expected)
  })

  it('reads UTF-16 and Windows-1252, and says so', async () => {
    const wide = iconv.encode(lines.join('\r\n'), 'utf-16le', { addBOM: true })
    assert.deepEqual((await read('a.csv', wide)).rows, expected)
    assert.deepEqual((await read('a.csv', wide.subarray(2))).rows, expected)
    assert.deepEqual((await read('a.csv', wide)).notes, [
      'a.csv was read as UTF-16 (as Excel\'s "Unicode text")',
    ])
    const old = await read(
      'a.csv',
      iconv.encode(`${HEAD}\nreserves,northmere,,2026-01,£12`, 'win1252'),
    )
    assert.equal(old.rows[0]?.cells[4], '£12')
    assert.deepEqual(old.notes, ['a.csv was read as Windows-1252 (as Excel\'s plain "CSV")'])
  })

  it('finds semicolons and tabs between cells, and says so', async () => {
    for (const [separator, words] of [
      [';', 'semicolons'],
      ['\t', 'tabs'],
    ] as const) {
      const found = await read('a.csv', lines.join('\n').replaceAll(',', separator))
      assert.deepEqual(found.rows, expected)
      assert.deepEqual(found.notes, [`The cells of a.csv are separated by ${words}`])
    }
  })

  it('keeps a line end inside quotation marks in its cell, and counts one row', async () => {
    const found = await read(
      'a.csv',
      `${HEAD},note\nburglary,northmere,,2026-01,41,"two\r\nlines, one ""row"""\nrobbery,northmere,,2026-01,3,`,
    )
    assert.equal(found.rows[0]?.cells[5], 'two\r\nlines, one "row"')
    assert.equal(found.rows[1]?.number, 3)
  })

  it('finds the headings below a title and a blank row, in other capitals, and says so', async () => {
    const found = await read(
      'a.csv',
      `Burglary in Northmere\n\nMeasure ID,AREA, Breakdown ,Period,Value,Officer\nburglary,northmere,,2026-01,41,x`,
    )
    assert.equal(found.rows[0]?.number, 4)
    assert.deepEqual(found.notes, [
      'The headings of a.csv are in row 3; the rows above them were left out',
      'The column "Officer" of a.csv was not used',
    ])
  })

  it('refuses two columns with one heading, and names both', async () => {
    assert.equal(
      await sentence('a.csv', `${HEAD},note,Value\nburglary,northmere,,2026-01,41,,42`),
      'Columns E and G of a.csv are both headed "value" or "Value", which is the same. ' +
        'Take one of them out, or give it another heading',
    )
  })

  it('names the column that is missing', async () => {
    assert.equal(
      await sentence(
        'a.csv',
        'measure,area,breakdown,period,vaule\nburglary,northmere,,2026-01,41',
      ),
      'a.csv has no column headed "value": row 1 has "measure", "area", "breakdown", "period" and ' +
        '"vaule". Add the column, or mend its heading',
    )
    assert.equal(
      await sentence('a.csv', 'one,two\n1,2'),
      'a.csv has no row of headings. It needs columns headed "measure", "area", "breakdown", ' +
        '"period" and "value"',
    )
  })

  it('has no rows when there are only headings', async () => {
    assert.deepEqual((await read('a.csv', HEAD)).rows, [])
  })

  it('says where a quotation mark was left open', async () => {
    await assert.rejects(
      read('a.csv', `${HEAD}\nburglary,northmere,,2026-01,41\n"burglary,northmere,,2026-02,38\n`),
      {
        name: 'Refusal',
        message:
          'Row 3 of a.csv opens a quotation mark that is never closed. ' +
          'Close it, or take it out, and import the file again',
      },
    )
  })
})

describe('readTable of a file that is not what its name says', () => {
  it('is no folder', async () => {
    const found = await readTable(import.meta.dirname, SHAPE)
    assert.equal(
      found.ok ? '' : found.problems[0]?.message,
      'tables is a folder. Name one of the files in it',
    )
  })

  it('refuses an empty file, a PDF, a web page, a picture, gzip and an old workbook', async () => {
    const cases: [string | Uint8Array, string][] = [
      ['', 'a.csv is empty (0 bytes). Ask for it again, or export it again'],
      [
        '%PDF-1.7\n',
        'a.csv is a PDF. Ask for the figures as CSV, XLSX or ODS, or copy its table into one',
      ],
      [
        '\n<!DOCTYPE html><html>',
        'a.csv is a web page, not a table: most likely a sign-in or error page saved in its place. ' +
          'Download the file again and open it to check',
      ],
      [
        Buffer.from('89504e470d0a1a0a', 'hex'),
        'a.csv is a picture. Ask for the figures as CSV, XLSX or ODS',
      ],
      [
        Buffer.from('1f8b0800', 'hex'),
        'a.csv is compressed with gzip. Unpack it and import what is inside',
      ],
      [
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        'a.csv is an old Excel workbook, or one with a password. ' +
          'Open it in Excel and save it as .xlsx with no password',
      ],
      [
        Buffer.from([1, 2, 0, 0, 0, 7, 9, 0, 4]),
        'a.csv is not text and not a spreadsheet. Ask for the figures as CSV, XLSX or ODS',
      ],
      [
        writeZip([{ name: 'a.txt', bytes: 'x' }]),
        'a.csv is a zip archive, not a workbook. Unpack it and import what is inside',
      ],
    ]
    for (const [content, expected] of cases)
      assert.equal(await sentence('a.csv', content), expected)
  })

  it('reads a workbook named .csv and text named .xlsx as what they are, and says so', async () => {
    const rows = [HEAD.split(','), ['burglary', 'northmere', '', '2026-01', 41]]
    const book = await read('a.csv', workbook({ Sheet1: rows }))
    assert.deepEqual(book.rows[0]?.cells, ['burglary', 'northmere', '', '2026-01', '41'])
    assert.deepEqual(book.notes, [
      'a.csv is a workbook (XLSX), whatever its name says, and was read so',
    ])
    const text = await read('a.xlsx', `${HEAD}\nburglary,northmere,,2026-01,41`)
    assert.deepEqual(text.rows[0]?.cells, ['burglary', 'northmere', '', '2026-01', '41'])
    assert.deepEqual(text.notes, ['a.xlsx is plain text, whatever its name says, and was read so'])
  })
})

describe('readTable of a workbook', () => {
  const header = HEAD.split(',')

  it('reads the sheet whose headings fit, in XLSX and in ODS, and says which', async () => {
    for (const type of ['xlsx', 'ods'] as const) {
      const sheets = {
        Notes: [['Made on Monday']],
        Figures: [['Burglary'], [], header, ['burglary', 'northmere', '', '2026-01', 1234.5]],
      }
      const found = await read(`a.${type}`, workbook(sheets, type))
      assert.deepEqual(found.rows, [
        { number: 4, cells: ['burglary', 'northmere', '', '2026-01', '1234.5'] },
      ])
      assert.deepEqual(found.notes, [
        `The headings of a.${type} are in row 3; the rows above them were left out`,
        `a.${type} has 2 sheets; the figures were read from "Figures"`,
      ])
    }
  })

  it('refuses two sheets that both fit', async () => {
    const rows = [header, ['burglary', 'northmere', '', '2026-01', 1]]
    assert.equal(
      await sentence('a.xlsx', workbook({ East: rows, West: rows })),
      'The sheets "East" and "West" of a.xlsx all have the headings of figures. ' +
        'Keep one of them, or save each as a file of its own',
    )
  })

  it('tells dates, percentages, errors and merged cells apart from text', async () => {
    const sheet = utils.aoa_to_sheet([
      header,
      ['burglary', 'northmere', '', '', ''],
      ['', 'northmere', '', '2026-02', ''],
    ])
    sheet['D2'] = { t: 'n', v: 43556, z: 'mmm-yy' }
    sheet['E2'] = { t: 'n', v: 0.1 + 0.2, z: '0.0%' }
    sheet['E3'] = { t: 'e', v: 7 }
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }]
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, 'Figures')
    const { rows } = await read('a.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }))
    assert.deepEqual(
      rows.map((row) => row.cells),
      [
        ['burglary', 'northmere', '', { kind: 'date', day: '2019-04-01', shown: 'Apr-19' }, '30%'],
        [{ kind: 'under-merged', shown: 'burglary' }, 'northmere', '', '2026-02', '#DIV/0!'],
      ],
    )
  })

  it('does not take a formula whose answer was never saved for a blank', async () => {
    const cells = header.map((word) => `<c t="inlineStr"><is><t>${word}</t></is></c>`).join('')
    const row = ['burglary', 'northmere', '', '2026-01']
      .map((word) => `<c t="inlineStr"><is><t>${word}</t></is></c>`)
      .join('')
    const found = await read(
      'a.xlsx',
      rawWorkbook(`<row>${cells}</row><row>${row}<c><f>20+21</f></c></row>`),
    )
    assert.deepEqual(found.rows[0]?.cells[4], { kind: 'unworked-formula', shown: '=20+21' })
  })

  it('refuses a workbook that unpacks to more than can be read, before and while unpacking', async () => {
    const nought = '0'.repeat(61_000_000)
    const bomb = writeZip([
      { name: '[Content_Types].xml', bytes: '' },
      { name: 'xl/workbook.xml', bytes: nought },
    ])
    assert.equal(
      await sentence('a.xlsx', bomb),
      'a.xlsx unpacks to 61 MB, more than the 60 MB that are read at once. ' +
        'Check that it is the right file, or split it',
    )
    const liar = stateSize(bomb, 'xl/workbook.xml', 1000)
    assert.equal(
      await sentence('a.xlsx', liar),
      'a.xlsx is damaged. Open it in a spreadsheet program, save it again and import that',
    )
  })

  it('refuses a workbook that was cut short', async () => {
    const whole = workbook({ Figures: [header] })
    assert.equal(
      await sentence('a.xlsx', whole.subarray(0, whole.length - 100)),
      'a.xlsx is damaged or cut short. Download it again',
    )
  })
})

/** The least XLSX that there can be, with the rows written by hand. */
function rawWorkbook(rows: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const pack = 'http://schemas.openxmlformats.org/package/2006'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return writeZip([
    {
      name: '[Content_Types].xml',
      bytes: `<Types xmlns="${pack}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: `<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      bytes: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Figures" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: `<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      bytes: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ])
}
