export { type AreaFile, type AreaLoad, fetchAreaFiles, recordAreaFiles } from './area-files.ts'
export { backupStorage } from './backup.ts'
export {
  fetchCase,
  fetchCases,
  recordCase,
  recordCaseEvent,
  type StoredCase,
  type StoredEvent,
} from './cases.ts'
export { type Authorship, fetchFounding, lockForWriting } from './change-log.ts'
export {
  fetchCurrent,
  fetchHistory,
  fetchPrinted,
  type ObservationFilter,
  type ObservationRowKey,
} from './fetch-observations.ts'
export { type AddObservations, type NewImport, recordImport } from './imports.ts'
export { openStorage, type Storage } from './open.ts'
export { restoreStorage } from './restore.ts'
export { fetchRulings, recordRuling } from './rulings.ts'
export type { Database, ImportKind, NewObservationRow, ObservationRow } from './table-types.ts'
export { verifyChangeLog } from './verify.ts'
