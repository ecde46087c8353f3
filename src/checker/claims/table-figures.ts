import { capitalise } from '#shared/index.ts'
import type { Claim, ClaimKind } from '../claim.ts'
import { overTables, type Reading } from '../reading.ts'
import { type CellAt, figureAt, type Mend } from '../tables/equations.ts'
import { type Fault, isSettled, type Judged, judgeTable, withMends } from '../tables/faults.ts'
import { type FormulaName, timesOf } from '../tables/formulas.ts'
import { replaceFigure, sayAs, sayFigure, sayValue } from '../tables/say-figures.ts'
import { type Slip, slipOf } from '../tables/slips.ts'
import type { UnderstoodTable } from '../tables.ts'
import { SLIP_SENTENCES } from './slip-sentences.ts'

const KINDS: Readonly<Record<FormulaName, ClaimKind>> = {
  difference: 'difference',
  'percent-change': 'percent-change',
  'percent-under': 'percent-change',
  ratio: 'percent-of',
  share: 'percent-of',
  'of-base': 'percent-of',
  rest: 'difference',
  balance: 'difference',
  mean: 'average',
  rate: 'average',
  quotient: 'average',
  sum: 'sum',
  rank: 'rank',
}

/** The figures of every table that follow from others of it: changes, shares, rates, totals and ranks. */
export function checkTableFigures(reading: Reading): readonly Claim[] {
  return overTables(reading, (table) => {
    const { held, faults } = judgeTable(table.figures, table.related.equations)
    const mends = faults.flatMap(({ mend }) => mend ?? [])
    const right = oneForEach([...held, ...mendedAround(faults)])
    return [
      ...right.flatMap((judged) => rightClaim(table, judged)),
      ...faults.flatMap((fault) => faultClaim(table, fault, mends)),
    ]
  })
}

/** A figure that is borne out twice in one way, along its row and down its column, is right once. */
function oneForEach(judged: readonly Judged[]): readonly Judged[] {
  const byCell = Map.groupBy(judged, ({ equation: { result, formula } }) =>
    [result.row, result.column, KINDS[formula.name]].join(),
  )
  return [...byCell.values()].flatMap(([first]) => first ?? [])
}

/** Figures that are right once another is mended, as they then work out. */
function mendedAround(faults: readonly Fault[]): readonly Judged[] {
  return faults.flatMap(({ mend, agreeing }) =>
    agreeing.filter(({ equation }) => !mend || !isAt(equation.result, mend.at)),
  )
}

function rightClaim(table: UnderstoodTable, judged: Judged): readonly Claim[] {
  const row = table.rows[judged.equation.result.row]
  if (!row) return []
  return [
    {
      where: row.place,
      quote: row.text,
      kind: KINDS[judged.equation.formula.name],
      stated: judged.result.text,
      recomputed: sayAs(judged.worked.exact, judged.result),
      verdict: 'correct',
      explanation: `${capitalise(sayWorking(table, judged))}${roundedOff(judged)}.`,
      suggestion: null,
    },
  ]
}

/** Parts that were rounded need not add up to the last digit. */
function roundedOff({ equation, worked, result }: Judged): string {
  const isOut = Math.abs(worked.exact - result.value) > 1e-9
  return equation.formula.name === 'sum' && isOut ? ', which rounding of the parts can explain' : ''
}

function sayWorking(
  table: UnderstoodTable,
  { equation, operands, worked, result, holds: isRight }: Judged,
): string {
  const { name, base = 0 } = equation.formula
  const times = timesOf(equation.formula)
  const [one = result, other = result] = operands
  const exact = sayValue(worked.exact)
  switch (name) {
    case 'difference':
      return `${sayFigure(one)} less ${sayFigure(other)} is ${exact}`
    case 'percent-change':
      return `${sayValue(one.value - other.value)} ÷ ${sayValue(Math.abs(other.value))} = ${exact}%`
    case 'percent-under':
      return `${sayValue(other.value - one.value)} ÷ ${sayValue(Math.abs(other.value))} = ${exact}%`
    case 'ratio':
      return `${sayValue(one.value)} ÷ ${sayValue(other.value)} = ${exact}%`
    case 'share': {
      const whole = operands.slice(1).reduce((sum, { value }) => sum + value, 0)
      return `${sayValue(one.value)} ÷ ${sayValue(whole)} = ${exact}%`
    }
    case 'of-base':
      return times === 100
        ? `${sayValue(one.value)} ÷ ${sayValue(base)} = ${exact}%`
        : `${sayValue(one.value)} ÷ ${sayValue(base)} × ${sayValue(times)} = ${exact}`
    case 'rest':
      return `${sayFigure(one)} less ${operands.slice(1).map(sayFigure).join(' and ')} is ${exact}`
    case 'balance': {
      const [came, went] = [operands.slice(1, -1), operands.at(-1) ?? one]
      return `${sayFigure(one)} and ${came.map(sayFigure).join(' and ')} less ${sayFigure(went)} is ${exact}`
    }
    case 'mean':
      return `(${operands.map(({ text }) => text).join(' + ')}) ÷ ${operands.length} = ${exact}`
    case 'rate':
      return `${sayValue(one.value)} ÷ ${sayValue(other.value)} ${sayTimes(times)} = ${exact}`
    case 'quotient':
      return `${sayValue(one.value)} ÷ ${sayValue(other.value)} = ${exact}`
    case 'sum': {
      if (equation.way === 'across')
        return `${operands
          .toReversed()
          .map(({ text }) => text)
          .join(' + ')} = ${sayAs(worked.exact, result)}`
      const isAbove = equation.operands.every(({ row }) => row < equation.result.row)
      return `the ${operands.length} rows ${isAbove ? 'above' : 'of it'} add up to ${sayAs(worked.exact, result)}`
    }
    case 'rank':
      return `${isRight ? '' : 'it is '}number ${exact} by ${columnName(table, equation.operands[0])}, ${times > 0 ? 'highest' : 'lowest'} first`
  }
}

