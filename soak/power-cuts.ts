import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cutPowerAtRandomMoments } from '../test/kill/power-cuts.ts'
import type { Proof } from './proof.ts'

const TIMES = 30

export const powerCuts: Proof = {
  claim: `${TIMES} power cuts, after which the embedded database's files are up to a second old, lose nothing acknowledged`,
  prove: async (seed) => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-cut-'))
    try {
      const found = await cutPowerAtRandomMoments(join(folder, 'data'), TIMES, seed)
      process.stdout.write(
        `${found.acknowledged} records and imports were acknowledged; in ${found.cut} of ${TIMES} cuts the ` +
          `database's files were put back, from before ${found.afterCopy} of them\n`,
      )
      return found.afterCopy === 0 ? ['Nothing was acknowledged after a copy'] : found.problems
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}
