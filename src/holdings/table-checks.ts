import type { TableCheck } from '#storage/index.ts'
import { meetingFiles } from './meeting-files.ts'
import { publishedFiles } from './published-files.ts'
import { registerEntriesCheck } from './register-entries-check.ts'
import { areaFilesCheck } from './verify-area-files.ts'
import { earlySightCheck } from './verify-early-sight.ts'
import { importsCheck } from './verify-imports.ts'
import { releasesCheck } from './verify-releases.ts'
import { withdrawalsCheck } from './withdrawn-figures.ts'
import { importWithdrawalsCheck } from './withdrawn-imports.ts'

/** Of every table that is kept beside the record: for `verify`, and for a backup that is put back. */
export const TABLE_CHECKS: readonly TableCheck[] = [
  importsCheck,
  releasesCheck,
  earlySightCheck,
  areaFilesCheck,
  withdrawalsCheck,
  importWithdrawalsCheck,
  publishedFiles.check,
  meetingFiles.check,
  registerEntriesCheck,
]
