import { Command } from 'commander'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { backupStorage, restoreInstance } from '#storage/index.ts'
import { CLOCK } from '../clock.ts'
import { readConfig } from '../config.ts'
import { insist, storageOf, withStorage } from '../instance.ts'

/** `backup <file>`: the whole instance in one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('writes the whole instance to one file')
    .argument('<file>', 'such as critical-friend-2026-11-22.backup')
    .action(async (file: string) => {
      await withStorage('backup', async (storage) => {
        const madeAt = CLOCK.now()
        const { rows, files } = insist(await backupStorage(storage, file, madeAt))
        process.stdout.write(`${rows} rows and ${files} files written to ${file}.\n`)
      })
    })
}

/** `restore <file>`: a backup into an empty instance. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('brings a backup back, into an instance that is empty')
    .argument('<file>')
    .action(async (file: string) => {
      const settings = storageOf(insist(readConfig()), 'restore')
      const { rows, files, madeAt } = insist(await restoreInstance(settings, file, TABLE_CHECKS))
      process.stdout.write(`${rows} rows and ${files} files restored, as of ${madeAt}.\n`)
    })
}
