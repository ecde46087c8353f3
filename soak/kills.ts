import { type KillFigures, killAtRandomMoments } from '../test/kill/kills.ts'
import { type Engine, openPlaces, type Places } from '../test/kill/places.ts'
import { seededRandom } from '../test/kill/seeded-random.ts'
import type { Proof } from './proof.ts'

/** Each at a place of its own, so that what is kept stays small; two at a time, on two cores. */
const PLACES = 8
const SIDE_BY_SIDE = 2
const PLAN = { sites: 19, starts: 2, backups: 3, restores: 3 }
const FEWEST_KILLED = 200

/** The program on one engine, killed again and again. */
export function killsOn(engine: Engine): Proof {
  return {
    claim:
      `${FEWEST_KILLED} processes on ${engine}, killed at random moments under load, while they start, back up or ` +
      'restore, lose nothing acknowledged and leave no import, backup or restore in part',
    prove: async (seed) => {
      const places = await openPlaces(engine)
      try {
        return tell(await killEverywhere(places, seed))
      } finally {
        await places.stop()
      }
    },
  }
}

async function killEverywhere(places: Places, seed: number): Promise<readonly KillFigures[]> {
  const figures: KillFigures[] = []
  for (let first = 0; first < PLACES; first += SIDE_BY_SIDE) {
    const some = Array.from({ length: SIDE_BY_SIDE }, (_, beside) =>
      killAtRandomMoments(places, PLAN, seededRandom(seed + first + beside)),
    )
    figures.push(...(await Promise.all(some)))
  }
  return figures
}

function tell(figures: readonly KillFigures[]): readonly string[] {
  const sum = (count: (one: KillFigures) => number) =>
    figures.reduce((total, one) => total + count(one), 0)
  const killed = sum((one) => one.killed)
  process.stdout.write(
    `${killed} were killed; ${sum((one) => one.acknowledged)} writes were acknowledged, ` +
      `${sum((one) => one.imports)} of them imports\n`,
  )
  const few = killed < FEWEST_KILLED ? [`Only ${killed} were killed before they ended`] : []
  if (!figures.some((one) => one.imports > 0)) few.push('No import was acknowledged')
  return [...figures.flatMap(({ problems }) => problems), ...few]
}
