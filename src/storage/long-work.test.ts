import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { letOthersRead, oneAtATime } from './one-at-a-time.ts'
import { openEmbedded } from './testing.ts'

const QUESTIONS = 10

describe('long work in the embedded database', () => {
  it('goes on after a page that was begun has asked all that it asks', async (test) => {
    const { db } = await openEmbedded(test)
    const done: string[] = []
    const readPage = async () => {
      for (let asked = 1; asked <= QUESTIONS; asked += 1) {
        await db.selectFrom('version').select('kind').execute()
      }
      done.push('page')
    }
    const work = oneAtATime(db, async (alone) => {
      for (const step of ['first step', 'second step']) {
        await letOthersRead(alone)
        await alone.selectFrom('version').select('kind').execute()
        done.push(step)
      }
    })
    await Promise.all([readPage(), work])
    assert.deepEqual(done, ['page', 'first step', 'second step'])
  })
})
