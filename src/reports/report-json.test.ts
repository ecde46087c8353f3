import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleReport } from './example-report.ts'
import { writeReportJson } from './report-json.ts'

describe('writeReportJson', () => {
  it('says first which form it has, then holds the whole report', () => {
    const text = writeReportJson(exampleReport())
    assert.ok(text.startsWith('{\n  "format": "critical-friend-report-1",\n'))
    const read = JSON.parse(text)
    const { format: _, ...report } = read
    assert.deepEqual(report, JSON.parse(JSON.stringify(exampleReport())))
  })

  it('has the figures of every chart', () => {
    const read = JSON.parse(writeReportJson(exampleReport()))
    const [calls] = read.sections[0].rows
    assert.equal(calls.chart.data.points.length, 36)
    assert.equal(calls.chart.data.points[9].value, null)
    assert.equal(calls.chart.data.points[22].value, 702)
  })

  it('is the same whatever order its parts were put together in', () => {
    const report = exampleReport()
    const backwards = Object.fromEntries(Object.entries(report).reverse()) as typeof report
    assert.equal(writeReportJson(backwards), writeReportJson(report))
  })
})
