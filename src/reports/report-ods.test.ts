import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { read, utils } from '@e965/xlsx'
import { accept, withZip } from '#shared/index.ts'
import { exampleReport } from './example-report.ts'
import { printedNumber, writeReportOds } from './report-ods.ts'

const report = exampleReport()
const book = read(writeReportOds(report), { cellDates: true })

/** A sheet's rows below its title and its lines, as a spreadsheet program reads them. */
function table(name: string, linesAbove = 2): Record<string, unknown>[] {
  const sheet = book.Sheets[name]
  assert.ok(sheet, `no sheet ${name} among ${book.SheetNames}`)
  return utils.sheet_to_json(sheet, { range: linesAbove })
}

/** The text of one of the files of which an OpenDocument file is made. */
async function entryOf(bytes: Buffer, name: string): Promise<string> {
  const told = { whenDamaged: '', whenLocked: '', whenTooMany: '', whenTooLarge: '' }
  const bounds = { entries: 10, bytes: 10_000_000, advice: told }
  const text = await withZip({ name, from: bytes }, bounds, async ({ entries }) => {
    const entry = entries.find((one) => one.name === name)
    assert.ok(entry, name)
    return accept((await buffer(entry.open())).toString('utf8'))
  })
  assert.ok(text.ok)
  return text.value
}

describe('writeReportOds', () => {
  it('has a cover, notes, a sheet for each section, and then the figures and their sources', () => {
    assert.deepEqual(book.SheetNames, [
      'Cover',
      'Notes',
      '1 Contact and calls',
      '2 Recorded crime',
      '3 The commissioner’s office',
      'Series',
      'Figures',
      'Sources',
      'Glossary',
    ])
  })

  it('names every other sheet on its cover', () => {
    const cover = utils.sheet_to_csv(book.Sheets['Cover'] ?? {})
    for (const name of book.SheetNames.slice(1)) assert.ok(cover.includes(name), name)
    assert.ok(cover.includes('Figures as known on 1 August 2019'))
  })

  it('sets down each row with its numbers as numbers', () => {
    const [calls, , abandoned] = table('1 Contact and calls')
    assert.equal(calls?.['April to June 2019'], 1779)
    assert.equal(calls?.['April to June 2018'], 1791)
    assert.equal(calls?.['Change'], -12)
    assert.equal(calls?.['Percent change'], -1)
    assert.equal(abandoned?.['April to June 2019'], 8.4)
    assert.equal(abandoned?.['Change'], 2.3)
  })

  it('says in words why there is no number', () => {
    const stalking = table('2 Recorded crime').find(({ Number: number }) => number === '2.4')
    assert.equal(stalking?.['April to June 2018'], 'not published')
    assert.equal(stalking?.['Change'], 'not comparable')
  })

  it('names the measure in the row of each breakdown', () => {
    const names = table('2 Recorded crime').map(({ Measure: name }) => name)
    assert.ok(names.includes('Missing person reports: Not specified'))
  })

  it('has every month of every chart, with the range it was judged by', () => {
    const series = table('Series')
    assert.equal(series.length, 3 * 36)
    const may = series.find((row) => row['Month'] === 'May 2018' && row['Number'] === '1.1')
    assert.equal(may?.['Value'], 702)
    assert.equal(may?.['Usual range, upper'], 595.2)
    assert.equal(may?.['Against the usual range'], 'higher than usual')
    assert.equal(series[9]?.['Value'], 'not published')
  })

  it('has every figure used, with its source', () => {
    const figures = table('Figures')
    assert.equal(figures.length, report.figures.length)
    assert.ok(figures.every((row) => typeof row['Source'] === 'number'))
    assert.equal(table('Sources').length, report.sources.length)
    assert.equal(table('Glossary').length, report.glossary.length)
  })

  it('merges no cells', () => {
    for (const name of book.SheetNames) {
      assert.deepEqual(book.Sheets[name]?.['!merges'] ?? [], [], name)
    }
  })

  it('is titled, and is the same file each time', () => {
    assert.equal(book.Props?.Title, 'Force performance: Northmere Constabulary, April to June 2019')
    assert.ok(writeReportOds(exampleReport()).equals(writeReportOds(exampleReport())))
  })

  it('is printed across, a page wide, with its headings on each page and where one is', async () => {
    const bytes = writeReportOds(report)
    const styles = await entryOf(bytes, 'styles.xml')
    assert.match(styles, /style:name="across".*fo:page-width="29\.7cm".*landscape.*scale-to-X="1"/)
    assert.match(styles, /style:name="Default" style:page-layout-name="across"/)
    assert.match(styles, /<text:sheet-name>.*<text:page-number>.*<text:page-count>/)
    const content = await entryOf(bytes, 'content.xml')
    assert.match(
      content,
      /style:name="sheet" style:family="table" style:master-page-name="Default"/,
    )
    const sheets = content.split('<table:table ').slice(1)
    assert.equal(sheets.length, book.SheetNames.length)
    for (const sheet of sheets) {
      assert.match(sheet, /table:style-name="sheet"/)
      const isWords = /^table:name="(?:Cover|Notes)"/.test(sheet)
      assert.equal(sheet.includes('<table:table-header-rows>'), !isWords)
    }
  })

  it('holds words of any kind without breaking', () => {
    const note = '<b>&"\u0000\uFFFE  two  spaces\nand a line 😀'
    const figures = report.figures.map((figure) => ({ ...figure, note }))
    const again = read(writeReportOds({ ...report, figures }))
    const rows: Record<string, unknown>[] = utils.sheet_to_json(again.Sheets['Figures'] ?? {}, {
      range: 2,
    })
    assert.match(String(rows[0]?.['Note']), /<b>&"\s+two\s+spaces\s+and a line 😀/)
  })
})

describe('printedNumber', () => {
  it('reads a printed change back as a number', () => {
    assert.deepEqual(printedNumber('+3,857'), { number: 3857, decimals: 0 })
    assert.deepEqual(printedNumber('−4.6 points'), { number: -4.6, decimals: 1 })
    assert.deepEqual(printedNumber('+22%'), { number: 22, decimals: 0 })
    assert.deepEqual(printedNumber('−£1,200'), { number: -1200, decimals: 0 })
    assert.deepEqual(printedNumber('0'), { number: 0, decimals: 0 })
  })

  it('leaves words as words, and sums rounded to millions', () => {
    for (const words of ['not comparable', '–', 'new', '+£3.2 million', '']) {
      assert.equal(printedNumber(words), words)
    }
  })
})
