export { readAgainst } from './against.ts'
export { type AreaFile, type AreaLoad, fetchAreaFiles, recordAreaFiles } from './area-files.ts'
export { backupStorage } from './backup.ts'
export { DatabaseAway } from './database-errors.ts'

export { type Entry, type EntryFilter, fetchEntries, fetchRecords } from './fetch-entries.ts'
export {
  fetchCurrent,
  fetchHistory,
  fetchPrinted,
  fetchStretches,
  type ObservationFilter,
  type ObservationRowKey,
} from './fetch-observations.ts'
export { fetchFounding } from './founding.ts'
export { writeHead } from './heads.ts'
export { readOwnHeads } from './heads-file.ts'
export { type AddObservations, type NewImport, recordImport } from './imports.ts'
export { importsAlone } from './imports-alone.ts'
export { fetchNames, type NameOf } from './names.ts'
export { openStorage, type Storage } from './open.ts'
export { type Authorship, ERASURE, recordEntry } from './record-entry.ts'
export { restoreInstance } from './restore-instance.ts'
export type { Database, ImportKind, NewObservationRow, ObservationRow } from './table-types.ts'
export { type Verification, verifyRecord } from './verify.ts'
export { fetchVersion, writeRecord } from './versions.ts'
export { withdrawRecord } from './withdraw.ts'
