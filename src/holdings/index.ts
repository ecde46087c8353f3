export {
  type Approval,
  approveAboutFigure,
  awaitingIn,
  correctAboutFigure,
  fetchAboutFigures,
  fetchAwaiting,
  recordAboutFigure,
} from './about-figures.ts'
export {
  AREA,
  type AreaFile,
  type AreaLoad,
  fetchAreaFile,
  fetchAreaFiles,
  fetchFolder,
  fetchLoadedAt,
  fetchLoadedSince,
  recordAreaFiles,
  recordFileEdit,
  sha256Of,
} from './area-files.ts'
export { countRegisterRows, countRegisterRowsBy, fetchRegisterPage } from './count-register-rows.ts'
export {
  EARLY_SIGHT,
  type EarlySight,
  fetchEarlySights,
  isSeenAt,
  recordEarlySight,
  type SeenEarly,
} from './early-sight.ts'
export {
  eraseRegisterEntries,
  fetchErasedEntries,
  fetchPastEntries,
  type GoneEntry,
  type PastEntry,
} from './erase-register-entries.ts'
export {
  fetchCurrent,
  fetchHistory,
  fetchPrinted,
  fetchStretches,
  type ObservationFilter,
  type ObservationRowKey,
} from './fetch-observations.ts'
export { fetchRevised, type RevisedRow } from './fetch-revised.ts'
export { fetchSuperseded, type SupersedingRow } from './fetch-superseded.ts'
export { type FileVersion, fetchEditedPaths, fetchFileVersions } from './file-versions.ts'
export { type Folder, foldEdits } from './fold-edits.ts'
export {
  type RegisterRowsImport,
  startRegisterImport,
  withdrawUnfinished,
} from './import-register-rows.ts'
export { type AddObservations, type NewImport, type RecipeUsed, recordImport } from './imports.ts'
export { FILE_ERASED, type FileTold, fileToldSchema, type NewFile } from './kept-files.ts'
export { AGENDA, MEETING_FILES_TOLD, meetingFiles, RECOMMENDATIONS } from './meeting-files.ts'
export { EDITION, fetchPublishedFile, PUBLISHED, publishedFiles } from './published-files.ts'
export { fetchRecordedBetween, type RecordedBetween } from './recorded-between.ts'
export {
  keepRegisterRows,
  leastOf,
  type RegisterAct,
  type RegisterFile,
  tellOfFile,
} from './register-entries.ts'
export { REGISTER_ENTRY } from './register-entry-kind.ts'
export { fetchLastRow, fetchRegisterKeys, stretchesOfReferences } from './register-keys.ts'
export {
  fetchActNotes,
  fetchDaysSince,
  fetchRegisterRows,
  fetchRegisterSpan,
  fetchRegisterVersions,
  hasHadEntries,
  type RegisterFilter,
  type RegisterRow,
} from './register-rows.ts'
export { fetchRegisterSays } from './register-says.ts'
export {
  fetchImportedKeys,
  fetchVersionsOf,
  type ImportedKey,
  type RegisterVersion,
} from './register-versions.ts'
export {
  ALL_RELEASED,
  type FetchUnreleased,
  fetchUnreleased,
  findDrafts,
  releaseBook,
  type Unreleased,
} from './release-book.ts'
export {
  fetchReleases,
  isAwaiting,
  nameReleased,
  RELEASE,
  type Release,
  type ReleasedFigures,
  type ReportAwaited,
  recordRelease,
  releaseWithEdition,
  type WaitingFigures,
  type WithheldAtRelease,
  withdrawRelease,
} from './releases.ts'
export { TABLE_CHECKS } from './table-checks.ts'
export type { ImportKind, NewObservationRow, ObservationRow } from './tables.ts'
export {
  fetchWithdrawn,
  recordWithdrawal,
  WITHDRAWAL,
} from './withdrawn-figures.ts'
export {
  fetchWithdrawnImports,
  IMPORT_WITHDRAWAL,
  recordImportWithdrawal,
} from './withdrawn-imports.ts'
export type { NewRegisterRow } from './write-register-rows.ts'
