import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleReport } from './example-report.ts'
import type { ReportLine } from './report.ts'
import { summarise } from './summary.ts'

const report = exampleReport()
const lines = report.sections.flatMap(({ rows }) => rows)

const said = (rows: readonly ReportLine[]) =>
  summarise(rows, report.period, report.earlierPeriod).map((sentence) =>
    sentence.map(({ text }) => text).join(''),
  )

describe('the summary of a report', () => {
  it('counts what is unusual, and folds what is usual or not comparable to a line each', () => {
    const calm = lines.map((line) =>
      line.level === 0 && line.name === '999 calls' ? { ...line, exceptions: [] } : line,
    )
    const [answer, usual, broken, ...headlines] = said(calm)
    assert.match(answer ?? '', /^1 of 2 series .* is unusual at the end of April to June 2019\. By/)
    assert.equal(usual, 'One measure is within its usual range: 999 calls.')
    assert.match(broken ?? '', /^Two measures are not comparable with April to June 2018, because/)
    assert.equal(headlines.length, 6)
  })

  it('says so when nothing is unusual, and when nothing can be judged', () => {
    const calm = lines.map((line) => ({ ...line, exceptions: [] }))
    assert.match(said(calm)[0] ?? '', /^0 of 2 series .* are unusual/)
    assert.match(said(calm)[1] ?? '', /^Two measures are within their usual range: 999 calls; /)
    const bare = lines.map((line) => ({ ...line, chart: null }))
    assert.match(said(bare)[0] ?? '', /^No measure in this report has the 13 months/)
  })

  it('takes a month that was not published for neither usual nor unusual', () => {
    const [calls] = lines
    const chart = calls?.chart
    assert.ok(calls && chart)
    const last = chart.data.points.length - 1
    const points = chart.data.points.map((point, index) =>
      index === last ? { ...point, value: null } : point,
    )
    const blank = { ...calls, exceptions: [], chart: { ...chart, data: { ...chart.data, points } } }
    assert.match(said([blank])[0] ?? '', /^No measure in this report/)
  })
})
