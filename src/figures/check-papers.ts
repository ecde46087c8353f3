import type { Claim } from './claim.ts'
import { checkAverages } from './claims/averages.ts'
import { checkChanges } from './claims/changes.ts'
import { checkDates } from './claims/dates.ts'
import { checkDefinitions } from './claims/definitions.ts'
import { checkLimits } from './claims/limits.ts'
import { checkPeriods } from './claims/periods.ts'
import { checkRanks } from './claims/ranks.ts'
import { checkReferences } from './claims/references.ts'
import { checkShares, checkWholeOfShares } from './claims/shares.ts'
import { checkSums } from './claims/sums.ts'
import { checkTargets } from './claims/targets.ts'
import { checkThresholds } from './claims/thresholds.ts'
import { checkGroups, checkTableRows, checkTotals } from './claims/table-rows.ts'
import type { Document } from './document.ts'
import { type Reading, readPaper } from './reading.ts'
import { splitPapers } from './sentences.ts'

export interface CheckedDocument {
  readonly file: string
  readonly claims: readonly Claim[]
}

const CHECKS: readonly ((reading: Reading) => readonly Claim[])[] = [
  checkTableRows, checkTotals, checkGroups, checkChanges, checkShares, checkWholeOfShares, checkAverages, checkDates, checkSums,
  checkThresholds, checkTargets, checkRanks, checkPeriods, checkReferences, checkDefinitions, checkLimits,
]

/** Every numeric claim of each document, in order of its lines, checked within its paper. */
export function checkPapers(documents: readonly Document[]): readonly CheckedDocument[] {
  return documents.map((document) => {
    const readings = splitPapers(document).map(readPaper)
    const claims = readings.flatMap((reading) => CHECKS.flatMap((check) => check(reading)))
    return { file: document.file, claims: claims.toSorted((one, other) => one.where.line - other.where.line) }
  })
}
