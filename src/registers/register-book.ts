import type { Kysely } from 'kysely'
import { examineArea } from '#area/index.ts'
import { AREA, fetchAreaFiles } from '#holdings/index.ts'
import { keepLatest, type Outcome } from '#shared/index.ts'
import { type Database, fetchVersion } from '#storage/index.ts'
import { type Registers, readRegisters } from './definition/read-registers.ts'

/** The registers that the office keeps, as they are defined now. */
export type FetchRegisters = () => Promise<Outcome<Registers>>

/** Reads the definitions once for each load of the area's files. @param db - as everybody may read it */
export function registerBook(db: Kysely<Database>): FetchRegisters {
  const keep = keepLatest<Outcome<Registers>>()
  const read = async () => {
    const files = new Map((await fetchAreaFiles(db)).map(({ path, content }) => [path, content]))
    return readRegisters(files, examineArea(files).area.file)
  }
  return async () => await keep(await fetchVersion(db, [AREA]), read)
}
