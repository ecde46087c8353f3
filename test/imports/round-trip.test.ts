import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { holdingsOf, importObservations } from '#performance/index.ts'
import { writeMeasureFile } from '../../src/performance/pages/measure-files.ts'
import { reportPeriods } from '../../src/reports/build-report.ts'
import { reportFor } from '../../src/reports/find-report.ts'
import { writeReportCsv } from '../../src/reports/report-csv.ts'
import { REPORT_FILE_NAMES } from '../../src/reports/write-report.ts'
import { openFounded } from '../founded.ts'

const root = join(import.meta.dirname, '../..')
const AREAS = globSync(['areas/*/area.yaml', 'test/fixtures/areas/*/area.yaml'], { cwd: root })

/** Of each report, so many of its latest periods. */
const PERIODS = 3

const AGAIN = {
  actor: 'An analyst',
  reason: 'Imported where they came from',
  today: '2026-11-23',
  at: '2026-11-23T09:00:00Z',
}

describe('the figures of an area, written as CSV and imported where they came from', () => {
  for (const areaFile of AREAS) {
    it(`add nothing, whether a measure's or a report's: ${areaFile}`, async (test) => {
      const { storage, area, close } = await openFounded(dirname(areaFile))
      test.after(close)
      const { db } = storage
      const into = await mkdtemp(join(tmpdir(), 'round-trip-'))
      test.after(() => rm(into, { recursive: true }))
      const held = await holdingsOf(storage.readAs, 'public', () => AGAIN.today)()

      let written = 0
      const imported = async (name: string, text: string) => {
        const file = join(into, name)
        await writeFile(file, text)
        const outcome = await importObservations(db, area, { ...AGAIN, file })
        const lines = text.trimEnd().split('\r\n').length - 1
        written += lines
        assert.ok(outcome.ok || lines === 0, JSON.stringify(outcome))
        if (!outcome.ok) return
        const { added, superseded, rejected, rejectedRows, supersededFigures } = outcome.value
        assert.deepEqual(
          { name, added, superseded, rejected, first: [...rejectedRows, ...supersededFigures][0] },
          { name, added: 0, superseded: 0, rejected: 0, first: undefined },
        )
      }

      // One after another in one file: an import looks at all that is held, however little comes
      const files = [...area.measures.values()].map((measure) => {
        const [head = '', ...rows] = [...writeMeasureFile(held, measure, 'csv').pieces]
          .join('')
          .split('\r\n')
        return { head, rows: rows.slice(0, -1) }
      })
      const [head = '', ...otherHeads] = new Set(files.map((file) => file.head))
      assert.deepEqual(otherHeads, [])
      const rows = files.flatMap((file) => file.rows)
      await imported('measures.csv', `${[head, ...rows].join('\r\n')}\r\n`)
      for (const definition of area.reports) {
        for (const period of reportPeriods(area, definition, held.book).slice(0, PERIODS)) {
          const report = reportFor(held, definition.id, period)
          assert.ok(report?.ok)
          await imported(REPORT_FILE_NAMES.csv, writeReportCsv(report.value))
        }
      }
      assert.ok(written > 0)
    })
  }
})
