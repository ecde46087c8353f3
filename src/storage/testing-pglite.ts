import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { damageIn } from './damage.ts'
import { nameOfKept } from './empty-database.ts'
import { ownBackups } from './newest-backup.ts'
import { openPglite } from './open.ts'
import { poolOfOne, startPgliteIn } from './pglite.ts'
import { copyKept, keptFolder, keyOf, sourceFiles } from './testing-kept.ts'

let empty: Promise<string> | undefined

/**
 * Puts an empty database with its tables made into a data folder, as the first start would, in a
 * twentieth of its time: one is made once for this engine and these migrations, and copied.
 */
export async function seedFolder(folder: string): Promise<void> {
  empty ??= keepEmptyFolder()
  copyKept(await empty, folder)
}

async function keepEmptyFolder(): Promise<string> {
  const made = new Map([
    ...sourceFiles('migrations/*.ts', 'src/storage/{migrate,testing-pglite}.ts'),
    ['unpacked from', nameOfKept()],
  ])
  return await keptFolder('empty', keyOf(made), async (into) => {
    const embedded = await startPgliteIn(into, damageIn(into, ownBackups(into)))
    const db = await openPglite(poolOfOne(embedded))
    await db.destroy()
    await rm(join(into, 'pg/postmaster.pid'), { force: true })
  })
}
