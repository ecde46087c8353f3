import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCommand } from '../test/kill/import-command.ts'
import { killAtRandomMoments } from '../test/kill/kills.ts'
import type { Proof } from './proof.ts'

const TIMES = 50

export const kills: Proof = {
  claim: `an import killed at ${TIMES} random moments is all there or not at all, and none acknowledged is lost`,
  prove: async (seed) => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-kill-'))
    const data = join(folder, 'data')
    try {
      const found = await killAtRandomMoments(data, importCommand(data), TIMES, seed)
      process.stdout.write(
        `${found.killed} of ${TIMES} were killed before they ended; ${found.whole} of ${TIMES + 2} files are there\n`,
      )
      return found.killed === 0 ? ['None was killed before it ended'] : found.problems
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}
