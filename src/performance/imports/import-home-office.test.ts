import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import type { Area } from '#area/index.ts'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { countOffences, exportHomeOffice } from './import-home-office.ts'

const HEADER =
  'financial_year,financial_quarter,force_name,offence_group,offence_subgroup,outcome_type,force_outcomes_for_offences_recorded_in_quarter'
const ROWS = [
  '2018/19,1,Northmere,Theft offences,Shoplifting,1,12',
  '2018/19,1,Northmere,Theft offences,Shoplifting,0,30',
  '2018/19,1,Northmere,Robbery,Robbery,0,4',
  '2018/19,1,Northmere,Fraud offences to 2012/13,Fraud offences to 2012/13,21,NA',
  '2018/19,2,Northmere,Theft offences,Domestic burglary,18,7',
  '2018/19,1,Farland,Robbery,Robbery,0,9',
]

async function write(test: TestContext, lines: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outcomes-'))
  test.after(() => rm(folder, { recursive: true }))
  const file = join(folder, 'outcomes.csv')
  await writeFile(file, lines.join('\n'))
  return file
}

/** The made-up area, which compares forces by all recorded crime and by robbery. */
async function madeUpArea(): Promise<Area> {
  const folder = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')
  const parsed = parseArea(await readAreaFolder(folder))
  assert.ok(parsed.ok)
  const { value: area } = parsed
  return {
    ...area,
    file: {
      ...area.file,
      forceComparison: {
        population: 'population',
        counts: [
          { measure: 'all-crime', offences: 'all' },
          { measure: 'robbery', offences: { groups: ['Robbery'], subgroups: [] } },
        ],
      },
    },
  }
}

describe('countOffences', () => {
  it('adds up the outcomes of a quarter’s offences, whatever they were, by group and subgroup', async (test) => {
    const counts = await countOffences(await write(test, [HEADER, ...ROWS]))
    const theft = { force: 'Northmere', group: 'Theft offences' }
    assert.deepEqual(counts.ok && counts.value.filter(({ group }) => group === 'Theft offences'), [
      { ...theft, period: '2018-19-Q1', subgroup: 'Shoplifting', offences: 42 },
      { ...theft, period: '2018-19-Q2', subgroup: 'Domestic burglary', offences: 7 },
    ])
    assert.ok(counts.ok && !counts.value.some(({ group }) => group.startsWith('Fraud')))
  })

  it('names the columns that a file must have', async (test) => {
    const counts = await countOffences(await write(test, ['force,offences', 'Northmere,3']))
    assert.equal(counts.ok, false)
    if (!counts.ok) assert.match(counts.problems[0]?.message ?? '', /Give the CSV that has/)
  })
})

describe('exportHomeOffice', () => {
  it('writes every count of each force that the area lists, all in one file', async (test) => {
    const file = await write(test, [HEADER, ...ROWS])
    const to = `${file}.figures.csv`
    const written = await exportHomeOffice(await madeUpArea(), { file, to })
    assert.deepEqual(written.ok && written.value, { rows: 4 })
    const lines = (await readFile(to, 'utf8')).trimEnd().split('\n')
    assert.deepEqual(
      lines.slice(1).map((line) => line.split(',').slice(0, 5).join()),
      [
        'all-crime,northmere,,2018-19-Q1,46',
        'all-crime,northmere,,2018-19-Q2,7',
        'robbery,northmere,,2018-19-Q1,4',
        'robbery,northmere,,2018-19-Q2,0',
      ],
    )
  })

  it('writes nothing where the area adds up offences that the table does not have', async (test) => {
    const file = await write(test, [HEADER, ...ROWS.filter((line) => !line.includes('Robbery'))])
    const to = `${file}.figures.csv`
    const written = await exportHomeOffice(await madeUpArea(), { file, to })
    assert.equal(written.ok, false)
    if (!written.ok) {
      assert.match(
        written.problems[0]?.message ?? '',
        /robbery adds up the group "Robbery", which outcomes\.csv does not have/,
      )
    }
    await assert.rejects(readFile(to))
  })
})
