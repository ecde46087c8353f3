import { killBrowserWhileRecording } from '../test/kill/killed-browsers.ts'
import { seededRandom } from '../test/kill/seeded-random.ts'
import type { Proof } from './proof.ts'

const KILLS = 50

/** The browser in which a meeting is recorded without the network, killed again and again. */
export const browserKills: Proof = {
  claim: `a browser killed ${KILLS} times while a meeting is recorded without the network loses no more than the sentence being typed, and sends nothing twice`,
  prove: async (seed) => {
    const { killed, kept, problems } = await killBrowserWhileRecording(KILLS, seededRandom(seed))
    process.stdout.write(`${killed} times killed; ${kept} sentences kept\n`)
    return problems
  },
}
