export { exportStreetAggregates } from './export-street.ts'
export { exportHomeOffice, importHomeOffice } from './import-home-office.ts'
export { importObservations } from './import-observations.ts'
export type { ImportReport } from './import-report.ts'
export {
  importStreet,
  type StreetReport,
} from './import-street.ts'

export { rejectsFile } from './rejects-file.ts'
