import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RecordingChange } from '#area/index.ts'
import { analyseSeries } from '#statistics/index.ts'
import { measureOf, months } from '#statistics/testing.ts'
import { rebaseTable } from './rebase-table.ts'

describe('rebaseTable', () => {
  const measure = measureOf()
  const place = {
    ...{ id: 'northmere', name: 'Northmere', kind: 'police-area' as const },
    streetFileNames: [],
  }
  const change: RecordingChange = {
    ...{ id: 'rule', name: 'A new counting rule', short: 'New rule', from: '2017-06-01' },
    scope: { measures: 'all', areas: 'all' },
    effect: 'More is counted.',
    rebase: { reason: 'The rule changed on that day', approvedBy: 'Force crime registrar' },
    source: { document: 'A made-up report' },
  }
  // Fourteen months to May 2017 that average 41, then fourteen that average 81
  const values = Array.from({ length: 28 }, (_, index) => (index < 14 ? 40 : 80) + (index % 2) * 2)

  function rows(rebase: readonly string[], recordingChanges: readonly RecordingChange[]) {
    const analysed = analyseSeries(measure, months(values), { rebase })
    assert.ok(analysed.ok)
    const table = rebaseTable({ recordingChanges }, { series: analysed.value, measure, place })
    return table?.rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : undefined)))
  }

  it('gives both averages, why, and who approved it', () => {
    assert.deepEqual(rows(['2017-06-01'], [change]), [
      ['1 June 2017', '41', '81', 'The rule changed on that day', 'Force crime registrar'],
    ])
  })

  it('is left out where no range starts again', () => {
    assert.equal(rows([], [change]), undefined)
  })
})
