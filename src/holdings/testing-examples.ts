import type { Authorship } from '#storage/index.ts'
import type { AddObservations, ImportCounts, NewImport } from './imports.ts'
import type { NewObservationRow } from './tables.ts'

export const exampleAuthorship: Authorship = {
  actor: 'Priya Shah',
  reason: 'First quarter figures',
  at: '2019-07-22T09:30:00Z',
}

/** Burglaries in the first quarter of 2019-20, made up, save for what the test is about. */
export function exampleRow(about: Partial<NewObservationRow> = {}): NewObservationRow {
  return {
    measure: 'burglary',
    area: 'northshire',
    breakdown: '',
    period_start: '2019-04-01',
    period_end: '2019-06-30',
    value: 412,
    numerator: null,
    denominator: null,
    status: 'actual',
    source_document: 'Performance report, quarter 1',
    source_paragraph: 'Table 2',
    source_link: null,
    note: null,
    released_on: '2019-07-22',
    known_on: '2019-07-22',
    ...about,
  }
}

/**
 * An import of those rows, all new, save for what the test is about: what `recordImport` is to be
 * given after the transaction.
 */
export function exampleImport(
  observations: readonly NewObservationRow[],
  about: Partial<NewImport> = {},
): [NewImport, (add: AddObservations) => Promise<ImportCounts>] {
  const imported: NewImport = {
    ...exampleAuthorship,
    kind: 'observations',
    fileName: 'quarter-1.csv',
    sha256: 'a'.repeat(64),
    ...about,
  }
  const { length } = observations
  const counts = { rowsRead: length, added: length, superseded: 0, unchanged: 0, rejected: 0 }
  return [
    imported,
    async (add) => {
      await add(observations)
      return counts
    },
  ]
}
