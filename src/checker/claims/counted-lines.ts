import { likelySide } from '../good-side.ts'
import type { Line, NamedTable } from '../prose/named-table.ts'
import { type Value, valuesOf } from '../prose/values.ts'
import type { Quantity } from '../quantities.ts'
import { MET as MET_CELL, statusesIn } from './statuses.ts'

const MET =
  /\b(?:mee?t|hit|hits|reach(?:ed|es)?|achiev(?:ed|es)|attain(?:ed|s)|miss(?:ed|es)|beat)\b/iu
const MISSED = /\b(?:miss(?:ed|es)|not (?:met|hit|reached|achieved|attained))\b/iu
const BESIDE =
  /\b(?:within|inside|outside|above|over|at least|below|under|(?:more|fewer|less|larger|smaller|higher|lower|better|worse) than|short of|ahead of|behind|exceed(?:ed|s)?|passed)\b/iu
const ROSE = /\b(?:rose|rises?|risen|increas\w+|gr[eo]wn?|gain\w*|up)\b/iu
const FELL = /\b(?:fell|falls?|fallen|declin\w+|decreas\w+|dropp?\w*|down|reduc\w+)\b/iu
const WELL = /\bimprov\w+\b/iu
const ILL = /\b(?:wrong way|backwards|worsen\w*|deteriorat\w+|lost ground)\b/iu
const MOVED = [ROSE, FELL, WELL, ILL]
const EARLIER = /\b(?:last|previous|before|earlier|ago|(?:19|20)\d\d)\b/iu
const AVERAGE = /\b(?:averages?|mean|overall)\b/iu

/** What is counted, and how many lines it may be. */
export interface Counted {
  /** The counts by the readings that the words mean most likely. */
  readonly likely: readonly number[]
  /** Those by any reading at all. */
  readonly possible: ReadonlySet<number>
}

/** Lines of a table that are counted. */
export interface Lines {
  readonly named: NamedTable
  readonly way: 'rows' | 'columns'
  readonly lines: readonly Line[]
  /** The columns, or the rows where columns are counted, that the sentence names. */
  readonly said: readonly Line[]
}

const NO_VALUE = new Set(['rank', 'note'])

function acrossOf({ named, way }: Pick<Lines, 'named' | 'way'>): readonly Line[] {
  const across = way === 'rows' ? named.columns : named.rows
  return across.filter(({ heading }) => !NO_VALUE.has(heading?.kind ?? 'plain'))
}

function valueAt(
  { named, way }: Pick<Lines, 'named' | 'way'>,
  line: Line,
  own: Line,
): Value | null {
  return way === 'rows' ? named.at(line.at, own.at) : named.at(own.at, line.at)
}

export function hasValue(named: NamedTable, way: 'rows' | 'columns', line: Line): boolean {
  return acrossOf({ named, way }).some((own) => valueAt({ named, way }, line, own) !== null)
}

/** Whether words say how lines stand that are counted: met, above, risen. */
export const saysHow = (words: string): boolean =>
  [MET, BESIDE, ...MOVED].some((how) => how.test(words))

/** How many of some lines stand as the words of a clause say; `undefined` where the table cannot tell. */
export function countIn(
  table: Lines,
  clause: string,
  thresholds: readonly Quantity[],
): Counted | undefined {
  const [threshold, another] = thresholds.filter(isThreshold)
  if (threshold && !another && (MET.test(clause) || BESIDE.test(clause)))
    return byThreshold(table, threshold, sideIn(clause))
  if (thresholds.length > 0) return undefined
  if (MET.test(clause)) return byTarget(table, MISSED.test(clause), EARLIER.test(clause))
  if (BESIDE.test(clause) && AVERAGE.test(clause)) return byAverage(table)
  const isMoved = MOVED.some((words) => words.test(clause))
  return isMoved && table.way === 'rows' ? byChange(table, clause) : undefined
}

const LOOSE = new Set<Quantity['closeness']>(['about', 'just-over', 'just-under'])

export function isThreshold({ closeness, outOf, high, inWords, unit }: Quantity): boolean {
  return !LOOSE.has(closeness) && !outOf && !high && !inWords && unit !== 'rank'
}

/** How many numbers are at least so much, more, at most and less. */
function sidesOf(apart: readonly number[]): readonly [number, number, number, number] {
  return [
    apart.filter((it) => it >= 0).length,
    apart.filter((it) => it > 0).length,
    apart.filter((it) => it <= 0).length,
    apart.filter((it) => it < 0).length,
  ]
}

const ABOVE = /\b(?:above|over|at least|(?:more|larger|higher) than|exceed(?:ed|s)?)\b/iu
const BELOW = /\b(?:within|below|under|(?:fewer|less|smaller|lower) than|short of)\b/iu

