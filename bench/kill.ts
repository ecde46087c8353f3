import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleCommand } from '../test/kill/example-command.ts'
import { type KilledCommand, killAtRandomMoments } from '../test/kill/kills.ts'
import type { Measured } from './measured.ts'

const SEED = 2019

/**
 * Acknowledged changes lost, and files half there, when an import is killed at random moments: none
 * may be.
 *
 * @param commandFor - what to kill, given the data folder to import into
 */
export async function benchKills(
  times: number,
  commandFor: (folder: string) => KilledCommand = exampleCommand,
): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-kill-'))
  try {
    const { killed, whole, problems } = await killAtRandomMoments(
      folder,
      commandFor(folder),
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
