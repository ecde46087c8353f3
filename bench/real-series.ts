import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { parsePeriod } from '#shared/index.ts'
import type { Measured } from './measured.ts'

const AREAS = join(import.meta.dirname, '../areas')

/** The test takes a quarter and three years before it: of fewer years than these too few orders differ. */
const YEARS = 8

const rowsSchema = z.array(
  z.object({
    measure: z.string(),
    area: z.string(),
    breakdown: z.string(),
    period: z.string(),
    value: z.string(),
  }),
)

/**
 * Whether the quarter test can be calibrated on real figures, their years put in another order: only on
 * series of so many whole years of months, without a gap.
 *
 * @see STATISTICS 5, paragraph 4
 */
export function benchRealSeries(): Measured {
  const lengths = globSync('*/figures/*.csv', { cwd: AREAS })
    .flatMap((path) => monthsOfSeries(readFileSync(join(AREAS, path), 'utf8')))
    .map(longestRun)
  const longest = Math.max(0, ...lengths)
  const enough = lengths.filter((length) => length >= 12 * YEARS).length
  return {
    name: 'Quarter test, false alarms on real figures with their years permuted',
    measured:
      enough === 0
        ? `cannot be run: it takes ${YEARS} years of months without a gap, and the longest of the ${lengths.length} series held has ${longest} months`
        : `not written yet, and could be: ${enough} series have ${YEARS} years or more`,
    floor: '3% to 6.5%, where it can be run',
    ok: enough === 0,
  }
}

/** The months with a value of each series in a file of figures, as months since year 0. */
function monthsOfSeries(csv: string): readonly (readonly number[])[] {
  const rows = rowsSchema.parse(parse(csv, { columns: true, relax_column_count: true }))
  const monthly = rows.flatMap(({ period, value, ...key }) => {
    const read = parsePeriod(period)
    if (!read.ok || read.value.kind !== 'month' || value === '') return []
    const { year, month } = Temporal.PlainDate.from(read.value.start)
    return [{ series: Object.values(key).join(), month: 12 * year + month }]
  })
  return [...Map.groupBy(monthly, ({ series }) => series).values()].map((of) =>
    of.map(({ month }) => month),
  )
}

/** How many months follow one another without a gap, at most. */
function longestRun(months: readonly number[]): number {
  const held = new Set(months)
  let longest = 0
  for (const month of held) {
    if (held.has(month - 1)) continue
    let length = 1
    while (held.has(month + length)) length++
    longest = Math.max(longest, length)
  }
  return longest
}
