import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { countOffences } from './import-home-office.ts'

describe('countOffences', () => {
  it('adds up the outcomes of a quarter’s offences, whatever they were', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outcomes-'))
    const file = join(folder, 'outcomes.csv')
    await writeFile(
      file,
      [
        'financial_year,financial_quarter,force_name,outcome_type,force_outcomes_for_offences_recorded_in_quarter',
        '2018/19,1,Northmere,1,12',
        '2018/19,1,Northmere,0,30',
        '2018/19,1,Northmere,21,NA',
        '2018/19,2,Northmere,18,7',
      ].join('\n'),
    )
    const counts = await countOffences(file)
    await rm(folder, { recursive: true })
    assert.deepEqual(counts.ok && counts.value, [
      { force: 'Northmere', period: '2018-19-Q1', offences: 42 },
      { force: 'Northmere', period: '2018-19-Q2', offences: 7 },
    ])
  })

  it('names the columns that a file must have', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outcomes-'))
    const file = join(folder, 'other.csv')
    await writeFile(file, 'force,offences\nNorthmere,3\n')
    const counts = await countOffences(file)
    await rm(folder, { recursive: true })
    assert.equal(counts.ok, false)
    if (!counts.ok) assert.match(counts.problems[0]?.message ?? '', /Give the CSV that has/)
  })
})
