import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, type TestPostgres } from '#storage/testing-postgres.ts'
import { serve } from '../serving.ts'
import { type Operator, signInAt } from '../sign-in.ts'

const NORTHMERE = join(import.meta.dirname, '../fixtures/areas/northmere')

/** Two copies of the program on one PostgreSQL, each with a data folder of its own. */
export interface Copies {
  readonly postgres: TestPostgres
  readonly sites: readonly [Operator, Operator]
  /** The data folder of the first. */
  readonly folder: string
  stop(): Promise<void>
}

export async function startCopies(): Promise<Copies> {
  const folders = [await makeFolder(), await makeFolder()] as const
  const postgres = await startPostgres()
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const stop of stops.reverse()) await stop()
    await postgres.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
  const start = async (folder: string) => {
    const settings = {
      ...{ CRITICAL_FRIEND_AREA: NORTHMERE, CRITICAL_FRIEND_DATA: folder },
      // Whoever follows a meeting is let go soon
      ...{ DATABASE_URL: postgres.url, FOLLOW_SECONDS: '15' },
    }
    const { address, stop } = await serve(settings)
    stops.push(stop)
    return await signInAt(address, folder, folders[0])
  }
  try {
    // One after the other: the first founds the instance
    const sites = [await start(folders[0]), await start(folders[1])] as const
    return { postgres, sites, folder: folders[0], stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const makeFolder = () => mkdtemp(join(tmpdir(), 'critical-friend-copies-'))
