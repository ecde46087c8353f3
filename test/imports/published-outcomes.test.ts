import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { exportHomeOffice } from '#performance/index.ts'
import { addUpOffences } from '../../src/documents/records/force-counts.ts'
import { countOffences } from '../../src/performance/imports/import-home-office.ts'
import { findGiven } from '../../src/statistics/read-vectors.ts'

const folder = join(import.meta.dirname, '../../areas/leicestershire')
const parsed = parseArea(await readAreaFolder(folder))
assert.ok(parsed.ok)
const area = parsed.value
const counts = area.file.forceComparison?.counts ?? []

describe('the Home Office table of outcomes of 2018/19', () => {
  const file = findGiven('data/home-office/outcomes-open-data-2018-19.csv')

  it('has 44 forces, and 91,659 offences recorded in Leicestershire', async () => {
    if (file === undefined) return
    const table = await countOffences(file)
    assert.ok(table.ok)
    const all = addUpOffences(counts.slice(0, 1), table.value, file)
    assert.ok(all.ok)
    assert.equal(all.value.length, 44 * 4)
    const own = all.value.filter(({ force }) => force === 'Leicestershire')
    // 22,627 + 22,627 + 23,695 + 22,710; the force's own report of July 2019 has 92,924
    assert.equal(
      own.reduce((sum, { offences }) => sum + offences, 0),
      91_659,
    )
  })

  it('has kinds of offence that add up to all of them in each force and quarter', async () => {
    if (file === undefined) return
    const table = await countOffences(file)
    assert.ok(table.ok)
    const counted = addUpOffences(counts, table.value, file)
    assert.ok(counted.ok)
    const [whole] = counts
    const parts = new Set(
      [...area.measures.values()]
        .filter(({ parent }) => parent === whole?.measure)
        .map(({ id }) => id),
    )
    assert.equal(parts.size, 9)
    const all = counted.value.filter(({ measure }) => measure === whole?.measure)
    for (const { force, period, offences } of all) {
      const sum: number = counted.value
        .filter((one) => parts.has(one.measure) && one.force === force && one.period === period)
        .reduce((total, one) => total + one.offences, 0)
      assert.equal(sum, offences, `${force}, ${period}`)
    }
  })

  it('gives the figures that the area brings with it, byte for byte', async (test) => {
    if (file === undefined) return
    const into = await mkdtemp(join(tmpdir(), 'outcomes-'))
    test.after(() => rm(into, { recursive: true }))
    const to = join(into, 'figures.csv')
    const written = await exportHomeOffice(area, { file, to })
    assert.ok(written.ok)
    const kept = await readFile(join(folder, 'figures/recorded-crime-of-forces.csv'), 'utf8')
    assert.ok((await readFile(to, 'utf8')) === kept, 'make it again with the import command')
  })
})
