import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeThroughTwoCopies } from './two-copies.ts'

describe('two copies of the program on one PostgreSQL', () => {
  it('show what is recorded through the other, also while they cannot hear of it', async () => {
    const { problems } = await writeThroughTwoCopies(12)
    assert.deepEqual(problems, [])
  })
})
