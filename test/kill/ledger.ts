import { TABLE_CHECKS } from '#holdings/index.ts'
import { fetchEntries, readOwnHeads, type Storage, verifyRecord } from '#storage/index.ts'

/** How many figures each file has that clients import. */
export const ROWS_OF_A_FILE = 120

/** What was acknowledged to clients, kept outside the program, and what went wrong for them. */
export interface Ledger {
  /** Each a line: `case report-response/made-up-3 open`, `ruling Made up 4`, `import made-up-7.csv`. */
  readonly acknowledged: Set<string>
  /** Each a sentence. */
  readonly problems: string[]
  /** How often clients were told to ask again later. */
  away: number
  /** A number that no other write of this ledger has. */
  next(): number
}

export function beginLedger(): Ledger {
  let last = 0
  const next = () => {
    last += 1
    return last
  }
  return { acknowledged: new Set(), problems: [], away: 0, next }
}

/**
 * Holds what is kept against the ledger.
 *
 * @returns a sentence for each acknowledged write that is not there, each import that is there in part,
 *   and each thing that does not verify
 */
export async function compareWithLedger(
  { db, folder }: Storage,
  { acknowledged }: Pick<Ledger, 'acknowledged'>,
): Promise<readonly string[]> {
  const { problems } = await verifyRecord(db, TABLE_CHECKS, [await readOwnHeads(folder)])
  const imports = await db
    .selectFrom('import')
    .leftJoin('observation', 'observation.import_id', 'import.id')
    .where('import.file_name', 'like', 'made-up-%')
    .select([
      'import.file_name as name',
      (row) => row.fn.count<number>('observation.id').as('rows'),
    ])
    .groupBy('import.id')
    .execute()
  const cases = await fetchEntries(db, { kind: 'case' })
  const rulings = await fetchEntries(db, { kind: 'ruling' })
  const there = new Set([
    ...cases.map(({ record, event }) => `case ${record} ${event}`),
    ...rulings.map(({ says }) => `ruling ${says?.['why']}`),
    ...imports.map(({ name }) => `import ${name}`),
  ])
  return [
    ...problems,
    ...imports.flatMap(({ name, rows }) =>
      Number(rows) === ROWS_OF_A_FILE ? [] : [`${name} has ${rows} of ${ROWS_OF_A_FILE} figures`],
    ),
    ...[...acknowledged]
      .filter((line) => !there.has(line))
      .map((line) => `${line} was acknowledged and is not there`),
  ]
}
