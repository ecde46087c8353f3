import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Outcome, refuse } from '#shared/index.ts'
import type { BackupFigures } from './backup-format.ts'
import { DATABASE, finishRestoring, RESTORED, UNFINISHED } from './data-folder.ts'
import { flush, flushWhole } from './flush.ts'
import {
  openInFolder,
  openPostgres,
  type Storage,
  type StorageSettings,
  takeFolder,
} from './open.ts'
import { checkBackup } from './read-backup.ts'
import {
  explainNotRestored,
  refuseFilesBeside,
  refuseUnlessEmpty,
  restoreStorage,
} from './restore.ts'
import type { TableCheck } from './verify.ts'

/**
 * Restores a backup into the storage that the settings name, which must be empty or not there yet.
 *
 * On the embedded engine it is restored in a folder of its own inside the data folder, and moved to its
 * place when it is whole and has been verified: wherever it is cut off, there is all of it or nothing.
 */
export async function restoreInstance(
  settings: StorageSettings,
  file: string,
  checks: readonly TableCheck[],
): Promise<Outcome<BackupFigures>> {
  try {
    // Before a folder is made, or a database: most of what is wrong is seen here
    await checkBackup(file)
    return settings.databaseUrl === undefined
      ? await restoreFolder(settings, file, checks)
      : await restoreDatabase(settings, file, checks)
  } catch (error) {
    const message = explainNotRestored(file, error)
    if (message === undefined) throw error
    return refuse('not-restored', message)
  }
}

/** To lay the tables of the version that made the backup is for the account that owns them. */
async function restoreDatabase(
  settings: StorageSettings,
  file: string,
  checks: readonly TableCheck[],
): Promise<Outcome<BackupFigures>> {
  const { ownerUrl } = settings
  const asProgram = await openPostgres(settings)
  if (!asProgram.ok || ownerUrl === undefined) return await restoreInto(asProgram, file, checks)
  await asProgram.value.close()
  const asOwner = await openPostgres({ ...settings, databaseUrl: ownerUrl, ownerUrl: undefined })
  const restored = await restoreInto(asOwner, file, checks)
  if (!restored.ok) return restored
  // What was granted of tables that were laid anew is granted again by opening them
  const again = await openPostgres(settings)
  if (!again.ok) return again
  await again.value.close()
  return restored
}

async function restoreInto(
  storage: Outcome<Storage>,
  file: string,
  checks: readonly TableCheck[],
): Promise<Outcome<BackupFigures>> {
  if (!storage.ok) return storage
  try {
    return await restoreStorage(storage.value, file, checks)
  } finally {
    await storage.value.close()
  }
}

async function restoreFolder(
  settings: StorageSettings,
  file: string,
  checks: readonly TableCheck[],
): Promise<Outcome<BackupFigures>> {
  const { folder } = settings
  const lock = await takeFolder(settings)
  if (!lock.ok) return lock
  const unfinished = join(folder, UNFINISHED)
  try {
    await rm(unfinished, { recursive: true, force: true })
    await refuseFilesBeside(folder)
    if (existsSync(join(folder, DATABASE))) await refuseUnlessEmptyIn(folder)
    await mkdir(unfinished)
    const restored = await restoreIn(unfinished, file, checks)
    if (restored.ok) {
      await flushWhole(unfinished)
      await rename(unfinished, join(folder, RESTORED))
      await flush(folder)
      await finishRestoring(folder)
    }
    return restored
  } finally {
    await rm(unfinished, { recursive: true, force: true })
    lock.value.release()
  }
}

async function refuseUnlessEmptyIn(folder: string): Promise<void> {
  const storage = await openInFolder(folder)
  await refuseUnlessEmpty(storage).finally(storage.close)
}

async function restoreIn(
  folder: string,
  file: string,
  checks: readonly TableCheck[],
): Promise<Outcome<BackupFigures>> {
  const storage = await openInFolder(folder)
  return await restoreStorage(storage, file, checks).finally(storage.close)
}
