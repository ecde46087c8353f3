export { exportStreetAggregates } from './export-street.ts'
export { exportHomeOffice, importHomeOffice } from './import-home-office.ts'
export {
  type ImportAuthorship,
  importObservations,
  importRows,
  type ObservationsImport,
  type RowsImport,
} from './import-observations.ts'
export type { ImportReport } from './import-report.ts'
export {
  importStreet,
  type StreetImport,
  type StreetReport,
  streetRowsPath,
} from './import-street.ts'
export type { RejectedRow } from './rejected-row.ts'
export { type RejectsFile, rejectsFile } from './rejects-file.ts'
