import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fetchEntries, writeRecord } from '#storage/index.ts'
import { eraseParts, forEachEngine } from '#storage/testing.ts'
import { REMARK } from './remark.ts'
import { fetchAddress, fetchRemarks, recordAnswer, recordMade } from './remark-records.ts'

const day = '2026-12-01'
const at = `${day}T09:00:00Z`
const clerk = { actor: 'Ada Example', at }
const said = { about: '/performance', wrong: 'Bo Invented did it' }

describe('a remark that is erased', () => {
  forEachEngine((engine) => {
    it('no longer has its words, for the office or for anybody, nor its address; its number stays', async (test) => {
      const { db } = await engine.open(test)
      const record = await writeRecord(db, async (trx) => {
        const made = { said, by: undefined, email: 'bo@example.org' }
        const done = await recordMade(trx, made, 10, { day, at })
        return done.ok ? done.value : ''
      })
      const [remark] = await fetchRemarks(db, 'office')
      assert.ok(remark)
      const answer = { answer: 'not-right', words: 'No.', link: undefined } as const
      await writeRecord(db, (trx) =>
        recordAnswer(trx, remark, { ...answer, showsWords: true, by: 'clerk' }, day, clerk),
      )
      assert.equal(await fetchAddress(db, record), 'bo@example.org')
      for (const { id } of await fetchEntries(db, { kind: REMARK })) {
        await writeRecord(db, (trx) =>
          eraseParts(
            trx,
            { entry: id, audiences: ['public', 'office', 'sealed'], law: 'A law' },
            clerk,
          ),
        )
      }
      for (const reader of ['public', 'office'] as const) {
        const [erased] = await fetchRemarks(db, reader)
        assert.equal(erased?.record, record)
        assert.doesNotMatch(JSON.stringify(erased), /Bo Invented|bo@/)
        assert.equal(erased?.isPublic, true)
      }
      assert.equal(await fetchAddress(db, record), undefined)
    })
  })
})
