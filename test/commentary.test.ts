import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readAreaFolder } from '#area/index.ts'
import { heldFigures } from '#checker/index.ts'
import { holdingsOf, takeInArea } from '#performance/index.ts'
import { checkCommentary, sayContradiction } from '#reports/check-commentary.ts'
import { fetchReport } from '#reports/index.ts'
import { parsePeriod } from '#shared/index.ts'
import { openInMemory } from '#storage/testing.ts'

const AREA = join(import.meta.dirname, '../areas/leicestershire')

describe('the commentary of the reports of Leicestershire', () => {
  it('contradicts no figure of its report, nor any held', async (test) => {
    const { db } = await openInMemory(test)
    const today = '2026-11-22'
    const act = { actor: 'A. Tester', reason: 'Testing', at: `${today}T09:00:00Z`, today }
    const loaded = await takeInArea(db, await readAreaFolder(AREA), act)
    assert.ok(loaded.ok)
    const held = heldFigures(await holdingsOf(db, () => today)())
    const written = new Set(
      [...loaded.value.area.commentary.keys()].map((key) => key.split('/').slice(0, 2).join(' ')),
    )
    assert.ok(written.size >= 3)
    for (const name of written) {
      const [id = '', code = ''] = name.split(' ')
      const period = parsePeriod(code)
      assert.ok(period.ok)
      const report = await fetchReport(db, id, period.value, today)
      assert.ok(report.ok)
      assert.deepEqual(checkCommentary(report.value, held).map(sayContradiction), [], name)
    }
  })
})
