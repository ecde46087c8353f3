import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type KillPlan, killAtRandomMoments } from './kills.ts'
import { type Engine, openPlaces } from './places.ts'
import { seededRandom } from './seeded-random.ts'

/** A sample, of all on either engine together: `npm run soak kills kills-postgres` kills 200 on each. */
const PLANS: readonly (KillPlan & { readonly engine: Engine })[] = [
  { engine: 'pglite', sites: 1, starts: 0, backups: 1, restores: 0 },
  { engine: 'postgres', sites: 1, starts: 0, backups: 0, restores: 1 },
]

describe('a program killed at a random moment', () => {
  for (const { engine, ...plan } of PLANS) {
    it(`loses nothing that was acknowledged, on ${engine}`, async () => {
      const places = await openPlaces(engine)
      try {
        const figures = await killAtRandomMoments(places, plan, seededRandom(20_191_122))
        assert.deepEqual(figures.problems, [])
        assert.ok(figures.killed > 0 && figures.acknowledged > 0)
      } finally {
        await places.stop()
      }
    })
  }
})
