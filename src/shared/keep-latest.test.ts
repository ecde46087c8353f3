import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keepLatest } from './keep-latest.ts'

describe('what is kept of the latest version', () => {
  it('is made once a version, and again once it has failed', async () => {
    const keep = keepLatest<number>()
    let made = 0
    const make = async () => {
      made += 1
      if (made === 2) throw new Error('The database is away')
      return made
    }
    assert.deepEqual([await keep('a', make), await keep('a', make)], [1, 1])
    await assert.rejects(keep('b', make))
    assert.equal(await keep('b', make), 3)
    assert.equal(await keep('a', make), 4)
  })
})
