import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Area, holdsConstitution, readAreaFolder } from '#area/index.ts'
import { parseConstitution } from '#constitution/index.ts'
import { fetchAreaFiles } from '#holdings/index.ts'
import { type AreaLoad, fetchArea, type Taking, takeInArea } from '#performance/index.ts'
import { checkTexts } from '#reports/index.ts'
import { accept, type Outcome, type Problem, Refusal } from '#shared/index.ts'
import { openStorage, type Storage, type StorageSettings } from '#storage/index.ts'
import { checkArea, checkPanel } from './check-area.ts'
import { CLOCK } from './clock.ts'
import { type Config, readConfig } from './config.ts'

const FOUNDING = 'First start: the area is loaded'

/** An open instance: its storage, with the area loaded. */
export interface Instance {
  readonly config: Config
  readonly storage: Storage
  readonly area: Area
}

/** Who does something now, and why: what every write carries. */
export interface Act {
  readonly actor: string
  readonly reason: string
  readonly at: string
  /** The day it is in Britain. */
  readonly today: string
}

/** Whoever is at the command line acts with an administrator's rights, which the record says. */
export function actNow(config: Config, reason: string, actor = config.actor): Act {
  return { actor: `command line, by ${actor}`, reason, at: CLOCK.now(), today: CLOCK.today() }
}

/** A value, or the problems as the one sentence (or the few) that the command line prints. */
export function insist<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Refusal(outcome.problems.map(({ message }) => message).join('\n'))
}

/**
 * Opens storage, does something with it and closes it again, whatever happens.
 *
 * @param holder - what this process is doing, told to a second one that finds the folder taken
 */
export async function withStorage<Result>(
  holder: string,
  work: (storage: Storage, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = insist(readConfig())
  const storage = insist(await openConfigured(config, holder))
  try {
    return await work(storage, config)
  } finally {
    await storage.close()
  }
}

const REMEDY = 'Load an area first, with load <folder> or by starting the program'

/** The same, of an instance that there is, with an area in it: to read one must not make one. */
export async function withLoadedArea<Result>(
  holder: string,
  work: (storage: Storage) => Promise<Result>,
): Promise<Result> {
  const { databaseUrl, dataFolder } = insist(readConfig())
  // To open a folder that has no instance would make one
  if (databaseUrl === undefined && !existsSync(join(dataFolder, 'pg'))) {
    throw new Refusal(`There is no instance in ${dataFolder}. ${REMEDY}`)
  }
  return await withStorage(holder, async (storage) => {
    if ((await fetchAreaFiles(storage.db)).length === 0) {
      throw new Refusal(`No area is loaded yet. ${REMEDY}`)
    }
    return await work(storage)
  })
}

/** The storage that the settings name. @param holder - as for {@link withStorage} */
export function storageOf(config: Config, holder: string): StorageSettings {
  const { databaseUrl, ownerUrl, dataFolder: folder, backups } = config
  return { databaseUrl, ownerUrl, folder, backups: backups?.folder, holder }
}

/** Opens the storage that the settings name. */
export async function openConfigured(config: Config, holder: string): Promise<Outcome<Storage>> {
  return await openStorage(storageOf(config, holder))
}

/** Opens storage as {@link withStorage} does, and loads the area when none has been loaded yet. */
export async function withInstance<Result>(
  holder: string,
  work: (instance: Instance) => Promise<Result>,
): Promise<Result> {
  return await withStorage(holder, async (storage, config) => {
    const loaded = await fetchArea(storage.db)
    const area = loaded ?? (await foundInstance(storage, config))
    return await work({ config, storage, area })
  })
}

/**
 * Loads an area's files and figures. The rules, the commentary and the panel's own files are read before, so
 * that nothing is loaded that cannot be answered from or printed; a refusal tells everything that is wrong at once.
 */
export async function loadArea(
  { db }: Storage,
  files: ReadonlyMap<string, string>,
  act: Act,
  taking: Taking = {},
): Promise<AreaLoad> {
  const load = await takeInArea(db, files, act, { ...taking, check: checkRest })
  if (load.ok) return load.value
  const checked = await checkArea(files, act.today)
  return insist({
    ok: false,
    problems: checked.problems.length > 0 ? checked.problems : load.problems,
  })
}

/** What is wrong with an area's rules, commentary and panel. */
function checkRest(files: ReadonlyMap<string, string>, area: Area): readonly Problem[] {
  const rules = holdsConstitution(files) ? parseConstitution(files) : accept(undefined)
  return [...(rules.ok ? [] : rules.problems), ...checkTexts(area), ...checkPanel(files, area)]
}

async function foundInstance(storage: Storage, config: Config): Promise<Area> {
  const folder = await areaFolder(config)
  const files = await readAreaFolder(folder)
  const load = await loadArea(storage, files, actNow(config, FOUNDING))
  return load.area
}

/** The folder of the area served: the one set, or the only one in `areas`. */
export async function areaFolder(config: Config): Promise<string> {
  if (config.areaFolder !== undefined) return resolve(config.areaFolder)
  const areas = join(import.meta.dirname, '../../areas')
  const folders = (await readdir(areas, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const [only] = folders
  if (folders.length !== 1 || only === undefined) {
    throw new Refusal(
      `There are ${folders.length} areas in ${areas}. Set CRITICAL_FRIEND_AREA to the folder of the one to serve`,
    )
  }
  return join(areas, only)
}
