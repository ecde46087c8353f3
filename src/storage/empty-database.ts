import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'

const MAKER = fileURLToPath(new URL('./make-pglite.ts', import.meta.url))
const SETTINGS = fileURLToPath(new URL('./pglite.ts', import.meta.url))
const KEPT = fileURLToPath(new URL('../../node_modules/.cache/critical-friend', import.meta.url))

/** Far more than one takes, which is some 2 MB. */
const MOST_BYTES = 100_000_000

/** A file in a folder, by its path in it; or, without bytes, a folder. */
export interface FolderEntry {
  readonly name: string
  readonly bytes?: Uint8Array
}

/** A folder as one file, for {@link unpackFolder}. @param entries - folders before what is in them */
export function packFolder(entries: readonly FolderEntry[]): Buffer {
  return gzipSync(serialize(entries))
}

function unpackFolder(packed: Uint8Array): readonly FolderEntry[] {
  return deserialize(gunzipSync(packed))
}

/**
 * An empty database, not yet migrated, as files to be put into a folder: to make one takes five
 * seconds, and to unpack one a tenth. One is made at the install and kept beside the other things that
 * npm installed, under a name of its own for each version of the engine and of how it is made; where
 * it is missing or damaged, it is made now.
 */
export async function emptyDatabase(kept = KEPT): Promise<readonly FolderEntry[]> {
  const file = join(kept, nameOfKept())
  return readKept(file) ?? (await makeAndKeep(file))
}

/** What one that is kept is called: `empty-database-0.5.16-8a79cfaf`. */
export function nameOfKept(): string {
  const installed = dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite')))
  const { version } = JSON.parse(readFileSync(join(installed, '../package.json'), 'utf8'))
  const making = createHash('sha256').update(readFileSync(MAKER)).update(readFileSync(SETTINGS))
  return `empty-database-${version}-${making.digest('hex').slice(0, 8)}`
}

function readKept(file: string): readonly FolderEntry[] | undefined {
  try {
    return unpackFolder(readFileSync(file))
  } catch {
    return undefined
  }
}

/** It is made by a process apart, because that takes some 400 MB that only its end gives back. */
async function makeAndKeep(file: string): Promise<readonly FolderEntry[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAKER], {
    encoding: 'buffer',
    maxBuffer: MOST_BYTES,
  })
  try {
    const unfinished = `${file}.${process.pid}`
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(unfinished, stdout)
    renameSync(unfinished, file)
  } catch {
    // What npm installed may be closed to this account: then the next folder takes as long again
  }
  return unpackFolder(stdout)
}
