import { type Candidate, type IsWanted, isValue, kindOf } from './candidate.ts'
import type { Column, FigureTable } from './figure-table.ts'
import type { Formula, FormulaName } from './formulas.ts'
import { further } from './further-candidates.ts'
import { type Heading, isLater, type Kind, ratesOf } from './headings.ts'

const NAMED: Readonly<Record<Kind, readonly FormulaName[]>> = {
  plain: ['rest'],
  period: [],
  target: [],
  note: [],
  change: ['difference', 'rest', 'percent-change', 'percent-under'],
  'percent-change': ['percent-change', 'percent-under'],
  points: ['difference'],
  percent: ['ratio'],
  rate: ['rate', 'ratio', 'quotient'],
  average: ['quotient', 'ratio'],
  total: ['sum'],
  rank: [],
}
const POSSIBLE: Readonly<Record<Kind, readonly FormulaName[]>> = {
  plain: ['sum', 'difference', 'percent-change', 'ratio', 'quotient'],
  period: ['sum', 'difference'],
  target: [],
  note: [],
  change: [],
  'percent-change': [],
  points: [],
  percent: ['sum', 'percent-change', 'percent-under'],
  rate: ['percent-under'],
  average: [],
  total: ['difference', 'quotient'],
  rank: [],
}
const PERCENT = /%|per ?cent/iu
const SINCE = /\b(?:since|from|on|over|against|compared|vs?|versus)\b/iu
const REST = /\b(?:shortfall|left|remain\w*|rest|others?|not|outstanding|balance|un\w+)\b/iu
const MOST_COLUMNS = 24

/** The formulas that could give a column, as its heading and the units of the others admit them. */
export function candidatesFor(
  table: FigureTable,
  at: number,
  isWanted: IsWanted,
): readonly Candidate[] {
  const column = table.columns[at]
  if (!column || table.columns.length > MOST_COLUMNS) return []
  const kind = kindOf(column)
  const wanted = (names: readonly FormulaName[], isNamed: boolean) =>
    names
      .filter((name) => isWanted(name, isNamed))
      .flatMap((name) => candidatesOf(name, table, at, column).map((it) => ({ ...it, isNamed })))
  return [
    ...wanted(NAMED[kind], true),
    ...wanted(POSSIBLE[kind], false),
    ...further(table, at, kind, isWanted),
  ]
}

function candidatesOf(
  name: FormulaName,
  table: FigureTable,
  at: number,
  column: Column,
): readonly Omit<Candidate, 'isNamed'>[] {
  if (name === 'sum') {
    return [
      ...runsBeside(table, at, column, 1),
      ...runsBeside(table, at, column, -1),
      ...ofOneTime(table, at, column),
    ].map((columns) => ({ formula: { name }, columns }))
  }
  if (name === 'rest') {
    // The whole, then two or three parts just before it: "Target, Delivered, Expected, Shortfall"
    return runsBeside(table, at, column, -1)
      .filter((run) => run.length > 2 && REST.test(column.heading?.words ?? ''))
      .map((run) => ({ formula: { name }, columns: run.toReversed() }))
  }
  if (!mayBe(name, column)) return []
  const formulas = formulasOf(name, column, table)
  const values = [...table.columns.entries()].filter(
    ([index, other]) => index !== at && isValue(other),
  )
  return values.flatMap(([one, first]) =>
    values.flatMap(([other, second]) =>
      one !== other && isAdmitted(name, column, first, second)
        ? formulas.map((formula) => ({ formula, columns: [one, other] }))
        : [],
    ),
  )
}

function formulasOf(name: FormulaName, column: Column, table: FigureTable): readonly Formula[] {
  if (name === 'quotient') return [{ name }]
  if (name === 'rate') return ratesOf(column.heading).map((times) => ({ name, times }))
  const plain: Formula = name === 'difference' ? { name } : { name, times: 100 }
  if (name === 'ratio' || hasSigns(table)) return [plain]
  return [plain, { ...plain, isSize: true }]
}

