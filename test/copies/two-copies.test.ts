import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Copies, startCopies } from './copies.ts'
import { stopDatabaseUnderLoad } from './stopped-database.ts'
import { writeThroughTwoCopies } from './two-copies.ts'

describe('two copies of the program on one PostgreSQL', () => {
  let copies: Copies

  before(async () => {
    copies = await startCopies()
  })
  after(() => copies.stop())

  it('show what is recorded through the other, also while they cannot hear of it', async () => {
    const { problems } = await writeThroughTwoCopies(copies, 12)
    assert.deepEqual(problems, [])
  })

  it('are back by themselves when it was stopped under load, and have lost nothing', async () => {
    const { problems, away } = await stopDatabaseUnderLoad(copies, 1, 20_191_122)
    assert.deepEqual(problems, [])
    assert.ok(away > 0)
  })
})
