import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  fetchEntries,
  oneAtATime,
  type Storage,
  verifyRecord,
  writeRecord,
} from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import { countRegisterRows, fetchRegisterPage } from './count-register-rows.ts'
import { fetchPastEntries } from './erase-register-entries.ts'
import { startRegisterImport } from './import-register-rows.ts'
import { keepRegisterRows } from './register-entries.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'
import { fetchRegisterKeys } from './register-keys.ts'
import {
  fetchDaysSince,
  fetchRegisterRows,
  fetchRegisterSpan,
  fetchRegisterVersions,
} from './register-rows.ts'
import { fetchRegisterSays } from './register-says.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import type { NewRegisterRow } from './write-register-rows.ts'

const RECORDER = { actor: 'Priya Shah', at: '2026-12-01T09:00:00Z' }
const register = 'finds'
const FIELDS = [['found', 'office']] as const

function find(reference: string, found: string): NewRegisterRow {
  return {
    ...{ reference, audience: 'office', day: found, state: 'open', isOpen: true },
    says: { office: { found, what: 'Umbrella' } },
  }
}

const first = find('AAAA-2222', '2026-05-04')
const [second, third] = [find('BBBB-3333', '2026-05-05'), find('CCCC-4444', '2026-06-01')]

/** Everything that is read of the register, each in its way. */
async function readAll({ db, readAs }: Storage) {
  const office = readAs({ audience: 'office' })
  const asked = { register }
  const words = { register, words: { said: 'umbrella', askedBy: 'office' } } as const
  const rows = await fetchRegisterRows(office, asked, 'office')
  return {
    list: rows.map(({ reference }) => reference),
    page: (await fetchRegisterPage(office, asked, 'office', { most: 5, after: 0 })).rows.length,
    count: await countRegisterRows(office, asked, 'office'),
    said: (await fetchRegisterSays(office, asked, 'office')).length,
    found: (await fetchRegisterRows(office, words, 'office')).length,
    span: await fetchRegisterSpan(office, register),
    keys: (await fetchRegisterKeys(db, register, FIELDS)).length,
    days: (await fetchDaysSince(db, register, 'none', FIELDS)).toSorted(),
    past: (await fetchPastEntries(db, register, undefined, '2026-12-01', 9)).length,
    versionsOfThird: (await fetchRegisterVersions(office, register, 'CCCC-4444', 'office')).length,
  }
}

const keep = async ({ db }: Storage, row: NewRegisterRow) =>
  await writeRecord(db, (trx) =>
    keepRegisterRows(trx, { register, act: 'recorded', happened: null, rows: [row] }, RECORDER),
  )

const none = async () => {}

forEachEngine(({ open }) => {
  describe('a file of entries', () => {
    it('is nowhere until all of it is there, and then everywhere', async (test) => {
      const storage = await open(test)
      const { db } = storage
      await keep(storage, first)
      const before = await readAll(storage)
      const taken = await startRegisterImport(db, register, RECORDER)
      await taken.add([second])
      await taken.add([third])
      assert.deepEqual(await readAll(storage), before)

      // What is recorded by hand meanwhile is there at once
      await keep(storage, find('DDDD-5555', '2026-04-30'))
      await taken.finish('finds.csv: The book of May', none)
      const after = await readAll(storage)
      assert.deepEqual(after.list, ['CCCC-4444', 'BBBB-3333', 'AAAA-2222', 'DDDD-5555'])
      assert.deepEqual(
        [after.count, after.page, after.said, after.found, after.keys],
        [4, 4, 4, 4, 4],
      )
      assert.deepEqual(after.days, ['2026-04-30', '2026-05-04', '2026-05-05', '2026-06-01'])
      assert.deepEqual(after.span, { from: '2026-04-30', to: '2026-06-01' })
      assert.equal(after.versionsOfThird, 1)
      const { problems, uncounted } = await verifyRecord(db, TABLE_CHECKS)
      assert.deepEqual([problems, uncounted], [[], []])
    })

    it('keeps every sign of what an entry says, and that it says nothing', async (test) => {
      const storage = await open(test)
      const { db } = storage
      const texts = [
        'null',
        'NULL',
        '',
        '{a,b}',
        '"quoted", \\n and \\',
        "it's – 𝒜",
        '{"a": [1]}',
        ' ',
      ]
      const says = texts.map((what) => ({ what, parts: [{ many: 3, isThere: true, on: null }] }))
      const taken = await startRegisterImport(db, register, RECORDER)
      await taken.add(
        says.map((sealed, at) => ({
          ...{ ...find(`NULL-${at}`, '2026-05-04'), day: null, audience: 'sealed' },
          says: at === 2 ? {} : { sealed },
        })),
      )
      await taken.finish('finds.csv: The book of May', none)
      const rows = await fetchRegisterRows(db, { register }, 'sealed')
      assert.deepEqual(
        rows.toReversed().map((row) => row.says),
        says.map((one, at) => (at === 2 ? {} : one)),
      )
      assert.deepEqual((await verifyRecord(db, TABLE_CHECKS)).problems, [])
    })

    it('corrects what is there at its end, and not before', async (test) => {
      const storage = await open(test)
      const { db } = storage
      await keep(storage, first)
      const taken = await startRegisterImport(db, register, RECORDER)
      const replaces = { id: 1, version: 1 }
      await taken.add([{ ...find('AAAA-2222', '2026-05-09'), replaces }, second])
      assert.deepEqual((await readAll(storage)).days, ['2026-05-04'])
      await taken.finish('finds.csv: The book of May', none)
      assert.deepEqual(
        (await fetchRegisterRows(db, { register }, 'sealed')).map(({ day }) => day),
        ['2026-05-09', '2026-05-05'],
      )
      assert.deepEqual((await verifyRecord(db, TABLE_CHECKS)).problems, [])
    })

    it('is refused whole where an entry that it corrects was corrected meanwhile', async (test) => {
      const storage = await open(test)
      const { db } = storage
      await keep(storage, first)
      const replaces = { id: 1, version: 1 }
      const taken = await startRegisterImport(db, register, RECORDER)
      await taken.add([{ ...find('AAAA-2222', '2026-05-09'), replaces }, second])
      await keep(storage, { ...find('AAAA-2222', '2026-05-10'), replaces })
      await assert.rejects(
        taken.finish('finds.csv: The book of May', none),
        /^Refusal: AAAA-2222 was changed while the file was taken in, and nothing of the file is there/,
      )
      assert.deepEqual((await readAll(storage)).list, ['AAAA-2222'])
    })

    it('that was not taken in to its end counts for nothing, and the next one removes it', async (test) => {
      const storage = await open(test)
      const { db } = storage
      await keep(storage, first)
      await (await startRegisterImport(db, register, RECORDER)).add([second])
      const left = await verifyRecord(db, TABLE_CHECKS)
      assert.deepEqual(left.problems, [])
      assert.match(left.uncounted.join(), /^1 row of a register is held that no entry tells of/)

      const again = await oneAtATime(db, (alone) => startRegisterImport(alone, register, RECORDER))
      await again.add([second, third])
      await again.finish('finds.csv: The book of May', none)
      assert.deepEqual((await readAll(storage)).list, ['CCCC-4444', 'BBBB-3333', 'AAAA-2222'])
      const { problems, uncounted } = await verifyRecord(db, TABLE_CHECKS)
      assert.deepEqual([problems, uncounted], [[], []])
      const acts = await fetchEntries(db, { kind: REGISTER_ENTRY })
      assert.deepEqual(
        acts.map(({ event }) => event),
        ['recorded', 'import-withdrawn', 'imported'],
      )
    })
  })
})
