import { compare, comparePeriods, minus } from '#shared/index.ts'
import type { Reading, Statement } from '../reading.ts'
import { rowsFor } from '../row-index.ts'
import type { Change } from '../statements.ts'
import type { TableRow } from '../tables.ts'
import { contains } from '../words.ts'
import { type Operands, pair } from './pair.ts'

/** Words of a sentence that do not narrow down what is counted. */
const VERBS = new Set(
  (
    'suggest data show showing indicate created dealt continue manage people person driven evidenced could part explained number ' +
    'police contact management department emergency non-emergency telephone demand'
  ).split(' '),
)

/** Whether a row is about what a phrase is about: `sure` when the phrase says no more than the row. */
export function rowMatch(row: TableRow, about: readonly string[]): 'sure' | 'likely' | 'no' {
  if (!contains(about, row.about)) return 'no'
  const extra = about.filter(
    (word) => !row.about.includes(word) && !row.table.words.has(word) && !VERBS.has(word),
  )
  return extra.length === 0 ? 'sure' : 'likely'
}

/** Two or more lines such as "2017/18 – 17,401" just above the sentence. */
export function fromListAbove(reading: Reading, index: number): readonly Operands[] {
  const here = reading.statements[index]
  const table = reading.tableAt.get((here?.sentence.block ?? 0) - 1)
  const rows = table?.rows.filter((row) => row.values.length === 1 && row.periods[0]) ?? []
  const sorted = rows.toSorted((one, other) => {
    const [first, second] = [one.periods[0], other.periods[0]]
    return first && second ? comparePeriods(first, second) : 0
  })
  const [earlier, current] = sorted.slice(-2)
  const [old, now] = [earlier?.values[0], current?.values[0]]
  // All of one time are no times: a column headed by the year that its rows are of
  const isLater = earlier?.periods[0]?.code !== current?.periods[0]?.code
  return old && now && isLater
    ? [{ ...pair(now, old, true), source: `${earlier?.label} and ${current?.label} above` }]
    : []
}

/** Whether a change is between the last two times of a row, or from one that the sentence names. */
function isPairMeant({ sentence }: Statement, { values, periods, current, earlier }: TableRow) {
  const [from, to] = [earlier, current].map((it) => (it === null ? -1 : values.indexOf(it)))
  if (values.length <= 2 || from === undefined || to === from + 1) return true
  return sentence.periods.some(
    ({ period }) => period !== null && period.code === periods[from]?.code,
  )
}

export function fromTables(reading: Reading, index: number, change: Change): readonly Operands[] {
  const here = reading.statements[index]
  if (change.points) return []
  const found: Operands[] = []
  const rows = rowsFor(reading.rowIndex, change.about, change.amount?.value)
  for (const row of rows) {
    const { current, earlier } = row
    if (!current || !earlier) continue
    if (change.amount && change.amount.unit !== current.unit) continue
    const apart = minus(current.value, earlier.value)
    const tied =
      change.amount !== null &&
      compare(
        apart.above < 0n ? { above: -apart.above, below: apart.below } : apart,
        change.amount.value,
      ) === 0 &&
      change.amount.value.above > 99n * change.amount.value.below
    const match = rowMatch(row, change.about)
    if (!tied && match === 'no') continue
    const samePeriods = (here?.sentence.periods ?? []).every(
      ({ period }) =>
        period === null ||
        row.periods.every((it) => it === null) ||
        row.periods.some((it) => it?.code === period.code),
    )
    const isOnePair = here !== undefined && isPairMeant(here, row)
    const sameSection = row.number?.split('.')[0] === here?.sentence.section?.split('.')[0]
    found.push({
      ...pair(
        current,
        earlier,
        tied || (match === 'sure' && sameSection && samePeriods && isOnePair),
      ),
      source: `the table row "${row.label}"`,
      row,
    })
  }
  return found.toSorted((one, other) => Number(other.isSure) - Number(one.isSure))
}
