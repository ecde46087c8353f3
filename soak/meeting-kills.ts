import { killWhileRecording } from '../test/kill/killed-meetings.ts'
import { seededRandom } from '../test/kill/seeded-random.ts'
import type { Proof } from './proof.ts'

const KILLS = 50

/** The site of a meeting that is recorded, killed again and again. */
export const meetingKills: Proof = {
  claim: `a site killed ${KILLS} times while a meeting is recorded loses nothing that it took, and takes nothing twice`,
  prove: async (seed) => {
    const { killed, answered, problems } = await killWhileRecording(KILLS, seededRandom(seed))
    process.stdout.write(`${killed} times killed; ${answered} sentences recorded\n`)
    return problems
  },
}
