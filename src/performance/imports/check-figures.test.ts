import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { examineArea, readAreaFolder } from '#area/index.ts'
import { checkFigures } from './check-figures.ts'

const folder = join(import.meta.dirname, '../../../test/fixtures/areas/northmere')
const files = await readAreaFolder(folder)
const HEAD = 'measure,area,breakdown,period,value,note\n'

async function told(
  texts: Readonly<Record<string, string>>,
): Promise<readonly (string | number | undefined)[][]> {
  const changed = new Map([...files, ...Object.entries(texts)])
  const { area, unread } = examineArea(changed)
  const { problems } = await checkFigures(area, changed, '2026-11-22', unread)
  return problems.map(({ field, line, message }) => [field, line, message])
}

describe('the figures of an area, checked and kept nowhere', () => {
  it('are counted when nothing is wrong with them', async () => {
    const { area, unread } = examineArea(files)
    const rows = (files.get('figures/printed.csv') ?? '').trimEnd().split('\n').length - 1
    assert.deepEqual(await checkFigures(area, files, '2026-11-22', unread), {
      figures: rows,
      problems: [],
    })
  })

  it('are told by their line, also below a note of several lines', async () => {
    const text = `${HEAD}burglary,northmere,,2026-04,9,"a note\nof two lines"\nburglary,northmere,,2026-05,few,\n`
    const [row] = await told({ 'figures/more.csv': text })
    assert.deepEqual(row?.slice(0, 2), ['figures/more.csv', 4])
    assert.match(String(row?.[2]), /"few" for May 2026/)
  })

  it('tell a word that many rows have once, with how many they are', async () => {
    const rows = ['04', '05', '06'].map((month) => `burglari,northmere,,2026-${month},9,\n`)
    const [row, ...others] = await told({
      'figures/more.csv': `${HEAD}${rows.join('')}burglary,northmere,,2026-04,9,\n`,
    })
    assert.deepEqual(others, [])
    assert.match(String(row?.[2]), /Did you mean burglary\? \(2 rows more have it too\)$/)
  })

  it('are not blamed for a measure or a place that cannot be read where it is defined', async () => {
    const measures = (files.get('measures/crime.yaml') ?? '').replace('unit: count', 'unit: counts')
    assert.deepEqual(await told({ 'measures/crime.yaml': measures }), [])
    assert.deepEqual(
      await told({ 'measures/crime.yaml': measures.replace(/^measures:/m, '[') }),
      [],
    )
    const area = (files.get('area.yaml') ?? '').replace('kind: district', 'kind: borough')
    assert.deepEqual(await told({ 'area.yaml': area }), [])
    assert.deepEqual(await told({ 'area.yaml': 'places: none' }), [])
    assert.deepEqual(await told({ 'area.yaml': `${files.get('area.yaml')}\n] [` }), [])
  })

  it('are told once a file when all of it is about another place, or it is no table', async () => {
    const away = `${HEAD}burglary,yorkshire,,2026-04,9,\nburglary,kent,,2026-04,9,\n`
    const [row, ...others] = await told({ 'figures/away.csv': away })
    assert.deepEqual(others, [])
    assert.match(String(row?.[2]), /^None of the 2 rows of figures\/away\.csv is about a place in/)
    const [none] = await told({ 'figures/none.csv': 'measure,area\nburglary,northmere\n' })
    assert.deepEqual(none?.slice(0, 2), ['figures/none.csv', 1])
  })
})
