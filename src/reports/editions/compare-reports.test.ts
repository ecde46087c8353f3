import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleReport } from '../example-report.ts'
import type { Report } from '../report.ts'
import { writeReportJson } from '../report-json.ts'
import { compareReports } from './compare-reports.ts'
import { withCover } from './with-cover.ts'

const report = exampleReport()
const cover = {
  number: 1,
  on: '2026-12-01',
  isApproved: true,
  isByOne: false,
  accepted: [],
  mended: 2,
}
const compare = (one: Report, other: Report) =>
  compareReports(writeReportJson(one), writeReportJson(other))

describe('two reports compared', () => {
  it('are the same where both say and give the same, whatever is said of them as editions', () => {
    assert.deepEqual(compare(report, report), { figures: [], words: [] })
    const other = withCover(report, { ...cover, number: 2, mended: 0 })
    assert.deepEqual(compare(withCover(report, cover), other), { figures: [], words: [] })
  })

  it('have each figure named that is another', () => {
    const [first, ...rest] = report.figures
    assert.ok(first)
    const other = { ...report, figures: [{ ...first, text: '7' }, ...rest] }
    const { figures } = compare(report, other)
    assert.equal(figures.length, 1)
    assert.match(figures[0] ?? '', new RegExp(`was ${first.text} and is 7$`))
    assert.match(compare(report, { ...report, figures: rest }).figures[0] ?? '', /is not in it$/)
  })

  it('have the words told apart by the part of the report that they stand in', () => {
    const paragraph = {
      kind: 'paragraph',
      words: [{ text: 'Another ' }, { text: 'way.' }],
    } as const
    const { words } = compare(report, { ...report, method: [...report.method, paragraph] })
    assert.deepEqual(words, [
      { part: 'How the figures were worked out', gone: [], come: ['Another way.'] },
    ])
  })
})
