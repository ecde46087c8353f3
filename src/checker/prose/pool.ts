import { isLater } from '../tables/headings.ts'
import { sayValue, type Tier } from './formulas.ts'
import { type Mention, nearest } from './mentions.ts'
import type { Line, NamedTable } from './named-table.ts'
import type { Scene, TableInReach } from './scene.ts'
import type { Value } from './values.ts'

/** A value that a figure may be worked from, and where in a table it stands. */
export interface Operand {
  readonly value: Value
  readonly tier: Tier
  readonly row: number | 'named' | 'all'
  readonly column: number
  readonly isWhole: boolean
  /** Whether its row, or all that is added up in it, is named in full by the sentence. */
  readonly isNamed: boolean
  /** How sure its row is, whatever its column. */
  readonly rowTier: Tier
  readonly of: Ranked
  readonly end: 'current' | 'earlier' | null
  /** Whether it is itself a change or a rank, from which no other figure is worked. */
  readonly isDerived: boolean
}

interface Ranked {
  readonly line: Line
  readonly tier: Tier
  /** Whether the sentence says it, rather than leave it to be taken. */
  readonly isSaid: boolean
}

const WHOLE =
  /\b(?:total|totals|totalled|all|overall|altogether|together|combined|across|whole|everyone|entire)\b/iu
const TOGETHER =
  /\b(?:together|between them|combined|both|the (?:two|three|four|five)|account(?:s|ed)? for|ma(?:ke|de) up)\b/iu
const HELD_AGAINST =
  /\b(?:than|against|compared (?:with|to)|behind|ahead of) (?:the |in |at |that of )*$/iu
const MOST_OPERANDS = 120
const MOST_OPEN = 12

/** The values of a table that a sentence may mean by a figure at a place of it, the surest first. */
export function operandsIn(scene: Scene, reach: TableInReach, at: number): readonly Operand[] {
  const [row, column] = [nearest(reach.own.rows, at), nearest(reach.own.columns, at)]
  const known = KNOWN.get(reach) ?? new Map<string, readonly Operand[]>()
  KNOWN.set(reach, known)
  const key = `${row?.at} ${column?.at}`
  const operands = known.get(key) ?? operandsBy(scene, reach, row, column)
  known.set(key, operands)
  return operands
}

/** Of all that stands in a sentence, its figures differ in which row and column are named nearest to them alone. */
const KNOWN = new WeakMap<TableInReach, Map<string, readonly Operand[]>>()

function operandsBy(
  scene: Scene,
  reach: TableInReach,
  nearestRow: Line | undefined,
  nearestColumn: Line | undefined,
): readonly Operand[] {
  const { named, own, lent } = reach
  const { text } = scene.statement.sentence
  const isNamed = own.rows.length + own.columns.length > 0
  const isLent = lent.rows.length + lent.columns.length > 0
  if (!isNamed && !isLent && !reach.isSubject) return []
  const [isWholeSaid, isTogether] = [WHOLE.test(text), TOGETHER.test(text)]
  const rows = rankRows(scene, reach, nearestRow)
  const columns = rankColumns(scene, reach, nearestColumn)
  const least: Tier = isNamed || (isLent && scene.leans) ? 0 : 1
  const full = new Set(own.rows.filter(({ isFull }) => isFull).map(({ line }) => line))
  const operands: Operand[] = []
  const add = (operand: Operand | null) => {
    if (operand && operands.length < MOST_OPERANDS) operands.push(operand)
  }
  // "North and South had 509, more than City": what they are held against is not added up with them
  const isOfThem = ({ start }: Mention) => !HELD_AGAINST.test(text.slice(0, start))
  const several = [...new Set(own.rows.filter(isOfThem).map(({ line }) => line))].filter(
    (line) => !line.isWhole,
  )
  const isWithoutWhole = !named.rows.some(({ isWhole }) => isWhole)
  const parts = isWithoutWhole ? named.parts.flatMap((part) => named.rows[part] ?? []) : []
  const groups = groupsOf(parts)
  for (const column of columns) {
    if (operands.length >= MOST_OPERANDS) break
    const ofThis = ofColumn(named, column)
    for (const row of rows) {
      const value = named.at(row.line.at, column.line.at)
      const tier = Math.max(row.tier, column.tier, least) as Tier
      const isWhole = row.line.isWhole || column.line.isWhole
      add(
        value && {
          value,
          tier,
          row: row.line.at,
          column: column.line.at,
          isWhole,
          isNamed: full.has(row.line),
          rowTier: Math.max(row.tier, least) as Tier,
          ...ofThis,
        },
      )
    }
    if (several.length > 1) {
      const tier = Math.max(column.tier, isTogether ? 0 : 1, least) as Tier
      const isNamed = several.every((line) => full.has(line)) && isTogether
      add(sumOf(named, several, column, { tier, row: 'named', isNamed }))
    }
    for (const group of groups) {
      const tier = Math.max(column.tier, isWholeSaid ? 0 : 1, least) as Tier
      add(sumOf(named, group, column, { tier, row: 'named', isNamed: false }))
    }
    if (isWithoutWhole && groups.length === 0) {
      const isAll = own.rows.length === 0 || isWholeSaid
      const tier = Math.max(column.tier, isAll ? 0 : 1, least) as Tier
      add(sumOf(named, parts, column, { tier, row: 'all', isNamed: isWholeSaid }))
    }
  }
  return operands
}

