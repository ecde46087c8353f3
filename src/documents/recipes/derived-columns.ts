import { widthOf } from '../tables/table.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Block, BlockRow } from './find-blocks.ts'
import { isTotalLabel } from './heading-words.ts'
import { numberIn } from './numbers.ts'
import { areOfOne, isShareOfPeople, MOST_COLUMNS, overOf } from './people-shares.ts'
import { agrees, isShareOf, saysShare } from './share-sums.ts'
import { addsUp } from './sums.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** The most rows of which a column is held to be the ratio to one. */
const MOST_BASES = 400

const RATIO_WORDS = /\b(?:ratio|times|compared|index|likelihood)\b/i

/** Columns worked out from others of the table, by their numbers: shares of a column's total, ratios to a row. */
export function derivedColumns(
  block: Block,
  columns: readonly ColumnMeaning[],
  sums: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const rows = block.rows.filter(({ isSection }) => !isSection)
  const read = (column: ColumnMeaning) =>
    rows.map(({ cells }) => numberIn(wordsOf(cells[column.column])))
  const isShownInPercent = ({ column }: ColumnMeaning) => {
    const texts = rows.map(({ cells }) => wordsOf(cells[column])).filter((text) => /\d/.test(text))
    return texts.length > 0 && texts.filter((text) => text.includes('%')).length * 2 > texts.length
  }
  const counts = columns
    .filter((one) => one.is !== 'leave' && one.unit?.unit !== 'percent' && !isShownInPercent(one))
    .map((column) => ({ column, values: read(column) }))
  const derived = new Map<number, string>()
  const width = widthOf(rows)
  const inColumns = Array.from({ length: width }, (_, at) =>
    rows.map(({ cells }) => isTotalLabel(wordsOf(cells[at]))),
  ).filter((all) => all.includes(true))
  const all = rows.map(
    ({ number }, row) => sums.has(number) || inColumns.some((column) => column[row] === true),
  )
  // The totals of each group may stand in one column of labels, and those of all groups in another
  const totals = [all, ...inColumns]
  for (const column of columns) {
    if (column.is === 'leave') continue
    const values = read(column)
    const isPercent =
      column.unit?.unit === 'percent' ||
      rows.some(({ cells }) => wordsOf(cells[column.column]).endsWith('%'))
    const others = counts.filter((other) => other.column !== column)
    const percents = isPercent
      ? inPercent(
          values,
          rows.map(({ cells }) => wordsOf(cells[column.column])),
        )
      : values
    const isRest = !isPercent && REST.test(column.headings.at(-1) ?? '')
    if (isRest && isDifference(values, others)) {
      derived.set(column.column, 'difference of two columns: derived')
      continue
    }
    if (isMeanOfMoney(column) && isQuotient(values, others)) {
      derived.set(column.column, 'average: derived')
      continue
    }
    const isShare =
      isPercent &&
      ((others.length > 0 && isCalledShare(column, percents, all)) ||
        others.some(
          (other) =>
            isShareOf(percents, other.values) ||
            totals.some((those) => isShareOfGroups(percents, other.values, those)),
        ))
    if (isPercent && isShareOfTwo(column, counts, percents)) {
      derived.set(column.column, 'share of the columns before it: derived')
    } else if (isPercent && isShareOfPeople(column, counts, percents)) {
      derived.set(column.column, 'share of the people beside it: derived')
    } else if (
      isShare ||
      (isPercent &&
        isShareOfRow(
          rows,
          column,
          counts.map((one) => one.column),
          percents,
        ))
    ) {
      derived.set(column.column, 'share of the total: derived')
    } else if (
      RATIO_WORDS.test(column.key) &&
      others.some((other) => isRatioOf(values, other.values))
    ) {
      derived.set(column.column, 'ratio: derived')
    }
  }
  return derived
}

/** "Vacancies", "Balance": what is left of one figure beside another. */
const REST =
  /\b(?:vacanc(?:y|ies)|balance|remain(?:ing|der)|unfilled|surplus|deficit|gap|net|spare|headroom|unspent|uncommitted|left|difference|vacant|unused|available|over(?: or |\/)under)\b/i

/** Whether a column is one of the others less another, in every row that has all three. */
function isDifference(
  values: readonly (number | null)[],
  others: readonly {
    readonly column: ColumnMeaning
    readonly values: readonly (number | null)[]
  }[],
): boolean {
  const near = others.slice(-MOST_COLUMNS)
  return near.some((whole) =>
    near.some((part) => {
      if (whole === part || !areOfOne(whole.column, part.column)) return false
      const worked = whole.values.map((one, row) => {
        const other = part.values[row] ?? null
        return one === null || other === null ? null : Number((one - other).toFixed(6))
      })
      return agrees(values, worked)
    }),
  )
}

/** "Average £" beside what was given and how often. */
function isMeanOfMoney({ key, unit }: ColumnMeaning): boolean {
  return /\b(?:average|mean|avg)\b/i.test(key) && unit?.unit === 'gbp'
}

