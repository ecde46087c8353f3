import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFounded } from '../founded.ts'

/**
 * Does something with the data folder of a made-up area as a process that was killed would leave it:
 * with all that was loaded in the database, and something in the journal.
 */
export async function withFolderToDamage<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'critical-friend-damage-'))
  const folder = join(root, 'data')
  try {
    const { storage, close } = await openFounded('test/fixtures/areas/northmere')
    cpSync(storage.folder, folder, { recursive: true })
    await close()
    return await work(folder)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
