import { type Copies, startCopies } from '../test/copies/copies.ts'
import { stopDatabaseUnderLoad } from '../test/copies/stopped-database.ts'
import { writeThroughTwoCopies } from '../test/copies/two-copies.ts'
import type { Proof } from './proof.ts'

const WRITES = 100
const MOST_MILLISECONDS = 1_000
const STOPS = 30

export const copies: Proof = {
  claim:
    `two copies of the program on one PostgreSQL show each of ${WRITES} writes of the other within a second, and ` +
    `lose nothing acknowledged while it is stopped and started ${STOPS} times under load`,
  prove: async (seed) => {
    const copies = await startCopies()
    try {
      return await prove(copies, seed)
    } finally {
      await copies.stop()
    }
  },
}

async function prove(copies: Copies, seed: number): Promise<readonly string[]> {
  const { problems, slowest, slowestAway } = await writeThroughTwoCopies(copies, WRITES)
  process.stdout.write(
    `the slowest was shown after ${Math.round(slowest)} ms; of those written while the copies could ` +
      `not hear of each other, after ${Math.round(slowestAway)} ms\n`,
  )
  const late =
    slowest > MOST_MILLISECONDS ? [`A write was shown ${Math.round(slowest)} ms after it`] : []
  const stopped = await stopDatabaseUnderLoad(copies, STOPS, seed)
  process.stdout.write(
    `${STOPS} stops: ${stopped.acknowledged} writes were acknowledged, ${stopped.away} answered with 503; ` +
      `both copies served again at most ${Math.round(stopped.slowest)} ms after the database did\n`,
  )
  return [...problems, ...late, ...stopped.problems]
}