/** Which side of a figure the words say: 1 above, -1 below, 0 where they only say that it was met or missed. */
function sideIn(clause: string): -1 | 0 | 1 {
  const [isAbove, isBelow] = [ABOVE.test(clause), BELOW.test(clause)]
  return isAbove === isBelow || MET.test(clause) ? 0 : isAbove ? 1 : -1
}

function byThreshold(table: Lines, threshold: Quantity, side: -1 | 0 | 1): Counted | undefined {
  const isNow = ({ at }: Line) => table.way === 'rows' && at === table.named.current
  const latestFirst = acrossOf(table).toSorted(
    (one, other) => Number(isNow(other)) - Number(isNow(one)),
  )
  const columns = latestFirst.flatMap((own): readonly (readonly number[])[] => {
    const values = table.lines.flatMap((line) => valueAt(table, line, own) ?? [])
    return valuesOf(threshold).flatMap((it) => {
      const alike = values.filter(({ kind }) => kind === it.kind)
      return alike.length === table.lines.length
        ? [onSide(side, sidesOf(alike.map(({ value }) => value - it.value)))]
        : []
    })
  })
  const isBetween = (counts: readonly number[]) => !counts.includes(table.lines.length)
  const likely = columns.filter(isBetween)
  return columns.length === 0
    ? undefined
    : { likely: (likely.length > 0 ? likely : columns).flat(), possible: new Set(columns.flat()) }
}

function onSide(side: -1 | 0 | 1, counts: readonly number[]): readonly number[] {
  return side === 0 ? counts : side > 0 ? counts.slice(0, 2) : counts.slice(2)
}

/** By what the rows say of it themselves, and by each value beside its target. */
function byTarget(table: Lines, isMissed: boolean, isEarlier: boolean): Counted | undefined {
  const { named, way, lines } = table
  const statuses = way === 'rows' ? lines.map(({ at }) => statusesIn(named.table, at)) : []
  const isMetAt = (at: number) => MET_CELL.test(statuses[at]?.[0] ?? '')
  const met = statuses.filter((_, at) => isMetAt(at)).length
  const isSaid = statuses.length > 0 && statuses.every(({ length }) => length === 1)
  const targets = acrossOf(table).filter(({ heading }) => heading?.kind === 'target')
  const [target, another] = targets
  const all = acrossOf(table).filter(
    (own) => own !== target && VALUES.has(own.heading?.kind ?? 'plain'),
  )
  const said = all.filter((own) => table.said.includes(own))
  const current = all.filter((own) => way === 'rows' && own.at === named.current)
  const values = [said, current, all].find((some) => some.length > 0) ?? []
  const told = (count: number) => (isMissed ? lines.length - count : count)
  // What the rows themselves say of it decides, but of another time
  if (isSaid && !isEarlier) {
    const doubted = lines.filter((line, at) =>
      isBelied(table, line, { values, target: another ? undefined : target, isMet: isMetAt(at) }),
    )
    const sure = lines.filter((line, at) => isMetAt(at) && !doubted.includes(line)).length
    const possible = upTo(sure, sure + doubted.length).map(told)
    return { likely: [told(met)], possible: new Set(possible) }
  }
  const held = target && !another ? values.flatMap((own) => metBy(table, own, target) ?? []) : []
  const possible = [
    ...(isSaid ? [met] : []),
    ...held.flatMap(({ least, most }) => upTo(least, most)),
  ]
  return possible.length === 0
    ? undefined
    : {
        likely: held.flatMap((it) => it.likely).map(told),
        possible: new Set(possible.map(told)),
      }
}

const upTo = (least: number, most: number) =>
  Array.from({ length: most - least + 1 }, (_, more) => least + more)

/** Whether the values of a line say other than what it says of itself: one of the two is wrong. */
function isBelied(
  table: Lines,
  line: Line,
  {
    values,
    target,
    isMet,
  }: {
    readonly values: readonly Line[]
    readonly target: Line | undefined
    readonly isMet: boolean
  },
): boolean {
  const held = target ? valueAt(table, line, target) : null
  const found = values.flatMap((own) => {
    const value = valueAt(table, line, own)
    if (!value || !held || value.kind !== held.kind) return []
    const side = likelySide(line.label, value.kind === 'percent')
    return side === 0 ? [] : [side * (value.value - held.value) >= 0]
  })
  return found.length > 0 && found.every((it) => it !== isMet)
}

