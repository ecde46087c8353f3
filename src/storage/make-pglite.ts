import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type FolderEntry, packFolder } from './empty-database.ts'
import { startPglite } from './pglite.ts'

/**
 * Run as a process of its own: makes an empty database and writes it, packed, to standard output.
 *
 * The databases that PostgreSQL makes for making others from are taken out: this program never makes
 * another, and without them a data folder has 370 files in place of 970. PostgreSQL gives neither a
 * special status (its manual, 22.3, Template Databases).
 */
const folder = await mkdtemp(join(tmpdir(), 'critical-friend-empty-'))
try {
  await makeDatabase(folder)
  const packed = packFolder(await readFolder(folder))
  await new Promise((written) => process.stdout.write(packed, written))
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function makeDatabase(dataDir: string): Promise<void> {
  const pglite = await startPglite(dataDir)
  await pglite.exec('update pg_database set datistemplate = false')
  for (const template of ['template0', 'template1']) await pglite.exec(`drop database ${template}`)
  await pglite.exec('checkpoint')
  await pglite.close()
}

async function readFolder(root: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      const name = relative(root, path)
      return entry.isDirectory() ? { name } : { name, bytes: await readFile(path) }
    }),
  )
}
