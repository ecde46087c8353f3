import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCommand } from '../test/kill/import-command.ts'
import { killAtRandomMoments } from '../test/kill/kills.ts'
import type { Measured } from './measured.ts'

const SEED = 2019

/**
 * Acknowledged changes lost, and files half there, when an import is killed at random moments: none
 * may be.
 */
export async function benchKills(times: number): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-kill-'))
  const data = join(folder, 'data')
  try {
    const { killed, whole, problems } = await killAtRandomMoments(
      data,
      importCommand(data),
      times,
      SEED,
    )
    const found = problems.length === 0 ? 'none lost, none half there' : problems.join('; ')
    return [
      {
        name: `imports killed at random moments: ${killed} of ${times}; ${whole} of ${times + 2} files kept`,
        measured: found,
        floor: 'none lost, none half there',
        ok: problems.length === 0,
      },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}
