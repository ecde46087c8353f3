import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Storage, writeRecord } from '#storage/index.ts'
import { openEmbedded } from '#storage/testing.ts'
import { countRegisterRows, fetchRegisterPage } from './count-register-rows.ts'
import { keepRegisterRows } from './register-entries.ts'
import { fetchRegisterKeys, stretchesOfReferences } from './register-keys.ts'
import { currentRows, fetchRegisterRows } from './register-rows.ts'
import { fetchRegisterSays } from './register-says.ts'
import type { NewRegisterRow } from './write-register-rows.ts'

const RECORDER = { actor: 'Priya Shah', at: '2026-12-01T09:00:00Z' }

function entry(index: number, day: string | null): NewRegisterRow {
  return {
    reference: `ENTRY-${index}`,
    audience: index % 3 === 0 ? 'sealed' : 'office',
    ...{ day, state: 'open', isOpen: true },
    says: { public: { what: `Find ${index}` }, office: { shelf: String(index % 7) } },
  }
}

/** Many of one day, a few of each of many days, and some of none. */
const DAYS = [
  ...Array.from({ length: 1_500 }, () => '2026-05-04'),
  ...Array.from({ length: 2_400 }, (_, index) =>
    Temporal.PlainDate.from('2026-01-01')
      .add({ days: index % 90 })
      .toString(),
  ),
  ...Array.from({ length: 30 }, () => null),
]

describe('entries of a register by the thousand', () => {
  const register = 'finds'
  const keep = async ({ db }: Storage, rows: readonly NewRegisterRow[]) =>
    await writeRecord(db, (trx) =>
      keepRegisterRows(trx, { register, act: 'recorded', happened: null, rows }, RECORDER),
    )
  const open = async (test: Parameters<typeof openEmbedded>[0]) => {
    const storage = await openEmbedded(test)
    await keep(
      storage,
      DAYS.map((day, index) => entry(index, day)),
    )
    return storage
  }

  const filters = [
    {},
    { from: '2026-02-01' },
    { to: '2026-03-15' },
    { where: { office: { shelf: '3' } } },
    { words: { said: 'find 1', askedBy: 'office' } },
  ] as const

  it('stand on each page as they stand in the whole list, for each who may read them', async (test) => {
    const storage = await open(test)
    for (const reader of ['office', 'sealed'] as const) {
      const db = storage.readAs({ audience: reader })
      for (const filter of filters) {
        const asked = { register, ...filter }
        const all = await fetchRegisterRows(db, asked, reader)
        for (const after of [
          0,
          20,
          40,
          990,
          1_010,
          1_530,
          2_000,
          2_570,
          Math.max(0, all.length - 10),
          9_000,
        ]) {
          const page = await fetchRegisterPage(db, asked, reader, { most: 50, after })
          assert.equal(page.count, all.length)
          assert.deepEqual(page.rows, all.slice(after, after + 50))
        }
      }
    }
  })

  it('say together what each says, in their order', async (test) => {
    const storage = await open(test)
    for (const reader of ['public', 'office', 'sealed'] as const) {
      const db = storage.readAs({ audience: reader })
      for (const filter of filters.slice(0, 4)) {
        const asked = reader === 'public' ? { register } : { register, ...filter }
        const rows = await fetchRegisterRows(db, asked, reader)
        assert.deepEqual(
          await fetchRegisterSays(db, asked, reader),
          rows.map(({ says }) => says),
        )
      }
    }
  })

  it('are counted and placed anew once one more is recorded', async (test) => {
    const storage = await open(test)
    const asked = { register }
    const count = await countRegisterRows(storage.db, asked, 'sealed')
    await keep(storage, [entry(9_999, '2026-12-01')])
    const page = await fetchRegisterPage(storage.db, asked, 'sealed', { most: 5, after: 1_600 })
    assert.equal(page.count, count + 1)
    const all = await fetchRegisterRows(storage.db, asked, 'sealed')
    assert.deepEqual(page.rows, all.slice(1_600, 1_605))
  })

  it('are told apart some at a time as all at once, beside those of other registers', async (test) => {
    const storage = await open(test)
    const { db } = storage
    const act = { act: 'recorded', happened: null } as const
    for (const other of ['bicycles', 'lamps'])
      await writeRecord(db, (trx) =>
        keepRegisterRows(
          trx,
          { ...act, register: other, rows: [entry(7, '2026-05-04')] },
          RECORDER,
        ),
      )
    const correction = { ...entry(3, '2026-05-04'), replaces: { id: 4, version: 1 } }
    await keep(storage, [correction, { ...entry(5_000, null), isWithdrawn: true }])
    const fields = [['what', 'public']] as const
    const all = await fetchRegisterKeys(db, register, fields)
    assert.equal(all.length, DAYS.length)
    for (const most of [97, 1_000, 9_000]) {
      const some = []
      for await (const among of stretchesOfReferences(db, register, most))
        some.push(...(await fetchRegisterKeys(db, register, fields, among)))
      assert.deepEqual(
        some.toSorted((one, other) => one.id - other.id),
        all,
      )
    }
    const written = all.at(-2)?.id ?? 0
    assert.deepEqual(await fetchRegisterKeys(db, register, fields, { written }), all.slice(-1))
  })

  it('are found by their references where those stand, with no look at all the others', async (test) => {
    const storage = await open(test)
    const references = DAYS.slice(0, 250).map((_, index) => `ENTRY-${index}`)
    const asked = { register, references }
    const found = await fetchRegisterRows(storage.db, asked, 'sealed')
    assert.deepEqual(found.map(({ reference }) => reference).toSorted(), references.toSorted())
    const plan = await currentRows(storage.db, asked, ['office', 'sealed'], undefined)
      .select('id')
      .explain('json')
    assert.match(JSON.stringify(plan), /register_entry_register_reference_version_key/)
    assert.doesNotMatch(JSON.stringify(plan), /register_entry_by_audience/)
  })
})