/** "× 1,000", or "÷ 52" where it is a part of one. */
function sayTimes(times: number): string {
  return times < 1 ? `÷ ${sayValue(Math.round(1 / times))}` : `× ${sayValue(times)}`
}

function columnName(table: UnderstoodTable, at: CellAt | undefined): string {
  const words = table.figures.columns[at?.column ?? -1]?.heading?.words ?? ''
  return words === '' ? 'value' : `"${words}"`
}

const SLIPS: Readonly<Record<Slip, string>> = {
  ...SLIP_SENTENCES,
  sign: 'The sign is wrong.',
  digit: '',
  ratio: 'It is the later value as a percentage of the earlier one, not the change.',
  neighbour: 'It is the figure of the row beside it.',
  rounding: '',
  near: '',
  far: '',
}

function faultClaim(
  table: UnderstoodTable,
  fault: Fault,
  mends: readonly Mend[],
): readonly Claim[] {
  const { violated, mend } = fault
  const own = violated.find(({ equation }) => mend && isAt(equation.result, mend.at)) ?? violated[0]
  const at = mend?.at ?? own?.equation.result
  const row = at && table.rows[at.row]
  const printed = at && figureAt(table.figures, at)
  if (!own || !row || !printed) return []
  const common = {
    where: row.place,
    quote: row.text,
    kind: KINDS[own.equation.formula.name],
    stated: printed.text,
  }
  const working = sayWorking(table, own)
  if (!mend) {
    return [
      {
        ...common,
        recomputed: sayAs(own.worked.exact, printed),
        verdict: 'questionable',
        explanation: `The table says ${printed.text}, but ${working}. ${
          own.result.isNoted
            ? 'The note on the figure may say why.'
            : 'Which of these figures is out, or whether any is, cannot be told.'
        }`,
        suggestion: null,
      },
    ]
  }
  const recomputed = sayAs(mend.figure.value, printed)
  const isOwn = isAt(own.equation.result, mend.at)
  const slip = slipOf(table.figures, own)
  const more =
    violated.length > 1 ? ` With ${recomputed} the other figures worked from it agree too.` : ''
  const cause = SLIPS[slip] === '' || !isOwn ? '' : ` ${SLIPS[slip]}`
  return [
    {
      ...common,
      recomputed,
      verdict: isOwn && slip === 'rounding' ? 'imprecise' : 'incorrect',
      explanation: isOwn
        ? `${sayStated(own, printed.text)}, but ${working}.${cause}${more}`
        : `The figure is printed as ${printed.text}, but with ${recomputed} the figures worked from it agree; as printed, ${working}, not ${own.result.text}.`,
      suggestion: mendedRow(
        table,
        mends.filter(({ at: { row: of } }) => of === mend.at.row),
      ),
    },
  ]
}

/** The row as it should read, when all that touches it then agrees. */
function mendedRow(table: UnderstoodTable, mends: readonly Mend[]): string | null {
  const [first] = mends
  const row = table.rows[first?.at.row ?? -1]
  if (!first || !row) return null
  const { figures, related } = table
  if (!isSettled(withMends(figures, mends), related.equations, first.at.row)) return null
  const cells = [...(table.cells[first.at.row] ?? [])]
  let text: string | null = row.text
  for (const { at, figure } of mends) {
    const printed = figureAt(figures, at)
    const cell = figures.columns[at.column]?.printed
    if (text === null || !printed || cell === undefined) return null
    const by = sayAs(figure.value, printed)
    text = replaceFigure(text, cells, cell, printed, by)
    cells[cell] = (cells[cell] ?? '').replace(printed.text, () => by)
  }
  return text
}

const isAt = (one: CellAt, other: CellAt) => one.row === other.row && one.column === other.column

function sayStated({ equation }: Judged, text: string): string {
  if (equation.formula.name === 'rank') return `The row is ranked ${text}`
  if (equation.formula.name !== 'sum') return `The row says ${text}`
  return equation.way === 'down'
    ? `The total is printed as ${text}`
    : `The row's total is printed as ${text}`
}
