import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stopDatabaseUnderLoad } from './stopped-database.ts'
import { writeThroughTwoCopies } from './two-copies.ts'

describe('two copies of the program on one PostgreSQL', () => {
  it('show what is recorded through the other, also while they cannot hear of it', async () => {
    const { problems } = await writeThroughTwoCopies(12)
    assert.deepEqual(problems, [])
  })

  it('are back by themselves when it was stopped under load, and have lost nothing', async () => {
    const { problems, away } = await stopDatabaseUnderLoad(1, 20_191_122)
    assert.deepEqual(problems, [])
    assert.ok(away > 0)
  })
})
