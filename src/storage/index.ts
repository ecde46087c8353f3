export { readAgainst } from './against.ts'
export { askDatabase } from './ask-database.ts'
export { backupStorage } from './backup.ts'
export { canonicalJson, type Json, parseJson } from './canonical-json.ts'
export { DatabaseAway } from './database-errors.ts'
export { emptyDatabase } from './empty-database.ts'
export { AUDIENCES, type Audience, type Part, readableBy } from './entry.ts'
export { eraseParts } from './erase.ts'
export {
  type Entry,
  type EntryFilter,
  fetchEntries,
  fetchLastRecorded,
  fetchRecords,
} from './fetch-entries.ts'
export { fetchFounding } from './founding.ts'
export { growingEntries } from './growing-entries.ts'
export { writeHead } from './heads.ts'
export { readOwnHeads } from './heads-file.ts'
export { fetchNames, type NameOf, nameIn } from './names.ts'
export { type MadeBackup, ownBackups } from './newest-backup.ts'
export { nextNumber } from './next-number.ts'
export { letOthersRead, oneAtATime } from './one-at-a-time.ts'
export { openStorage, type Storage, type StorageSettings } from './open.ts'
export type { ReadAs } from './read-as.ts'
export { readLog } from './read-log.ts'
export {
  type Authorship,
  checkAuthorship,
  instantAsKept,
  keyOf,
  type Recorder,
  recordEntry,
} from './record-entry.ts'
export { recordNew, recordNumbered, recordOnce } from './record-once.ts'
export { restoreInstance } from './restore-instance.ts'
export { insistOnStorableText } from './storable-text.ts'
export { stretchesOf } from './stretches.ts'
export type { Database, Day, Instant, Once } from './table-types.ts'
export { type BackupPlan, type BackupsNow, keepBackups } from './timed-backups.ts'
export { type FoundBeside, type TableCheck, type Verification, verifyRecord } from './verify.ts'
export type { Told } from './verify-sealed.ts'
export { ERASURE, fetchVersion, noteErased, writeRecord } from './versions.ts'
export { withdrawRecord } from './withdraw.ts'
