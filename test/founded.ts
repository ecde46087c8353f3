import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import type { Area } from '#area/area.ts'
import { parseArea, readAreaFolder } from '#area/load-area.ts'
import { takeInArea } from '#performance/index.ts'
import type { Problem } from '#shared/index.ts'
import { openStorage, type Storage } from '#storage/index.ts'
import {
  closeAtEnd,
  copyKept,
  keptFolder,
  keyOf,
  seedFolder,
  sourceFiles,
} from '#storage/testing.ts'

const root = join(import.meta.dirname, '..')

/** Who founds an area in tests, when and why. */
const FOUNDING = {
  actor: 'A. Tester',
  reason: 'Testing the site',
  at: '2026-11-22T09:00:00Z',
  today: '2026-11-22',
}

export interface FoundedArea {
  readonly storage: Storage
  readonly area: Area
  /** Closes the storage and removes its folder. */
  close(): Promise<void>
}

/** One that others read as well, which closes by itself. */
export type SharedArea = Omit<FoundedArea, 'close'>

/** What is otherwise in the files of an area than in its folder. */
export type ChangeFiles = (files: ReadonlyMap<string, string>) => ReadonlyMap<string, string>

/**
 * Storage of its own with an area's files and figures loaded.
 *
 * To load an area takes seconds, so it is done once and the data folder copied from then on: once for
 * the same files, founding, migrations and source. A test of loading itself loads for itself.
 *
 * @param areaFolder - from the project's root: `areas/northshire`
 */
export async function openFounded(
  areaFolder: string,
  change: ChangeFiles = (files) => files,
): Promise<FoundedArea> {
  const files = change(await readAreaFolder(join(root, areaFolder)))
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-founded-'))
  copyKept(await keepFounded(areaFolder, files), folder)
  const storage = await openOrFail(folder)
  const area = parseArea(files)
  if (!area.ok) throw new Error(sayAll(area.problems))
  return {
    storage,
    area: area.value,
    close: async () => {
      await storage.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The same, put into a data folder for a program that is to open it. */
export async function seedFounded(areaFolder: string, folder: string): Promise<void> {
  copyKept(await keepFounded(areaFolder, await readAreaFolder(join(root, areaFolder))), folder)
}

/** The digest of what founds an area, which stays as it is while the tests of a process run. */
let source: string | undefined

async function keepFounded(
  areaFolder: string,
  files: ReadonlyMap<string, string>,
): Promise<string> {
  source ??= keyOf(sourceFiles('src/**/*.ts', 'migrations/*.ts', 'package-lock.json'))
  const made = new Map([
    ['source', source],
    ...[...files].map(([path, content]) => [`area/${path}`, content] as const),
    ['founding', JSON.stringify(FOUNDING)],
  ])
  return await keptFolder(`founded-${basename(areaFolder)}`, keyOf(made), (into) =>
    found(into, files),
  )
}

const shared = new Map<string, Promise<FoundedArea>>()

/** The same, to be read only, and one for all the tests of a process; whoever writes to it is told. */
export function shareFounded(areaFolder: string): Promise<SharedArea> {
  const founded = shared.get(areaFolder) ?? openToRead(areaFolder)
  shared.set(areaFolder, founded)
  return founded
}

async function openToRead(areaFolder: string): Promise<FoundedArea> {
  const founded = await openFounded(areaFolder)
  closeAtEnd(founded.close)
  await sql`set default_transaction_read_only = on`.execute(founded.storage.db)
  return founded
}

async function found(into: string, files: ReadonlyMap<string, string>): Promise<void> {
  await seedFolder(into)
  const { db, close } = await openOrFail(into)
  const load = await takeInArea(db, files, FOUNDING)
  await close()
  if (!load.ok) throw new Error(sayAll(load.problems))
}

async function openOrFail(folder: string): Promise<Storage> {
  const opened = await openStorage({ folder, holder: 'a test' })
  if (!opened.ok) throw new Error(sayAll(opened.problems))
  return opened.value
}

function sayAll(problems: readonly Problem[]): string {
  return problems.map(({ message }) => message).join('\n')
}