/** How many lines are at their target at least and at most, where it is not said which side of it is good. */
function metBy(
  table: Lines,
  own: Line,
  target: Line,
):
  | { readonly least: number; readonly most: number; readonly likely: readonly number[] }
  | undefined {
  const apart = table.lines.flatMap((line) => {
    const [value, held] = [valueAt(table, line, own), valueAt(table, line, target)]
    if (!value || value.kind !== held?.kind) return []
    return { by: value.value - held.value, side: likelySide(line.label, value.kind === 'percent') }
  })
  if (apart.length < table.lines.length) return undefined
  const [above, , below] = sidesOf(apart.map(({ by }) => by))
  const isOpen = apart.every(({ side }) => side === 0)
  const ends = [above, below] as const
  if (isOpen && ends[0] === ends[1]) return { least: ends[0], most: ends[0], likely: ends }
  const least = apart.filter(({ by, side }) => by === 0 || side * by > 0).length
  const most = least + apart.filter(({ by, side }) => by !== 0 && side === 0).length
  const sides = new Set(apart.flatMap(({ side }) => (side === 0 ? [] : [side])))
  const usual = sides.has(1) ? ends[0] : ends[1]
  return { least, most, likely: isOpen ? ends : sides.size === 1 ? [usual] : [] }
}
const VALUES = new Set(['plain', 'period', 'average', 'percent', 'rate'])

/** By the line that is of all, by the mean of the lines, and by averages printed beside each. */
function byAverage(table: Lines): Counted | undefined {
  const { named, way, lines } = table
  const wholes = named[way].filter(({ isWhole }) => isWhole)
  const counts = acrossOf(table).flatMap((own): readonly number[] => {
    const known = lines.flatMap((line) => valueAt(table, line, own)?.value ?? [])
    if (known.length < lines.length) return []
    const mean = known.reduce((sum, it) => sum + it, 0) / known.length
    const means = [mean, 0, ...wholes.flatMap((line) => valueAt(table, line, own)?.value ?? [])]
    return means.flatMap((it) => sidesOf(known.map((value) => value - it)))
  })
  const isMean = ({ label }: Line) => AVERAGE.test(label)
  const beside = pairsOf(acrossOf(table)).flatMap(([one, other]) =>
    isMean(one) === isMean(other) ? [] : apartBy(table, one, other),
  )
  const possible = new Set([...counts, ...beside])
  return possible.size === 0 ? undefined : { likely: [], possible }
}

/**
 * Which way the words say: 0 where both are told, or where what went well may have risen or fallen.
 *
 * @param label - of the column that it is told of
 */
function wayIn(clause: string, { label, isShare }: { label: string; isShare: boolean }) {
  const [isUp, isDown] = [ROSE.test(clause), FELL.test(clause)]
  if (isUp !== isDown) return isUp ? 1 : -1
  const [isWell, isIll] = [WELL.test(clause), ILL.test(clause)]
  if (isUp || isWell === isIll) return 0
  return (likelySide(`${clause} ${label}`, isShare) * (isWell ? 1 : -1)) as -1 | 0 | 1
}

/** By each change that is printed, and each that can be worked. */
function byChange(table: Lines, clause: string): Counted | undefined {
  const { named, lines } = table
  const isChange = ({ heading }: Line) => CHANGES.has(heading?.kind ?? 'plain')
  const printed = acrossOf(table)
    .filter(isChange)
    .map((own) => sidesOf(lines.map((line) => valueAt(table, line, own)?.value ?? 0)))
  const timed = acrossOf(table).filter((it) => !isChange(it) && it.times.length > 0)
  const worked = pairsOf(timed).flatMap(([one, other]) => apartBy(table, one, other))
  const { current, earlier } = named
  const [now, before] = [named.columns[current ?? -1], named.columns[earlier ?? -1]]
  const own = now && before ? apartBy(table, now, before) : []
  const about = now ?? acrossOf(table).find(isChange)
  const isShare = lines.some((line) => about && valueAt(table, line, about)?.kind === 'percent')
  const side = wayIn(clause, { label: about?.label ?? '', isShare })
  const likely = (own.length > 0 ? [own] : printed).flatMap((counts) => onSide(side, counts))
  const possible = new Set([...printed.flat(), ...worked, ...own])
  return possible.size === 0 ? undefined : { likely, possible }
}
const CHANGES = new Set(['change', 'percent-change', 'points'])

function pairsOf(lines: readonly Line[]): readonly (readonly [Line, Line])[] {
  return lines.flatMap((one, index) => lines.slice(index + 1).map((other) => [one, other] as const))
}

function apartBy(table: Lines, one: Line, other: Line): readonly number[] {
  const apart = table.lines.flatMap((line) => {
    const [first, second] = [valueAt(table, line, one), valueAt(table, line, other)]
    return first && second && first.kind === second.kind ? [first.value - second.value] : []
  })
  return apart.length < table.lines.length ? [] : sidesOf(apart)
}