/** "Suspensions – primary" and "Suspensions – special" are parts of one thing, which others of the table are not of. */
function groupsOf(rows: readonly Line[]): readonly (readonly Line[])[] {
  const byHead = Map.groupBy(
    rows,
    ({ label }) => HEAD.exec(label)?.[0].trim().toLowerCase() ?? label,
  )
  return byHead.size === 1 ? [] : [...byHead.values()].filter(({ length }) => length > 1)
}

const HEAD = /^[^–—:(]+(?= ?(?:[–—:(]| - ))/u

function sumOf(
  named: NamedTable,
  rows: readonly Line[],
  ranked: Ranked,
  { tier, row, isNamed }: { tier: Tier; row: 'named' | 'all'; isNamed: boolean },
): Operand | null {
  const column = ranked.line
  if (rows.length < 2 || !isAdded(column)) return null
  const values = rows.map((line) => named.at(line.at, column.at))
  const [first] = values
  if (!first || first.kind === 'percent') return null
  // Income is taken off what it stands among, and added up with other income
  const isNet = values.some((it) => it?.isCredit) && !values.every((it) => it?.isCredit)
  let [sum, half] = [0, 0]
  for (const value of values) {
    if (value?.kind !== first.kind) return null
    sum += isNet && value.isCredit ? -value.value : value.value
    half += value.half
  }
  const sayRows = () =>
    row === 'all'
      ? `the ${rows.length} rows together`
      : rows.map(({ label }) => label).join(' and ')
  const of = column.label === '' ? '' : `, "${column.label}"`
  return {
    value: {
      value: sum,
      half,
      kind: first.kind,
      cell: { table: named.table, row: null, column: column.at },
      get said() {
        return `${sayValue(sum, first.kind)} (${sayRows()}${of})`
      },
      ...(row === 'all' ? { isOfAllRows: true as const } : {}),
    },
    tier,
    row,
    column: column.at,
    isWhole: row === 'all',
    isNamed,
    rowTier: tier,
    ...ofColumn(named, ranked),
  }
}

function ofColumn({ current, earlier }: NamedTable, of: Ranked) {
  const { at, heading } = of.line
  const end = at === current ? 'current' : at === earlier ? 'earlier' : null
  return { of, end, isDerived: isDerived(heading) } as const
}

/**
 * How sure it is that a change is from one column to another of a row: 0 where both are said, or one is and
 * the other is the latest, or where none is and they are the table's own pair; `null` where it is not so.
 */
export function sureOfPair(later: Operand, earlier: Operand): Tier | null {
  const [one, other] = [later.of.line.heading, earlier.of.line.heading]
  if (one && other && isLater(other, one) === true) return null
  if (later.end === 'earlier' && earlier.end === 'current') return null
  const rows = Math.max(later.rowTier, earlier.rowTier) as Tier
  const isSaid = later.of.isSaid && earlier.of.isSaid
  const isOneSaid =
    (earlier.of.isSaid && later.end === 'current') || (later.of.isSaid && earlier.end === 'earlier')
  if (isSaid || isOneSaid) return rows
  if (later.end === 'current' && earlier.end === 'earlier')
    return Math.max(rows, later.of.tier) as Tier
  return Math.max(later.tier, earlier.tier, 1) as Tier
}

/** Whether the table says that the second is of an earlier time than the first. */
export function isOrdered(later: Operand, earlier: Operand): boolean {
  const [one, other] = [later.of.line.heading, earlier.of.line.heading]
  const isPair = later.end === 'current' && earlier.end === 'earlier'
  return isPair || (one !== null && other !== null && isLater(one, other) === true)
}

const ADDED = new Set(['plain', 'period', 'total', 'change', 'target'])

function isAdded({ heading }: Line): boolean {
  return heading === null || ADDED.has(heading.kind)
}

const DERIVED = new Set(['change', 'percent-change', 'points', 'rank', 'note'])

/** Whether a heading is of a change, a rank or a remark, from which no other figure is worked. */
export function isDerived(heading: Line['heading']): boolean {
  return heading !== null && DERIVED.has(heading.kind)
}

function rankRows(
  scene: Scene,
  { named, own, lent }: TableInReach,
  first: Line | undefined,
): readonly Ranked[] {
  const { text } = scene.statement.sentence
  const said = new Set(own.rows.map(({ line }) => line))
  const wholes = named.rows.filter((line) => line.isWhole && !said.has(line))
  if (said.size > 0) {
    const tier: Tier = WHOLE.test(text) ? 0 : 1
    return [
      ...[...said].map((line): Ranked => ({ line, tier: line === first ? 0 : 1, isSaid: true })),
      ...wholes.map((line): Ranked => ({ line, tier, isSaid: false })),
    ]
  }
  const lentLines = [...new Set(lent.rows.map(({ line }) => line))].filter((line) => !line.isWhole)
  const isAll = lentLines.length === 0 || WHOLE.test(text)
  const lentTier: Tier = lentLines.length === 1 && scene.leans ? 0 : 1
  // "July was the busiest, with 11,842 calls": of which row is left to the figure
  const open = own.columns.length > 0 && lentLines.length === 0 ? named.rows : []
  return [
    ...lentLines.map((line): Ranked => ({ line, tier: lentTier, isSaid: false })),
    ...wholes.map((line): Ranked => ({ line, tier: isAll ? 0 : 1, isSaid: false })),
    ...open.flatMap((line): readonly Ranked[] =>
      line.isWhole || open.length > MOST_OPEN ? [] : [{ line, tier: 2, isSaid: false }],
    ),
  ]
}

function rankColumns(
  scene: Scene,
  { named, own, lent }: TableInReach,
  first: Line | undefined,
): readonly Ranked[] {
  const before = beforeLatest(named)
  const isEnd = ({ at: column }: Line) =>
    column === named.current || column === named.earlier || column === before
  const said = new Set(own.columns.map(({ line }) => line))
  const lentLines = new Set(lent.columns.map(({ line }) => line))
  const isOpen = [...said].every(isEnd)
  return named.columns.map((line): Ranked => {
    const isSaid = said.has(line)
    if (line === first) return { line, tier: 0, isSaid }
    if (isOpen && line.at === named.current) return { line, tier: 0, isSaid }
    if (isSaid) return { line, tier: 1, isSaid }
    if (isOpen && named.columns.length === 1) return { line, tier: 0, isSaid }
    if (isEnd(line) || isDerived(line.heading)) return { line, tier: 1, isSaid }
    if (lentLines.has(line)) return { line, tier: scene.leans ? 0 : 1, isSaid }
    return { line, tier: line.isWhole ? 1 : 2, isSaid }
  })
}

/** The column of the time just before the latest, where the table's own change is from an earlier one. */
function beforeLatest({ columns, current }: NamedTable): number | undefined {
  const [now] = columns[current ?? -1]?.times ?? []
  if (now === undefined) return undefined
  const earlier = columns.filter(
    ({ times: [time, more], heading }) =>
      time !== undefined &&
      more === undefined &&
      time < now &&
      heading?.kind === columns[current ?? -1]?.heading?.kind,
  )
  return earlier.toSorted((one, other) => (other.times[0] ?? 0) - (one.times[0] ?? 0))[0]?.at
}
