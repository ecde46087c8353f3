import { compare, type Fraction, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayIn, sayLike } from '../explain.ts'
import { type Fit, judge } from '../judge.ts'
import { rowMatch } from '../operands/from-rows.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, rowsInReach, type Statement } from '../reading.ts'
import type { Level } from '../statements.ts'
import type { TableRow } from '../tables.ts'
import { likeness } from '../words.ts'

interface Exact {
  readonly value: Fraction
  readonly source: string
  readonly isSure: boolean
}

/** Figures given loosely ("just over 15,000") or again ("995 emails") against the exact one printed. */
export function checkThresholds(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement) =>
    statement.levels.flatMap((level) => {
      const { quantity } = level
      if (level.per !== null || quantity.outOf || quantity.high) return []
      const isLoose = quantity.closeness !== 'exact' || /half|quarter/iu.test(quantity.text)
      if (quantity.unit === 'count' || quantity.unit === 'pounds') {
        if (isLoose) return checkLoose(reading, statement, level)
        const again = checkAgain(reading, statement, level)
        return again.length > 0 || quantity.unit !== 'pounds'
          ? again
          : checkTotalAgain(reading, statement, level)
      }
      return quantity.unit === 'span' && !isLoose ? checkAgain(reading, statement, level) : []
    }),
  )
}

function checkLoose(reading: Reading, statement: Statement, level: Level): readonly Claim[] {
  const { sentence } = statement
  const stated = level.quantity
  const candidates = [...inBrackets(statement, stated), ...inTables(reading, statement, level)]
  let best: { fit: Fit; exact: Exact } | undefined
  for (const exact of candidates) {
    const inWords = stated.closeness === 'exact'
    const fit = judge(inWords ? { ...stated, inWords: true } : stated, exact.value)
    if (!exact.isSure && fit !== 'correct') continue
    if (!best || (fit === 'correct' && best.fit !== 'correct')) best = { fit, exact }
  }
  const common = {
    where: sentence.place,
    quote: sentence.text,
    kind: stated.closeness === 'about' ? ('rounding' as const) : ('threshold' as const),
    stated: sentence.text.slice(stated.from, stated.end).trim(),
  }
  if (!best)
    return [
      {
        ...common,
        recomputed: null,
        verdict: 'not-checkable',
        explanation: 'The exact figure is not printed.',
        suggestion: null,
      },
    ]
  const working = `the exact figure is ${sayIn(best.exact.value, stated.unit)} (${best.exact.source})`
  return [
    {
      ...common,
      recomputed: sayLike(best.exact.value, stated),
      verdict: best.fit,
      explanation:
        best.fit === 'correct'
          ? `It fits: ${working}.`
          : `The paper says ${common.stated}, but ${working}.`,
      suggestion: null,
    },
  ]
}

function inBrackets(statement: Statement, stated: Quantity): readonly Exact[] {
  const { text, quantities } = statement.sentence
  const next = quantities[quantities.indexOf(stated) + 1]
  const isBeside =
    next &&
    next.unit === stated.unit &&
    next.sign === 0 &&
    /^[^().;,]{0,30} ?\($/u.test(text.slice(stated.end, next.start)) &&
    !/\b(?:previous|last|from|in)\b/iu.test(text.slice(stated.end, next.start)) &&
    text[next.end] === ')'
  return isBeside ? [{ value: next.value, source: `${next.text} in brackets`, isSure: true }] : []
}

function inTables(reading: Reading, statement: Statement, level: Level): readonly Exact[] {
  const stated = level.quantity
  const found: Exact[] = []
  const inReach = rowsInReach(reading, statement.sentence.block, level.about)
  for (const [table, all] of Map.groupBy(inReach, (row) => row.table)) {
    const rows = all.filter((row) => valueIn(row)?.unit === stated.unit)
    for (const row of rows) {
      const value = valueIn(row)
      const match = rowMatch(row, level.about)
      const near =
        row.values.length === 1 &&
        statement.sentence.block - table.block <= 3 &&
        statement.sentence.block > table.block
      if (value && (match !== 'no' || near)) {
        const sure =
          match === 'sure' && row.about.length > 1 && level.about.length === row.about.length
        found.push({ value: value.value, source: `"${row.label}" in the table`, isSure: sure })
      }
    }
  }
  return found.toSorted((one, other) => Number(other.isSure) - Number(one.isSure))
}

function valueIn(row: TableRow): Quantity | undefined {
  return row.current ?? (row.values.length === 1 ? row.values[0] : undefined)
}

const TOTAL = /^totals?\b/iu

/** "£9.5m" in the text where the table's total is £9.487m. Only borne out here, never accused. */
function checkTotalAgain(reading: Reading, statement: Statement, level: Level): readonly Claim[] {
  const { sentence } = statement
  const stated = level.quantity
  const row = rowsInReach(reading, sentence.block).find((it) => {
    const value = valueIn(it)
    return (
      value?.unit === stated.unit &&
      TOTAL.test(it.label) &&
      (judge(stated, value.value) === 'correct' || judge(value, stated.value) === 'correct')
    )
  })
  if (!row) return []
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'rounding',
      stated: stated.text,
      recomputed: valueIn(row)?.text ?? null,
      verdict: 'correct',
      explanation: `The table's total is ${valueIn(row)?.text}.`,
      suggestion: null,
    },
  ]
}

/** A figure of the text that a table beside it also prints. */
function checkAgain(reading: Reading, statement: Statement, level: Level): readonly Claim[] {
  const { sentence } = statement
  const stated = level.quantity
  for (const row of reading.rowIndex.byFigure.get(toNumber(stated.value)) ?? []) {
    const equal = row.values.find(
      (value) =>
        (value.unit === stated.unit || stated.unit === 'span') &&
        compare(value.value, stated.value) === 0,
    )
    if (!equal) continue
    const near =
      sentence.block > row.table.block &&
      sentence.block - row.table.block <= 3 &&
      row.values.length === 1
    if (!near && likeness(row.about, level.about) < 0.34) continue
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'same-fact',
        stated: stated.text,
        recomputed: equal.text,
        verdict: 'correct',
        explanation: `The table row "${row.label}" has the same figure.`,
        suggestion: null,
      },
    ]
  }
  return []
}
