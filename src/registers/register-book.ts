import type { Kysely } from 'kysely'
import { examineArea } from '#area/index.ts'
import { AREA, fetchAreaFiles } from '#holdings/index.ts'
import type { Outcome } from '#shared/index.ts'
import { type Database, fetchVersion } from '#storage/index.ts'
import { type Registers, readRegisters } from './definition/read-registers.ts'

/** The registers that the office keeps, as they are defined now. */
export type FetchRegisters = () => Promise<Outcome<Registers>>

/** Reads the definitions once for each load of the area's files. @param db - as everybody may read it */
export function registerBook(db: Kysely<Database>): FetchRegisters {
  let held: { readonly version: string; readonly read: Promise<Outcome<Registers>> } | undefined
  return async () => {
    const version = await fetchVersion(db, [AREA])
    if (held?.version !== version) {
      const read = fetchAreaFiles(db).then((all) => {
        const files = new Map(all.map(({ path, content }) => [path, content]))
        return readRegisters(files, examineArea(files).area.file)
      })
      held = { version, read }
      read.catch(() => {
        held = undefined
      })
    }
    return await held.read
  }
}
