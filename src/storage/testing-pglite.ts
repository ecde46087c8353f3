import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startPglite } from './pglite.ts'

const versioned = z.object({ version: z.string() })

let empty: Promise<Blob> | undefined

/** An empty database, to be copied: it is made once, and kept with the other things npm installed. */
export function emptyDatabase(): Promise<Blob> {
  empty ??= readOrMakeEmptyDatabase()
  return empty
}

async function readOrMakeEmptyDatabase(): Promise<Blob> {
  const installed = dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite')))
  const { version } = versioned.parse(
    JSON.parse(await readFile(join(installed, '../package.json'), 'utf8')),
  )
  const folder = fileURLToPath(
    new URL('../../node_modules/.cache/critical-friend', import.meta.url),
  )
  const file = join(folder, `empty-pglite-${version}.tar`)
  if (existsSync(file)) return new Blob([await readFile(file)])

  const pglite = await startPglite()
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  await mkdir(folder, { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()))
  await rename(draft, file)
  return dump
}

/** Puts an empty database in a folder, as the first start would, in a fifth of its time. */
export async function seedFolder(folder: string): Promise<void> {
  const options = { dataDir: join(folder, 'pg'), loadDataDir: await emptyDatabase() }
  const pglite = await startPglite(options)
  await pglite.close()
}