/** Whether the changes of a table are printed with their signs. */
function hasSigns({ columns }: FigureTable): boolean {
  return columns.some((column) => column.isSigned && (column.heading === null || !isValue(column)))
}

/** Whether a column of its unit may be worked by a formula at all. */
function mayBe(name: FormulaName, { unit, heading }: Column): boolean {
  if (name === 'difference') return true
  if (!IN_PERCENT.has(name)) return unit !== 'percent'
  return unit === 'percent' || (unit === 'count' && PERCENT.test(heading?.words ?? ''))
}

const IN_PERCENT = new Set<FormulaName>(['percent-change', 'percent-under', 'ratio'])

function isAdmitted(name: FormulaName, column: Column, first: Column, second: Column): boolean {
  const isSame = first.unit === second.unit
  switch (name) {
    case 'difference': {
      if (!isSame || !isOrdered(column.heading, first, second)) return false
      const ofPercents = first.unit === 'percent'
      return ofPercents || (column.unit !== 'percent' && column.unit !== 'points')
    }
    case 'percent-change':
    case 'percent-under':
      return (
        isSame &&
        isOrdered(column.heading, first, second) &&
        (name === 'percent-change' || (column.heading !== null && !isByTime(first, second)))
      )
    case 'ratio':
      return isSame && first.unit !== 'percent'
    default:
      return first.unit !== 'percent' && second.unit !== 'percent'
  }
}

function isByTime(one: Column, other: Column): boolean {
  const [time, otherTime] = [one.heading?.times[0], other.heading?.times[0]]
  return time !== undefined && otherTime !== undefined && time !== otherTime
}

/** "Since 2021" is since the March of it too. */
function isOfTime(time: number, named: number | undefined): boolean {
  return time === named || Math.floor(time) === named
}

/** Whether a change may be from the second column to the first, as all three headings say. */
function isOrdered(heading: Heading | null, one: Column, other: Column): boolean {
  const times = [...new Set(heading?.times)]
  const [time, otherTime] = [one.heading?.times[0], other.heading?.times[0]]
  if (times.length > 1 && time !== undefined && otherTime !== undefined) {
    const isNamed = (one: number) => times.some((named) => isOfTime(one, named))
    if (!isNamed(time) || !isNamed(otherTime)) return false
  }
  const isBase = () => heading !== null && SINCE.test(heading.words)
  if (times.length === 1 && otherTime !== undefined && !isOfTime(otherTime, times[0]) && isBase())
    return false
  if (!isByTime(one, other) || !one.heading || !other.heading) return true
  return heading?.isDownward === true || isLater(one.heading, other.heading) === true
}

/** "All, 2025/26" beside "Officers, 2025/26" and "Staff, 2025/26": the other columns of its time. */
function ofOneTime(
  table: FigureTable,
  at: number,
  { heading, unit }: Column,
): readonly (readonly number[])[] {
  const [time, another] = heading?.times ?? []
  if (time === undefined || another !== undefined) return []
  const same = table.columns.flatMap((other, index) =>
    index !== at &&
    isValue(other) &&
    other.unit === unit &&
    other.heading?.times.length === 1 &&
    other.heading.times[0] === time
      ? [index]
      : [],
  )
  return same.length > 1 ? [same] : []
}

/** The runs of columns just after a column, or just before it, that could be its parts, the longest first. */
function runsBeside(
  table: FigureTable,
  at: number,
  { unit }: Column,
  way: 1 | -1,
): readonly (readonly number[])[] {
  const isPart = (other: Column | undefined) => other?.unit === unit && isValue(other)
  const run: number[] = []
  for (let index = at + way; isPart(table.columns[index]); index += way) run.push(index)
  return run.map((_, fewer) => run.slice(0, run.length - fewer)).filter(({ length }) => length > 1)
}
