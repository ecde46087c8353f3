import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readAreaFolder } from '#area/index.ts'
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
