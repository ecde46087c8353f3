import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { heldFigures } from '#checker/index.ts'
import { holdingsOf } from '#performance/index.ts'
import { checkCommentary, sayContradiction } from '#reports/check-commentary.ts'
import { fetchReport } from '#reports/index.ts'
import { parsePeriod } from '#shared/index.ts'
import { shareFounded } from './founded.ts'

describe('the commentary of the reports of Leicestershire', () => {
  it('contradicts no figure of its report, nor any held', async () => {
    const { storage, area } = await shareFounded('areas/leicestershire')
    const { db } = storage
    const today = '2026-11-22'
    const held = heldFigures(await holdingsOf(storage.readAs, 'public', () => today)())
    const written = new Set(
      [...area.commentary.keys()].map((key) => key.split('/').slice(0, 2).join(' ')),
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
