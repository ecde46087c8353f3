import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { killBrowserWhileRecording } from './killed-browsers.ts'
import { seededRandom } from './seeded-random.ts'

/** A sample: `npm run soak browser-kills` kills it 50 times. */
describe('a browser that is killed while a meeting is recorded without the network', () => {
  it('has everything that its page said is kept, and sends it once', async () => {
    const { kept, problems } = await killBrowserWhileRecording(2, seededRandom(20_190_722))
    assert.deepEqual(problems, [])
    assert.ok(kept > 0)
  })
})
