import { writeThroughTwoCopies } from '../test/copies/two-copies.ts'
import type { Proof } from './proof.ts'

const WRITES = 100
const MOST_MILLISECONDS = 1_000

export const copies: Proof = {
  claim: `two copies of the program on one PostgreSQL show each of ${WRITES} writes of the other within a second`,
  prove: async () => {
    const { problems, slowest, slowestAway } = await writeThroughTwoCopies(WRITES)
    process.stdout.write(
      `the slowest was shown after ${Math.round(slowest)} ms; of those written while the copies could ` +
        `not hear of each other, after ${Math.round(slowestAway)} ms\n`,
    )
    const late = `A write was shown ${Math.round(slowest)} ms after it`
    return slowest > MOST_MILLISECONDS ? [...problems, late] : problems
  },
}
