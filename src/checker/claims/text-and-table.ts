import { absolute, compare, minus } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayNumber } from '../explain.ts'
import { rowMatch } from '../operands/from-rows.ts'
import { termsOf } from '../prose/terms.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, type Statement, tablesNear } from '../reading.ts'
import { rowsFor } from '../row-index.ts'
import type { Change } from '../statements.ts'
import type { TableRow } from '../tables.ts'
import { textBefore } from '../words.ts'

const FARTHEST_BLOCKS = 12

/** Changes told in the text against the rows of a table that the same words name. */
export function checkTextAgainstTables(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement) =>
    statement.changes.flatMap((change) => [
      ...checkNamedRows(reading, statement, change),
      ...checkYear(reading, statement, change),
    ]),
  )
}

/** "The Female and Unspecified categories have fallen": each row named must have gone that way. */
function checkNamedRows(reading: Reading, statement: Statement, change: Change): readonly Claim[] {
  if (change.direction === 0 || SIDE.test(change.word)) return []
  return tablesNear(reading, statement.sentence.block, FARTHEST_BLOCKS).flatMap(
    (table): readonly Claim[] => {
      const named = table.rows.flatMap(({ label, current, earlier }) =>
        current && earlier && isNamed(statement, change, label)
          ? [{ label, current, earlier }]
          : [],
      )
      if (named.length < 2 || named.length === table.rows.length) return []
      if (!areAllOfSubject(statement, change, named)) return []
      return named.flatMap(({ label, current, earlier }): readonly Claim[] => {
        const way = compare(current.value, earlier.value)
        if (way === 0 || way === change.direction) return []
        return [
          {
            where: statement.sentence.place,
            quote: statement.sentence.text,
            kind: 'comparison-direction',
            stated: `${label}: ${change.word}`,
            recomputed: way > 0 ? 'an increase' : 'a decrease',
            verdict: 'incorrect',
            explanation: `The words say "${change.word}" of ${named.map((it) => it.label).join(' and ')}, but the table row "${label}" goes from ${earlier.text} to ${current.text}, which is ${way > 0 ? 'up' : 'down'}.`,
            suggestion: null,
          },
        ]
      })
    },
  )
}

/** Words that say on which side of something else a figure is, and not how it moved. */
const SIDE = /^(?:above|below|beneath|over|under)$/iu

/** Whether the words before a change are the names of rows, with one more at most: "The Female and Unspecified categories". */
function areAllOfSubject(
  { sentence: { text } }: Statement,
  change: Change,
  named: readonly { readonly label: string }[],
): boolean {
  const from = text.lastIndexOf(';', change.start) + 1
  const rest = named.reduce(
    (words, { label }) => words.replace(label, ' '),
    text.slice(from, change.start),
  )
  return termsOf(rest).length <= 1
}

/** Whether the label of a row stands in the words before the change, capital letter and all. */
function isNamed(statement: Statement, change: Change, label: string): boolean {
  const { text } = statement.sentence
  // "Insurance down £125k; Digital up £135k": of the rows on its own side of a semicolon
  const before = text.slice(text.lastIndexOf(';', change.start) + 1, change.start)
  const at = /^[A-Z][a-z]{2,}(?: [a-z]+)?$/u.test(label) ? before.indexOf(label) : -1
  return (
    at >= 0 &&
    !/\b(?:from|to|until|between|since) (?:the )?$/iu.test(textBefore(before, at)) &&
    !/\w/u.test(before.charAt(at - 1)) &&
    !/\w/u.test(before.charAt(at + label.length))
  )
}

/** "Rose by 8 in 2017-18" against the row that has both that year and the one before. */
function checkYear(reading: Reading, statement: Statement, change: Change): readonly Claim[] {
  const { amount } = change
  if (
    amount?.closeness !== 'exact' ||
    amount.unit !== 'count' ||
    change.percent ||
    change.direction === 0
  )
    return []
  const { sentence } = statement
  const named = sentence.periods.find((it) => it.start >= amount.end && it.start - amount.end < 5)
  if (!named?.period) return []
  for (const row of rowsFor(reading.rowIndex, change.about, undefined)) {
    const index = row.periods.findIndex((it) => it?.code === named.period?.code)
    const [now, then] = [row.values[index], valueBefore(row, index)]
    if (
      !now ||
      !then ||
      rowMatch(row, change.about) !== 'sure' ||
      !/\b(?:number|numbers|total)\b/iu.test(sentence.text)
    )
      continue
    const apart = minus(now.value, then.value)
    const agrees =
      compare(absolute(apart), amount.value) === 0 && apart.above > 0n === change.direction > 0
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'difference',
        stated: `${change.word} by ${amount.text} in ${named.text}`,
        recomputed: sayNumber(apart),
        verdict: agrees ? 'correct' : 'inconsistent',
        explanation: `The table row "${row.label}" goes from ${then.text} to ${now.text} in ${named.text}, a change of ${sayNumber(apart)}.`,
        suggestion: null,
      },
    ]
  }
  return []
}

/** The value of the period just before one of a row's own. */
function valueBefore(row: TableRow, index: number): Quantity | undefined {
  const period = row.periods[index]
  if (!period) return undefined
  const dayBefore = Temporal.PlainDate.from(period.start).subtract({ days: 1 }).toString()
  const position = row.periods.findIndex((it) => it?.end === dayBefore)
  return row.values[position]
}
