import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readAreaFolder } from '#area/index.ts'
import { fetchCurrent } from '#holdings/index.ts'
import { openEmbedded } from '#storage/testing.ts'
import { takeInArea } from './take-in-area.ts'

const folder = join(import.meta.dirname, '../../test/fixtures/areas/northmere')
const files = await readAreaFolder(folder)
const act = {
  actor: 'A. Clerk',
  reason: 'A test',
  at: '2026-11-22T09:00:00Z',
  today: '2026-11-22',
}

/** Northmere's files with words of some of them replaced throughout. */
function renamed(names: readonly string[], from: string, to: string): ReadonlyMap<string, string> {
  return new Map(
    [...files].map(([name, text]) => [
      name,
      names.includes(name) ? text.replaceAll(from, to) : text,
    ]),
  )
}

const refusalOf = async (
  db: Parameters<typeof takeInArea>[0],
  changed: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const load = await takeInArea(db, changed, act)
  return load.ok ? [] : load.problems.map(({ message }) => message)
}

describe('a folder copied for another place', () => {
  it('is refused while only area.yaml is renamed: its figures are of the place before', async (test) => {
    const { db } = await openEmbedded(test)
    assert.deepEqual(
      await refusalOf(db, renamed(['area.yaml'], 'id: northmere\n', 'id: southmere\n')),
      [
        'area.yaml, line 2: the area is "southmere", and its police area, the first place, is "northmere". ' +
          'Give both the id of this place, and keep no figures of another',
        'figures/about.yaml, line 2: the figures are of "northmere", and area.yaml is of "southmere". ' +
          'Take them out and put this place’s own there; if only its name has changed, correct it here',
      ],
    )
    assert.deepEqual(await refusalOf(db, renamed(['area.yaml'], 'Northmere', 'Southmere')), [
      'figures/about.yaml, line 3: the figures are of Northmere, and area.yaml is of Southmere. ' +
        'Take them out and put this place’s own there; if only its name has changed, correct it here',
    ])
  })

  it('is refused row by row while its figures name places that it has no more', async (test) => {
    const { db } = await openEmbedded(test)
    const names = ['area.yaml', 'figures/about.yaml', 'events.yaml', 'recording-changes.yaml']
    const half = renamed(names, 'northmere', 'southmere')
    const whole = new Map(
      [...half].map(([name, text]) => [
        name,
        names.includes(name) ? text.replaceAll('Northmere', 'Southmere') : text,
      ]),
    )
    const told = await refusalOf(db, whole)
    assert.match(told[0] ?? '', /^Row 2 of figures\/printed\.csv has "northmere" as its area/)
  })
})

describe('figures that found an instance which releases by act', () => {
  const byAct = (more = '') =>
    renamed(['area.yaml'], 'releases: at-once\n', `releases: by-act\n${more}`)
  const unpublished: readonly [string, string] = [
    'figures/unpublished.csv',
    `measure,area,breakdown,period,value,numerator,denominator,status,source,released,note
burglary,northmere,,2019-08,77,,,actual,Made up,2019-10-01,
`,
  ]

  it('wait for a release as any do', async (test) => {
    const { db, readAs } = await openEmbedded(test)
    assert.deepEqual(await refusalOf(db, byAct()), [])
    assert.ok((await fetchCurrent(readAs({ audience: 'office' }))).length > 10)
    assert.deepEqual(await fetchCurrent(readAs({ audience: 'public' })), [])
  })

  it('are public from the days they say where the area names their file as published before', async (test) => {
    const { db, readAs } = await openEmbedded(test)
    const published = byAct('publishedBefore: [figures/printed.csv]\n')
    assert.deepEqual(await refusalOf(db, new Map([...published, unpublished])), [])
    const [office, all] = [readAs({ audience: 'office' }), readAs({ audience: 'public' })]
    const held = await fetchCurrent(office)
    const known = await fetchCurrent(all)
    assert.ok(known.length > 10)
    assert.equal(known.length, held.length - 1)
    assert.ok(
      known.every(({ value, period_start }) => value !== 77 || period_start !== '2019-08-01'),
    )
    assert.equal((await fetchCurrent(all, { asAt: '2026-05-11' })).length, known.length)
    assert.equal((await fetchCurrent(all, { asAt: '2026-05-10' })).length, 0)
  })

  it('wait in that file too where they are loaded later', async (test) => {
    const { db, readAs } = await openEmbedded(test)
    const published = byAct('publishedBefore: [figures/printed.csv, figures/unpublished.csv]\n')
    const [name, text] = unpublished
    const [heading = ''] = text.split('\n')
    assert.deepEqual(await refusalOf(db, new Map([...published, [name, `${heading}\n`]])), [])
    const before = await fetchCurrent(readAs({ audience: 'public' }))
    assert.deepEqual(await refusalOf(db, new Map([...published, unpublished])), [])
    assert.deepEqual(await fetchCurrent(readAs({ audience: 'public' })), before)
    assert.equal((await fetchCurrent(readAs({ audience: 'office' }))).length, before.length + 1)
  })

  it('are of files that are there', async (test) => {
    const { db } = await openEmbedded(test)
    assert.deepEqual(await refusalOf(db, byAct('publishedBefore: [printed.csv]\n')), [
      'area.yaml, line 28: publishedBefore names "printed.csv", and there is no such file of figures. Write it as ' +
        'figures/printed.csv',
    ])
  })
})

describe('an instance', () => {
  it('is of one area for good, and says where another belongs', async (test) => {
    const { db } = await openEmbedded(test)
    assert.deepEqual(await refusalOf(db, files), [])
    assert.deepEqual(await refusalOf(db, renamed([...files.keys()], 'northmere', 'southmere')), [
      'This instance is of the area "northmere", and these files are of "southmere". Load them into an ' +
        'instance of their own: set CRITICAL_FRIEND_DATA to another folder, or DATABASE_URL to another database',
    ])
    assert.deepEqual(await refusalOf(db, files), [])
  })
})
