import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { exampleReport } from './example-report.ts'
import type { Report, ReportFigure } from './report.ts'
import { writeReportCsv } from './report-csv.ts'

const report = exampleReport()

const read = (csv: string): Record<string, string>[] => parse(csv, { columns: true })

function withFigure(change: Partial<ReportFigure>): Report {
  const [first] = report.figures
  assert.ok(first)
  return { ...report, figures: [{ ...first, ...change }] }
}

describe('writeReportCsv', () => {
  it('has the figures used, one a row, in the order of their numbers', () => {
    const rows = read(writeReportCsv(report))
    assert.equal(rows.length, report.figures.length)
    assert.deepEqual(rows[0], {
      figure: '1',
      measure: 'calls-999-volume',
      area: 'northmere',
      breakdown: '',
      period: '2019-20-Q1',
      value: '1779',
      numerator: '',
      denominator: '',
      status: 'actual',
      source: 'Northmere Constabulary quarterly extract, July 2019',
      paragraph: 'sheet “Calls”, rows 4 to 40',
      link: 'https://www.example.org/extracts/2019-07/calls',
      released: '2019-07-18',
      note: '',
      standing: '',
    })
  })

  it('ends every line as RFC 4180 has it, and begins with no byte order mark', () => {
    const csv = writeReportCsv(report)
    assert.ok(csv.startsWith('figure,measure,'))
    assert.ok(csv.endsWith('\r\n'))
    assert.equal(csv.split('\r\n').length, report.figures.length + 2)
    assert.doesNotMatch(csv.replaceAll('\r\n', ''), /[\r\n]/)
  })

  it('leaves a figure that was not published blank, and never writes it as zero', () => {
    const blanks = report.figures.filter(({ value }) => value === null)
    assert.ok(blanks.length > 0)
    const rows = read(writeReportCsv(report))
    for (const { number } of blanks) {
      assert.equal(rows.find(({ figure }) => figure === String(number))?.['value'], '')
    }
  })

  it('leaves out a sum of other figures, which is no observation of its own', () => {
    const sum = withFigure({ observationId: null, sumOf: [2, 3, 4] })
    assert.deepEqual(read(writeReportCsv(sum)), [])
  })

  it('says of a figure that it is set aside or was withdrawn, since when and why', () => {
    const set = { record: '1', reason: 'A fire in a depot', on: '2019-08-01' }
    const [aside] = read(writeReportCsv(withFigure({ setAside: set })))
    assert.equal(aside?.['standing'], 'set aside since 2019-08-01: A fire in a depot')
    const gone = withFigure({ withdrawn: set, value: null, status: 'withdrawn' })
    const [withdrawn] = read(writeReportCsv(gone))
    assert.equal(withdrawn?.['standing'], 'withdrawn on 2019-08-01: A fire in a depot')
    assert.deepEqual([withdrawn?.['value'], withdrawn?.['status']], ['', 'withdrawn'])
  })

  it('keeps a spreadsheet from running words as a formula, and keeps a negative number a number', () => {
    const [row] = read(writeReportCsv(withFigure({ value: -12.5, note: '=1+1' })))
    assert.equal(row?.['value'], '-12.5')
    assert.equal(row?.['note'], "'=1+1")
  })

  it('gives back any words it is given, an apostrophe apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (note) => {
        const [row] = read(writeReportCsv(withFigure({ note })))
        assert.equal(
          row?.['note']?.replace(/^'(?=[=+\-@\t\r])/, ''),
          note.replace(/^'(?=[=+\-@\t\r])/, ''),
        )
        assert.doesNotMatch(row?.['note'] ?? '', /^[=+\-@\t\r]/)
      }),
    )
  })
})
