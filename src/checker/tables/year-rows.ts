import type { DownCandidate } from './down.ts'
import type { FigureTable } from './figure-table.ts'
import type { Formula } from './formulas.ts'
import { findTimes } from './headings.ts'
import { isTotalLabel } from './totals.ts'

const CUMULATIVE = /\b(?:cumulative|running total)\b/iu
const VALUES = new Set(['plain', 'period', 'total', undefined])
const LEAST_ROWS = 3
const MOST_ROWS = 40

/**
 * Where each row of a table is a time: a column of changes may be from the row before, and one called
 * cumulative adds up another so far.
 */
export function timeCandidates(table: FigureTable, at: number): readonly DownCandidate[] {
  const heading = table.columns[at]?.heading
  if (!heading || table.labels.length > MOST_ROWS) return []
  const others = table.columns.flatMap((column, index) =>
    index !== at && VALUES.has(column.heading?.kind) ? [index] : [],
  )
  if (CUMULATIVE.test(heading.words)) return others.map((of) => addedUp(table, at, of))
  const formula = FORMULAS[heading.kind]
  const step = stepOf(table)
  if (!formula || step === 0) return []
  return others.map((of) => ({
    formula,
    of,
    isNamed: true,
    equations: table.labels.flatMap((_, row) =>
      table.labels[row - step] === undefined
        ? []
        : [
            {
              formula,
              result: { row, column: at },
              operands: [row, row - step].map((operand) => ({ row: operand, column: of })),
              isSure: true,
              way: 'down' as const,
            },
          ],
    ),
  }))
}

const FORMULAS: Readonly<Record<string, Formula>> = {
  change: { name: 'difference' },
  points: { name: 'difference' },
  'percent-change': { name: 'percent-change', times: 100 },
}

/** 1 where the rows follow one another in time, -1 where the latest is first; else 0. */
function stepOf({ labels }: FigureTable): -1 | 0 | 1 {
  const times = labels.map((label) => findTimes(label)[0]?.time ?? Number.NaN)
  if (times.length < LEAST_ROWS) return 0
  const steps = times.slice(1).map((time, index) => Math.sign(time - (times[index] ?? Number.NaN)))
  if (steps.every((it) => it === 1)) return 1
  return steps.every((it) => it === -1) ? -1 : 0
}

const isTotal = (label: string) => isTotalLabel(label) || WHOLE_YEAR.test(label)
const WHOLE_YEAR = /^(?:(?:the )?(?:full|whole) )?year(?: to date)?$/iu

function addedUp(table: FigureTable, at: number, of: number): DownCandidate {
  const formula: Formula = { name: 'sum' }
  // A row of totals has what the others come to and adds nothing
  const added = table.labels.flatMap((label, row) => (isTotal(label) ? [] : [row]))
  const equations = table.labels.flatMap((_, row) =>
    row === 0
      ? []
      : [
          {
            formula,
            result: { row, column: at },
            operands: added.filter((up) => up <= row).map((up) => ({ row: up, column: of })),
            isSure: true,
            way: 'down' as const,
          },
        ],
  )
  return { formula, of, equations, isNamed: true }
}