/** Whether a column is one of the others divided by another, in every row. */
function isQuotient(
  values: readonly (number | null)[],
  others: readonly { readonly values: readonly (number | null)[] }[],
): boolean {
  const near = others.slice(-MOST_COLUMNS)
  return near.some((part) =>
    near.some(
      (whole) =>
        whole !== part &&
        SCALES.some((scale) =>
          agrees(
            values,
            part.values.map((one, row) => {
              const other = whole.values[row]
              return one === null || !other ? null : (scale * one) / other
            }),
          ),
        ),
    ),
  )
}

/** An average in pounds beside sums in pounds, in thousands or in millions. */
const SCALES = [1, 1_000, 1_000_000] as const

/** A column headed "%" and no more that is the share of the column before it in the one before that. */
function isShareOfTwo(
  { column, key }: ColumnMeaning,
  counts: readonly {
    readonly column: ColumnMeaning
    readonly values: readonly (number | null)[]
  }[],
  percents: readonly (number | null)[],
): boolean {
  const before = counts.filter((one) => one.column.column < column).slice(-2)
  const isOfPart = /^of (?:which|whom|these)\b/i.test(before[1]?.column.headings.at(-1) ?? '')
  if (!isOfPart && !/(?:^|> )(?:%|per ?cent)$/i.test(key)) return false
  const [one, other] = before.map(({ values }) => values)
  if (one === undefined || other === undefined) return false
  const share = (parts: typeof one, wholes: typeof one) =>
    parts.map((part, row) => {
      const whole = wholes[row]
      return part === null || !whole ? null : (100 * part) / whole
    })
  return agrees(percents, share(other, one)) || agrees(percents, share(one, other))
}

/** "Share of region's reports (%)": called a share of all, and 100 where the whole stands. */
function isCalledShare(
  { key, is }: ColumnMeaning,
  percents: readonly (number | null)[],
  totals: readonly boolean[],
): boolean {
  return (
    is !== 'comparator' &&
    saysShare(key) &&
    totals.some((isTotal, row) => isTotal && percents[row] === 100)
  )
}

/** Fractions as percentages, where they are not shown so. */
function inPercent(
  values: readonly (number | null)[],
  texts: readonly string[],
): readonly (number | null)[] {
  const known = values.filter((value) => value !== null)
  const isFraction = !texts.some((text) => text.includes('%')) && known.every((value) => value <= 1)
  return isFraction ? values.map((value) => (value === null ? null : value * 100)) : values
}

/** The same within groups of rows: each is a share of the nearest total under or over it. */
function isShareOfGroups(
  shares: readonly (number | null)[],
  counts: readonly (number | null)[],
  totals: readonly boolean[],
): boolean {
  if (!totals.includes(true)) return false
  const under = nearestTotals(counts, totals, 'under')
  const over = nearestTotals(counts, totals, 'over')
  return [under, over].some((wholes) =>
    agrees(
      shares,
      counts.map((count, index) => {
        const whole = wholes[index]
        return count === null || !whole ? null : (100 * count) / whole
      }),
    ),
  )
}

/** A share of the total that stands in the same row, of one column or of several that follow one another. */
function isShareOfRow(
  rows: readonly BlockRow[],
  own: ColumnMeaning,
  columns: readonly ColumnMeaning[],
  shares: readonly (number | null)[],
): boolean {
  const over = overOf(own)
  const alike = columns.filter((one) => overOf(one) === over)
  const among = alike.some(({ is }) => is === 'total') ? alike : columns
  const whole = among.find(({ is }) => is === 'total')
  const parts = among
    .filter((one) => one.is === 'observation' && one !== own && addsUp(one.unit?.unit))
    // Cases to answer in all officers are a rate, and no share of them
    .filter((one) => overOf(one) === overOf(whole))
    .slice(0, MOST_COLUMNS)
  if (whole === undefined || parts.length < 2) return false
  const wholes = rows.map(({ cells }) => numberIn(wordsOf(cells[whole.column])))
  const values = parts.map((part) => rows.map(({ cells }) => numberIn(wordsOf(cells[part.column]))))
  for (let first = 0; first < parts.length; first += 1) {
    let sums: readonly (number | null)[] = rows.map(() => 0)
    for (let last = first; last < parts.length; last += 1) {
      sums = sums.map((sum, row) => {
        const value = values[last]?.[row] ?? null
        return sum === null || value === null ? null : sum + value
      })
      const worked = sums.map((sum, row) => {
        const total = wholes[row]
        return sum === null || !total ? null : (100 * sum) / total
      })
      if (agrees(shares, worked)) return true
    }
  }
  return false
}

function nearestTotals(
  counts: readonly (number | null)[],
  totals: readonly boolean[],
  side: 'under' | 'over',
): readonly (number | null)[] {
  const found: (number | null)[] = counts.map(() => null)
  let last: number | null = null
  const order = [...counts.keys()]
  for (const index of side === 'under' ? order.reverse() : order) {
    if (totals[index]) last = counts[index] ?? null
    found[index] = last
  }
  return found
}

function isRatioOf(
  ratios: readonly (number | null)[],
  values: readonly (number | null)[],
): boolean {
  return values.slice(0, MOST_BASES).some(
    (base) =>
      base !== null &&
      base > 0 &&
      agrees(
        ratios,
        values.map((value) => (value === null ? null : value / base)),
      ),
  )
}
