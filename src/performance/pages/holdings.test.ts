import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { recordEntry, writeRecord } from '#storage/index.ts'
import { openFounded } from '../../../test/founded.ts'
import { importRows } from '../imports/import-observations.ts'
import { holdingsOf } from './holdings.ts'

const TODAY = '2026-11-23'
const AUTHORSHIP = { actor: 'A clerk', reason: 'New figures', at: '2026-11-23T09:00:00Z' }

describe('what is held for pages', () => {
  it('is what was before while figures just imported are read, and waits for whoever asks', async (test) => {
    const { storage, area, close } = await openFounded('test/fixtures/areas/northmere')
    test.after(close)
    const { db } = storage
    const fetchHeld = holdingsOf(storage.readAs, 'public', () => TODAY)
    const before = await fetchHeld()

    const letter = { kind: 'letter', record: 'one', event: 'sent', happened: null, parts: {} }
    await writeRecord(db, (trx) => recordEntry(trx, letter, AUTHORSHIP))
    assert.equal(await fetchHeld('now'), before)

    const [measure] = area.measures.keys()
    const text = `measure,area,breakdown,period,value\n${measure},northmere,,2026-05,41\n`
    const rows = { ...AUTHORSHIP, today: TODAY, knownOn: TODAY, fileName: 'new.csv', text }
    const imported = await writeRecord(db, (trx) => importRows(trx, area, rows))
    assert.ok(imported.ok && imported.value.importId !== null, JSON.stringify(imported))
    assert.equal(await fetchHeld(), before)
    const after = await fetchHeld('now')
    assert.notEqual(after, before)
    assert.equal(await fetchHeld(), after)
  })
})
