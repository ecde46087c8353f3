import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { killWhileRecording } from './killed-meetings.ts'
import { seededRandom } from './seeded-random.ts'

describe('a meeting that is recorded while its site is killed', () => {
  it('has everything that the site took, and once', async () => {
    const { answered, problems } = await killWhileRecording(2, seededRandom(20_190_722))
    assert.deepEqual(problems, [])
    assert.ok(answered > 0)
  })
})
