import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isWordsOf, wordsOf, wordsOfRow } from './words-of-row.ts'

describe('wordsOfRow', () => {
  it('has each word once, after the letter of its column, without capitals and stops', () => {
    const says = {
      public: { what: 'Key-ring, Key 12.5', on: '2026-11-02' },
      sealed: { who: 'Ünal O’Éxample', calls: [{ answer: 'key', again: true, many: 3 }] },
    }
    assert.equal(
      wordsOfRow(says),
      'pkey pring p12 p5 p2026 p11 p02 sünal so séxample skey strue s3',
    )
    assert.equal(wordsOfRow({ office: { what: null } }), null)
    assert.equal(wordsOfRow({}), null)
  })

  it('finds a word of any length by what is typed of it', () => {
    const long = '𝒜'.repeat(150)
    assert.deepEqual(wordsOf(long), wordsOf('𝒜'.repeat(100)))
    assert.deepEqual(wordsOf('a'.repeat(101)), ['a'.repeat(100)])
  })
})

describe('isWordsOf', () => {
  it('tells words that were put in or taken out from those that are said', () => {
    const says = { office: { what: 'Red key' } }
    assert.ok(isWordsOf("'okey' 'ored'", says))
    assert.ok(!isWordsOf("'okey' 'ored' 'pkey'", says))
    assert.ok(!isWordsOf("'okey'", says))
    assert.ok(!isWordsOf(null, says))
    assert.ok(isWordsOf(null, {}))
  })
})
