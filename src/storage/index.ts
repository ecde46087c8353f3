export { type AreaFile, type AreaLoad, fetchAreaFiles, recordAreaFiles } from './area-files.ts'
export { backupStorage } from './backup.ts'
export type { Audience, Part } from './entry.ts'
export { eraseParts } from './erase.ts'
export { type Entry, type EntryFilter, fetchEntries, fetchStanding } from './fetch-entries.ts'
export {
  fetchCurrent,
  fetchHistory,
  fetchPrinted,
  type ObservationFilter,
  type ObservationRowKey,
} from './fetch-observations.ts'
export { fetchFounding } from './founding.ts'
export { type AddObservations, type NewImport, recordImport } from './imports.ts'
export { fetchNames, type NameOf } from './names.ts'
export { openStorage, type Storage } from './open.ts'
export { type Authorship, type NewEntry, recordEntry } from './record-entry.ts'
export { restoreStorage } from './restore.ts'
export type { Database, ImportKind, NewObservationRow, ObservationRow } from './table-types.ts'
export { verifyRecord } from './verify.ts'
export { fetchVersion, writeRecord } from './versions.ts'
export { WITHDRAWN, withdrawRecord } from './withdraw.ts'
