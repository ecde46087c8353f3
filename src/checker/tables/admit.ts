import type { Column, FigureTable } from './figure-table.ts'
import type { Formula, FormulaName } from './formulas.ts'
import { type Heading, isLater, type Kind } from './headings.ts'

/** A formula over columns of the same row that the headings admit. */
export interface Candidate {
  readonly formula: Formula
  readonly columns: readonly number[]
  /** Whether the heading names it ("Change"); else it is only possible and the figures must show it. */
  readonly isNamed: boolean
}

const NAMED: Readonly<Record<Kind, readonly FormulaName[]>> = {
  plain: [],
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
const ALL: readonly FormulaName[] = [
  'sum',
  'difference',
  'rest',
  'percent-change',
  'ratio',
  'quotient',
]
const POSSIBLE: Readonly<Record<Kind, readonly FormulaName[]>> = {
  plain: ALL,
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
const DERIVED = new Set<Kind>(['change', 'percent-change', 'points', 'rank', 'note'])
const PERCENT = /%|per ?cent/iu
const SINCE = /\b(?:since|from|on|over|against|compared|vs?|versus)\b/iu
const REST = /\b(?:shortfall|left|remain\w*|rest|others?|not|outstanding|balance|un\w+)\b/iu
const RATES = [1e3, 1e4, 1e5]
const MOST_COLUMNS = 24

/** Whether candidates of a formula are asked for, where a heading names it and where none does. */
export type IsWanted = (name: FormulaName, isNamed: boolean) => boolean

/** The formulas that could give a column, as its heading and the units of the others admit them. */
export function candidatesFor(
  table: FigureTable,
  at: number,
  isWanted: IsWanted = () => true,
): readonly Candidate[] {
  const column = table.columns[at]
  if (!column || table.columns.length > MOST_COLUMNS) return []
  const kind = kindOf(column)
  const named = kind ? NAMED[kind] : []
  const possible = kind ? POSSIBLE[kind] : ALL
  const values = table.columns.flatMap((other, index) =>
    index !== at && isValue(other) ? [index] : [],
  )
  return [
    ...named
      .filter((name) => isWanted(name, true))
      .flatMap((name) => candidatesOf(name, table, at, values, true)),
    ...possible
      .filter((name) => isWanted(name, false))
      .flatMap((name) => candidatesOf(name, table, at, values, false)),
  ]
}

/** What a column holds, as its heading says; a sign before every figure says change where none does. */
function kindOf({ heading, figures }: Column): Kind | undefined {
  if (heading) return heading.kind
  const known = figures.filter((figure) => figure !== null && figure.value !== 0)
  return known.length > 0 && known.every((figure) => figure?.isSigned) ? 'change' : undefined
}

function isValue(column: Column): boolean {
  const kind = kindOf(column)
  return kind === undefined || !DERIVED.has(kind)
}

function candidatesOf(
  name: FormulaName,
  table: FigureTable,
  at: number,
  values: readonly number[],
  isNamed: boolean,
): readonly Candidate[] {
  const column = table.columns[at]
  if (!column) return []
  if (name === 'sum') {
    return [...runsBeside(table, at), ...ofOneTime(table, at)].map((columns) => ({
      formula: { name, times: 1, isSize: false },
      columns,
      isNamed,
    }))
  }
  if (name === 'rest') {
    // The whole, then two or three parts just before it: "Target, Delivered, Expected, Shortfall"
    const runs = REST.test(column.heading?.words ?? '') ? runsBeside(table, at) : []
    return runs.flatMap((run) =>
      run.length > 2 && run.every((index) => index < at)
        ? [{ formula: { name, times: 1, isSize: false }, columns: run.toReversed(), isNamed: true }]
        : [],
    )
  }
  if (!mayBe(name, column)) return []
  const found: Candidate[] = []
  const formulas = formulasOf(name, column, table)
  for (const one of values) {
    for (const other of values) {
      if (one === other || !isAdmitted(name, table, at, one, other)) continue
      for (const formula of formulas) {
        found.push({ formula, columns: [one, other], isNamed })
      }
    }
  }
  return found
}

function formulasOf(name: FormulaName, column: Column, table: FigureTable): readonly Formula[] {
  if (name === 'quotient') return [{ name, times: 1, isSize: false }]
  if (name === 'rate') {
    const per = column.heading?.per
    return (per ? [per] : RATES).map((times) => ({ name, times, isSize: false }))
  }
  const plain = { name, times: name === 'difference' ? 1 : 100, isSize: false }
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

function isAdmitted(
  name: FormulaName,
  table: FigureTable,
  at: number,
  one: number,
  other: number,
): boolean {
  const [column, first, second] = [table.columns[at], table.columns[one], table.columns[other]]
  if (!column || !first || !second) return false
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
function isOfTime(time: number, named = Number.NaN): boolean {
  return time === named || (Number.isInteger(named) && Math.floor(time) === named)
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
function ofOneTime(table: FigureTable, at: number): readonly (readonly number[])[] {
  const [time, another] = table.columns[at]?.heading?.times ?? []
  if (time === undefined || another !== undefined) return []
  const same = table.columns.flatMap((other, index) =>
    index !== at &&
    isValue(other) &&
    other.unit === table.columns[at]?.unit &&
    other.heading?.times.length === 1 &&
    other.heading.times[0] === time
      ? [index]
      : [],
  )
  return same.length > 1 ? [same] : []
}

/** The runs of columns just before a column, and just after it, that could be its parts. */
function runsBeside(table: FigureTable, at: number): readonly (readonly number[])[] {
  const column = table.columns[at]
  const isPart = (index: number) => {
    const other = table.columns[index]
    return other !== undefined && isValue(other) && other.unit === column?.unit
  }
  const walk = (way: 1 | -1) => {
    const run: number[] = []
    for (let index = at + way; isPart(index); index += way) run.push(index)
    return run
  }
  const runs = [walk(-1), walk(1)].flatMap((run) =>
    run.map((_, index) => run.slice(0, index + 1)).filter(({ length }) => length > 1),
  )
  return runs.toReversed()
}
