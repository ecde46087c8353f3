export {
  type AreaFile,
  type AreaLoad,
  fetchAreaFiles,
  recordAreaFiles,
} from './area-files.ts'
export { backupStorage } from './backup.ts'
export type { BackupFigures } from './backup-format.ts'
export {
  type CaseDetails,
  fetchCase,
  fetchCases,
  type NewCaseEvent,
  recordCase,
  recordCaseEvent,
  type StoredCase,
  type StoredEvent,
} from './cases.ts'
export { type Authorship, type Change, lockForWriting, recordChange } from './change-log.ts'
export { type DuckDbSettings, readRows, withDuckDb } from './duckdb.ts'
export {
  type CurrentObservationRow,
  fetchCurrent,
  fetchHistory,
  fetchPrinted,
  fetchRecorded,
  type ObservationFilter,
  type ObservationRowKey,
} from './fetch-observations.ts'
export {
  type AddObservations,
  type ImportCounts,
  type NewImport,
  type RecordedImport,
  recordImport,
  type StreetFile,
} from './imports.ts'
export { openStorage, type Storage, type StorageSettings } from './open.ts'
export { restoreStorage } from './restore.ts'
export { fetchRulings, type RulingRow, recordRuling } from './rulings.ts'
export type { Database, ImportKind, NewObservationRow, ObservationRow } from './table-types.ts'
export { type Verification, verifyChangeLog } from './verify.ts'
