import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { EXPORTED, overShipped, readAreaFolder, readShipped } from '#area/index.ts'
import { fetchFileVersions, recordFileEdit, TABLE_CHECKS } from '#holdings/index.ts'
import { exportArea, fetchFigureBook, type Taking, takeInArea } from '#performance/index.ts'
import type { Storage } from '#storage/index.ts'
import { verifyRecord, writeRecord } from '#storage/index.ts'
import { openEmbedded } from '#storage/testing.ts'
import { openFounded } from './founded.ts'

const root = join(import.meta.dirname, '..')
const AREAS = [
  'areas/leicestershire',
  'test/fixtures/areas/northmere',
  'test/fixtures/areas/saltwell',
  'test/fixtures/areas/wealdmoor',
]
const act = {
  actor: 'A. Clerk',
  reason: 'A test',
  at: '2026-12-03T09:00:00Z',
  today: '2026-12-03',
}

/** What an exported folder holds for `load`: its files with the law, and what it says of them. */
async function asFolder(files: ReadonlyMap<string, string>) {
  const own = new Map([...files].filter(([path]) => path !== EXPORTED))
  const said = JSON.parse(files.get(EXPORTED) ?? '{}') as { files: Record<string, string> }
  const exported = new Map(Object.entries(said.files))
  return { files: await overShipped(own), exported }
}

async function load({ db }: Storage, files: ReadonlyMap<string, string>, taking: Taking = {}) {
  const done = await takeInArea(db, files, act, taking)
  assert.ok(done.ok, done.ok ? '' : done.problems.map(({ message }) => message).join('\n'))
  const { added, changed, removed } = done.value.files
  const figures = done.value.imports.map(({ added, superseded }) => added + superseded)
  return {
    written: [...added, ...changed, ...removed],
    figures: figures.reduce((sum, one) => sum + one, 0),
    edits: done.value.edits,
  }
}

async function figuresOf({ db }: Storage) {
  const book = await fetchFigureBook(db, { asAt: act.today })
  const measures = await db.selectFrom('observation').select('measure').distinct().execute()
  const all = measures.flatMap(({ measure }) => [...book.all(measure), ...book.targets(measure)])
  const lines = all.map(
    ({ measure, area, breakdown, period, value, numerator, denominator, status, note, ...rest }) =>
      JSON.stringify([
        ...[measure, area, breakdown, period.code, value, numerator, denominator, status, note],
        ...[rest.source, rest.releasedOn],
      ]),
  )
  return lines.sort()
}

describe('an area that is written out', () => {
  for (const folder of AREAS) {
    it(`is its files to the letter, and loading it adds nothing: ${folder}`, async (test) => {
      const { storage, close } = await openFounded(folder)
      test.after(close)
      const { files } = await exportArea(storage.db, act.at)
      const source = await readAreaFolder(join(root, folder))
      const shipped = await readShipped()
      const texts = [...source].filter(
        ([path, text]) => !path.endsWith('.csv') && shipped.get(path) !== text,
      )
      assert.deepEqual(
        [...files].filter(([path]) => !path.endsWith('.csv') && path !== EXPORTED),
        texts,
      )
      for (const [path] of texts) {
        assert.equal(files.get(path), await readFile(join(root, folder, path), 'utf8'), path)
      }
      const written = await asFolder(files)
      const again = await load(storage, written.files, written)
      assert.deepEqual([again.written, again.figures], [[], 0])

      const other = await openEmbedded(test)
      await load(other, written.files)
      assert.deepEqual(await figuresOf(other), await figuresOf(storage))
    })
  }

  it('has in it what was written on the site, and then loading it adds nothing either', async (test) => {
    const { storage, close } = await openFounded('test/fixtures/areas/northmere')
    test.after(close)
    const before = await readAreaFolder(join(root, 'test/fixtures/areas/northmere'))
    const [path = '', text = ''] =
      [...before].find(([name]) => /^reports\/.*\.md$/.test(name)) ?? []
    assert.notEqual(path, '')
    const content = `${text}\nAdded on the site.\n`
    await writeRecord(storage.db, (trx) => recordFileEdit(trx, { path, content }, act))
    assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])

    const older = await load(storage, before)
    assert.deepEqual(older.written, [])
    assert.deepEqual(
      older.edits.kept.map((one) => [one.path, one.by]),
      [[path, 'A. Clerk']],
    )
    const { files } = await exportArea(storage.db, act.at)
    assert.equal(files.get(path), content)
    const written = await asFolder(files)
    assert.deepEqual((await load(storage, written.files, written)).written, [])
    const changed = new Map(written.files).set(path, `${text}\nChanged in the folder.\n`)
    assert.deepEqual((await load(storage, changed, written)).written, [path])
    const versions = await fetchFileVersions(storage.db, [path])
    assert.deepEqual(
      versions.map(({ isEdit }) => isEdit),
      [false, true, false],
    )
  })

  it('refuses a folder that has otherwise what was written on the site, until it is told to', async (test) => {
    const { storage, close } = await openFounded('test/fixtures/areas/northmere')
    test.after(close)
    const before = await readAreaFolder(join(root, 'test/fixtures/areas/northmere'))
    const [path = '', text = ''] =
      [...before].find(([name]) => /^reports\/.*\.md$/.test(name)) ?? []
    const edit = { path, content: `On the site. ${text}` }
    await writeRecord(storage.db, (trx) => recordFileEdit(trx, edit, act))
    const changed = new Map(before).set(path, `In the folder. ${text}`)
    const refused = await takeInArea(storage.db, changed, act)
    assert.match(
      refused.ok ? '' : refused.problems.map(({ message }) => message).join('\n'),
      /was written on the site on 3 December 2026 by A\. Clerk, and the folder has it otherwise/,
    )
    assert.equal((await exportArea(storage.db, act.at)).files.get(path), edit.content)
    const forced = await load(storage, changed, { overEdits: true })
    assert.deepEqual(forced.written, [path])
    assert.deepEqual(
      forced.edits.undone.map((one) => one.path),
      [path],
    )
  })

  it('leaves out what is not released, which stays where it is', async (test) => {
    const { storage, close } = await openFounded('test/fixtures/areas/wealdmoor')
    test.after(close)
    const { files: first } = await exportArea(storage.db, act.at)
    const path = 'figures/made-up.csv'
    const byAct = (first.get('area.yaml') ?? '').replace(
      'releases: at-once',
      `releases: by-act\npublishedBefore: [${path}]`,
    )
    const row = 'burglary,wealdmoor,,2026-08,150,,,actual,Made up,,,,\n'
    const { files } = await asFolder(first)
    const changed = new Map(files)
      .set('area.yaml', byAct)
      .set(path, `${first.get(path) ?? ''}${row}`)
    await load(storage, changed)
    const { files: out, figuresNotReleased } = await exportArea(storage.db, act.at)
    assert.equal(figuresNotReleased, 1)
    assert.equal(out.get(path), first.get(path))
    const again = await asFolder(out)
    const loaded = await load(storage, again.files, again)
    assert.deepEqual([loaded.written, loaded.figures], [[], 0])
    assert.equal((await exportArea(storage.db, act.at)).figuresNotReleased, 1)
  })
})
