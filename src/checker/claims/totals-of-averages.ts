import {
  absolute,
  compare,
  type Fraction,
  minus,
  NOUGHT,
  type Period,
  wholeMonths,
} from '#shared/index.ts'
import { slackOf } from '../judge.ts'
import { rowMatch } from '../operands/from-rows.ts'
import type { Quantity } from '../quantities.ts'
import { before, keyOf, type Reading, rowsInReach, type Statement } from '../reading.ts'
import { rowsFor } from '../row-index.ts'
import type { Level } from '../statements.ts'
import { likeness } from '../words.ts'

/** A padded paper can give one figure thousands of times; no real one so often. */
const MOST_ALIKE = 40

/** A figure that an average may be of, and the time it is of. */
export interface Total {
  readonly value: Fraction
  readonly slack: Fraction
  readonly source: string
  readonly isSure: boolean
  readonly period: Period | null
  /** Whether it is what the row of a table gives. */
  readonly isByRow?: boolean
}

/** A year, for counting its parts: which one it is does not matter to an average. */
export const YEAR: Period = { code: 'year', kind: 'range', start: '2018-01-01', end: '2018-12-31' }

/** What an average printed as it stands may be of: figures of the text near it, and rows of tables. */
export function totalsOfLevel(
  reading: Reading,
  statement: Statement,
  index: number,
  level: Level,
): readonly Total[] {
  const found: Total[] = []
  const subject = [
    ...new Set([
      ...statement.levels.flatMap((it) => it.about),
      ...statement.changes.flatMap((it) => it.about),
    ]),
  ]
  for (const near of [statement, ...before(reading, index, 2)]) {
    for (const other of near.levels) {
      const { quantity } = other
      if (
        other === level ||
        other.per !== null ||
        quantity.unit !== 'count' ||
        quantity.outOf ||
        compare(quantity.value, level.quantity.value) <= 0
      )
        continue
      const ayear = /\ba year\b|\bper (?:year|annum)\b|\bannually\b/iu.test(
        near.sentence.text.slice(quantity.end, quantity.end + 40),
      )
      const averaged =
        near === statement &&
        quantity.end < level.quantity.start &&
        /, (?:or |which is )?an average of (?:about |around )?$/iu.test(
          near.sentence.text.slice(quantity.end, level.quantity.from),
        ) &&
        other.period !== null
      const close =
        near === statement
          ? ayear || averaged
          : likeness(other.about, level.about) >= 0.5 &&
            near.levels.filter((it) => it.quantity.unit === 'count').length === 1
      found.push({
        value: quantity.value,
        slack: slackOf(quantity),
        source: `${quantity.text} in the text`,
        isSure: close,
        period: ayear ? yearLong(reading.period) : (other.period ?? reading.period),
      })
    }
  }
  for (const other of reading.exactLevels.get(keyOf(level.about))?.slice(0, MOST_ALIKE) ?? []) {
    const { quantity } = other
    const isTotal = other.per === null && !other.isAverage && quantity.unit === 'count'
    if (isTotal && other.period)
      found.push({
        value: quantity.value,
        slack: NOUGHT,
        source: `${quantity.text} in the text`,
        isSure: false,
        period: other.period,
      })
  }
  for (const row of rowsInReach(reading, statement.sentence.block, subject)) {
    const match = rowMatch(row, subject)
    if (match === 'no' && likeness(row.about, level.about) < 0.5) continue
    const position = row.periods.findIndex(
      (it) => it !== null && level.period !== null && it.code === level.period.code,
    )
    const value =
      position >= 0 ? row.values[position] : level.period === null ? row.current : undefined
    if (value)
      found.push({
        value: value.value,
        slack: NOUGHT,
        source: `the table row "${row.label}"`,
        isSure: position >= 0 && match !== 'no',
        isByRow: true,
        period: row.periods[Math.max(0, position)] ?? reading.period,
      })
  }
  return found
}

function yearLong(period: Period | null): Period | null {
  return period && wholeMonths(period) === 12 ? period : YEAR
}

/** What an average of a change may be of: changes of the text near it, and those of rows. */
export function totalsOfChange(
  reading: Reading,
  statement: Statement,
  index: number,
  stated: Quantity,
  about: readonly string[],
): readonly Total[] {
  const found: Total[] = []
  for (const near of [statement, ...before(reading, index, 2)]) {
    for (const change of near.changes) {
      if (!change.amount || change.amount === stated || change.per !== null) continue
      if (compare(change.amount.value, stated.value) <= 0) continue
      found.push({
        value: change.amount.value,
        slack: slackOf(change.amount),
        source: `the change of ${change.amount.text}`,
        isSure: near.changes.filter((it) => it.amount).length === 1,
        period: reading.period,
      })
    }
  }
  const said = [...about, ...statement.levels.flatMap((it) => it.about)]
  for (const row of rowsFor(reading.rowIndex, said, undefined)) {
    if (!row.current || !row.earlier || rowMatch(row, said) === 'no') continue
    const isSection = row.number?.split('.')[0] === statement.sentence.section?.split('.')[0]
    found.push({
      value: absolute(minus(row.current.value, row.earlier.value)),
      slack: NOUGHT,
      source: `the change in the table row "${row.label}"`,
      isSure: isSection,
      period: row.periods[0] ?? reading.period,
    })
  }
  return found
}
