import assert from 'node:assert/strict'
import { exampleReport } from '#reports/example-report.ts'
import { makeReport } from '#reports/write-report.ts'
import type { Measured } from './measured.ts'

const MEASURES = 40
const FLOOR_SECONDS = 5

/**
 * A made-up report of 40 measures (12 with charts of 36 months, over 200 figures) set down as HTML,
 * CSV and PDF, the first of the process, so that loading the PDF maker is counted.
 */
export async function benchReport(): Promise<readonly Measured[]> {
  const report = exampleReport(MEASURES)
  const times: string[] = []
  let seconds = 0
  for (const format of ['html', 'csv', 'pdf'] as const) {
    const start = performance.now()
    const made = await makeReport(report, format)
    const took = (performance.now() - start) / 1000
    assert.ok(made.ok)
    seconds += took
    times.push(`${format} ${took.toFixed(2)} s, ${Math.round(made.value.length / 1024)} KB`)
  }
  return [
    {
      name: `${MEASURES}-measure report, HTML + CSV + PDF`,
      measured: `${seconds.toFixed(2)} s`,
      floor: `${FLOOR_SECONDS} s`,
      ok: seconds <= FLOOR_SECONDS,
      note: times.join('; '),
    },
  ]
}
