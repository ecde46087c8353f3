import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { COURSES } from './edition-acts.ts'
import { killEditions } from './killed-editions.ts'
import { openPlaces } from './places.ts'
import { seededRandom } from './seeded-random.ts'

/** A sample, of one way to publish on one engine: `npm run soak editions editions-postgres` kills at each act. */
const [, , FORCED = []] = COURSES

describe('a program killed while an edition is begun, published or approved', () => {
  it('leaves it as it was before or wholly after, with its files', async () => {
    const places = await openPlaces('pglite', 'test/fixtures/areas/wealdmoor')
    try {
      const { kills, problems } = await killEditions(places, [FORCED], seededRandom(7))
      assert.deepEqual(problems, [])
      assert.deepEqual([...kills.keys()], ['begin', 'force', 'approve later'])
    } finally {
      await places.stop()
    }
  })
})
