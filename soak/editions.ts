import { COURSES, EDITION_ACTS } from '../test/kill/edition-acts.ts'
import { type KilledEditions, killEditions } from '../test/kill/killed-editions.ts'
import { type Engine, openPlaces } from '../test/kill/places.ts'
import { seededRandom } from '../test/kill/seeded-random.ts'
import type { Proof } from './proof.ts'

/** Each at a place of its own, side by side on two cores. */
const PLACES = 2
const ROUNDS = 10
const FEWEST_KILLS = PLACES * ROUNDS

/** The program on one engine, killed at each step of signing off and publishing. */
export function editionsOn(engine: Engine): Proof {
  return {
    claim:
      `a program on ${engine} that is killed at least ${FEWEST_KILLS} times at each step of signing off and publishing ` +
      'an edition leaves it as it was before or wholly after, with its files, and loses nothing acknowledged',
    prove: async (seed) => {
      const places = await openPlaces(engine, 'test/fixtures/areas/wealdmoor')
      try {
        const beside = Array.from({ length: PLACES }, (_, place) =>
          killEditions(
            places,
            Array.from({ length: ROUNDS }, () => COURSES).flat(),
            seededRandom(seed + place),
          ),
        )
        return tell(await Promise.all(beside))
      } finally {
        await places.stop()
      }
    },
  }
}

function tell(figures: readonly KilledEditions[]): readonly string[] {
  const problems = figures.flatMap((one) => one.problems)
  for (const name of Object.keys(EDITION_ACTS) as (keyof typeof EDITION_ACTS)[]) {
    const counts = figures.flatMap(({ kills }) => kills.get(name) ?? [])
    const killed = counts.reduce((sum, one) => sum + one.killed, 0)
    const unanswered = counts.reduce((sum, one) => sum + one.unanswered, 0)
    process.stdout.write(
      `${name}: killed ${killed} times, ${unanswered} of them before it answered\n`,
    )
    if (killed < FEWEST_KILLS) problems.push(`Only ${killed} were killed at “${name}”`)
  }
  const published = figures.reduce((sum, one) => sum + one.published, 0)
  process.stdout.write(`${published} editions were published\n`)
  return problems
}
