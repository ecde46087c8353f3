import type { Figure } from './figure.ts'
import type { Settled } from './namesakes.ts'
import { addsUp } from './sums.ts'

/** Figures that are alike in all that is said of them but for one name. */
interface Alike {
  /** That name; `undefined` where a figure has none of the kind. */
  readonly nameOf: (one: Settled) => string | undefined
  readonly restOf: (one: Settled) => readonly unknown[]
}

/** So many sums of two numbers or more agree by no accident, if they are not all small. */
const FEWEST_AGREEING = 3
const LARGE = 20
/** So many others for each of them are a slip, or a total of which a part stands elsewhere. */
const MOST_DISAGREEING = 1 / 8
const FEWEST_PARTS = 2
/** In a longer file nothing of this is looked for. */
const MOST = 20_000
const MOST_BREAKDOWNS = 3

const ofSheets: Alike = {
  nameOf: ({ figure }) => figure.sheet,
  restOf: ({ draft: { bearing } }) => [bearing.heads, bearing.labels, bearing.headings],
}

const ofTables: Alike = {
  nameOf: ({ draft: { bearing } }) => bearing.titles.join('\n'),
  restOf: ({ figure, draft: { bearing } }) => [
    figure.sheet,
    ...[bearing.heads, bearing.labels, bearing.headings],
  ],
}

/** "Group" over the same rows as the prisons before it, on the second page of their table. */
const ofLines: Alike = {
  nameOf: ({ draft: { bearing } }) => bearing.labels[0] || undefined,
  restOf: ({ figure, draft: { bearing } }) => [
    figure.sheet,
    ...[bearing.heads, bearing.labels.slice(1), bearing.headings],
  ],
}

const ofPlaces: Alike = {
  nameOf: ({ figure: { sheet, place } }) => (place === '' ? undefined : `${sheet}\n${place}`),
  restOf: ({ figure: { sheet, measure, breakdown } }) => [sheet, measure, breakdown],
}

function ofParts(at: number): Alike {
  return {
    nameOf: ({ figure: { sheet, breakdown } }) => {
      const part = breakdown[at]
      return part === undefined ? undefined : JSON.stringify([sheet, part])
    },
    restOf: ({ figure: { sheet, measure, place, within, breakdown } }) => [
      ...[sheet, measure, place, within, breakdown[at]?.name],
      breakdown.filter((_, index) => index !== at),
    ],
  }
}

const ALIKE: readonly Alike[] = [
  ...[ofSheets, ofTables, ofLines, ofPlaces],
  ...Array.from({ length: MOST_BREAKDOWNS }, (_, at) => ofParts(at)),
]

/**
 * A sheet, a table, the rows under a line, or a name that is in all that is counted, and in how many percentages are
 * of, what all the others with the same rows and columns come to, whatever it is called: its figures are totals, its
 * percentages and times too.
 */
export function withWholesAlike(all: readonly Settled[]): readonly Settled[] {
  const own = all.filter(isOwn)
  if (own.length > MOST) return all
  const wholes = new Set(ALIKE.flatMap((alike) => wholesOf(alike, own)))
  return all.map((one) =>
    wholes.has(one) && one.figure.role === 'observation'
      ? { ...one, figure: { ...one.figure, role: 'total' } }
      : one,
  )
}

const isOwn = ({ figure: { role } }: Settled) => role === 'observation' || role === 'total'

interface Named {
  readonly name: string
  readonly one: Settled
}

function wholesOf({ nameOf, restOf }: Alike, own: readonly Settled[]): readonly Settled[] {
  const named: readonly Named[] = own.flatMap((one) => {
    const name = nameOf(one)
    return name === undefined ? [] : [{ name, one }]
  })
  const byName = Map.groupBy(named, ({ name }) => name)
  if (byName.size <= FEWEST_PARTS) return []
  const agreeing = new Map<string, number[]>()
  const disagreeing = new Map<string, number>()
  const groups = Map.groupBy(named, ({ one }) => {
    const { period, basis, unit } = one.figure
    return JSON.stringify([period, basis, unit, restOf(one)])
  })
  for (const group of groups.values()) {
    for (const { name, sum, isSum } of judged(group)) {
      if (isSum) agreeing.set(name, [...(agreeing.get(name) ?? []), sum])
      else disagreeing.set(name, (disagreeing.get(name) ?? 0) + 1)
    }
  }
  return [...agreeing].flatMap(([name, sums]) => {
    const isWhole =
      (disagreeing.get(name) ?? 0) <= sums.length * MOST_DISAGREEING &&
      sums.length >= FEWEST_AGREEING &&
      new Set(sums).size > 1 &&
      sums.some((sum) => sum >= LARGE)
    return isWhole ? (byName.get(name) ?? []).map(({ one }) => one) : []
  })
}

interface Judged {
  readonly name: string
  readonly sum: number
  readonly isSum: boolean
}

/** Whether each of figures that differ in their names alone is what the others come to, of which all are known. */
function judged(group: readonly Named[]): readonly Judged[] {
  const isEachOnce = new Set(group.map(({ name }) => name)).size === group.length
  const counts = group.map(({ one }) => countOf(one.figure))
  if (!isEachOnce || group.length <= FEWEST_PARTS || counts.includes(null)) return []
  const known = counts.map((count) => count ?? 0)
  const isTotal = group.map(({ one }) => one.figure.role === 'total')
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  const sums = [known, known.map((value, at) => (isTotal[at] ? 0 : value))]
  const slack = known.every(Number.isInteger) ? 1e-6 : 0.06 * group.length
  return group.flatMap(({ name }, at) => {
    const value = known[at] ?? 0
    const isSum = sums.some(
      (values) => Math.abs(sumOf(values) - (values[at] ?? 0) - value) <= slack,
    )
    const parts = known.filter((part, other) => other !== at && part !== 0)
    // What is nought, or is one part alone, tells nothing for it
    return isSum && parts.length < FEWEST_PARTS ? [] : [{ name, sum: value, isSum }]
  })
}

/** What can be added up of a figure: its value, or how many it is of. */
function countOf({ value, unit, n, asked }: Figure): number | null {
  if (asked.length > 0) return null
  return addsUp(unit) ? value : n
}
