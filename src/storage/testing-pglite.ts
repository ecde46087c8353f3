import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPglite } from './open.ts'
import { startPglite } from './pglite.ts'
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
    ...sourceFiles('migrations/*.ts', 'src/storage/{migrate,pglite,testing-pglite}.ts'),
    ['engine', await engineVersion()],
  ])
  return await keptFolder('empty', keyOf(made), async (into) => {
    const db = await openPglite(await startPglite({ dataDir: join(into, 'pg') }))
    await db.destroy()
    await rm(join(into, 'pg/postmaster.pid'), { force: true })
  })
}

/** The package.json of the embedded engine: another version keeps its files otherwise. */
async function engineVersion(): Promise<string> {
  const installed = dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite')))
  return await readFile(join(installed, '../package.json'), 'utf8')
}
