import type { Figure } from './figure.ts'
import type { Settled } from './namesakes.ts'
import { addsUp } from './sums.ts'
import { withTotalsOverTime } from './totals-over-time.ts'
import { withWholesAlike } from './wholes-alike.ts'
import { withWholesByName } from './wholes-by-name.ts'
import { withWholesElsewhere } from './wholes-elsewhere.ts'

/** One way to tell figures apart, all else alike: by place, by sheet, by what they are sorted into. */
interface Axis {
  /** What the figure is called on it; `undefined` where it is not on it. */
  readonly nameOn: (figure: Figure) => string | undefined
  /** Everything else that is said of it. */
  readonly restOf: (figure: Figure) => readonly unknown[]
}

/** So many figures are held against the sums of others; in a longer file nothing of this is looked for. */
const MOST = 20_000
/** A whole and two parts agree in so many figures by no accident. */
const FEWEST_AGREEING = 3
const FEWEST_PARTS = 2
const MOST_BREAKDOWNS = 3

const placeAxis: Axis = {
  nameOn: ({ place, measure }) => (place === '' ? undefined : `${measure}\n${place}`),
  restOf: ({ sheet, measure, breakdown }) => [sheet, measure, breakdown],
}

/** "Region" over the same columns as the forces before it, whatever they are. */
const groupAxis: Axis = {
  nameOn: ({ sheet, measure, breakdown }) =>
    measure === '' || breakdown.length === 0 ? undefined : `${sheet}\n${measure}`,
  restOf: ({ sheet, place, within, breakdown }) => [sheet, place, within, breakdown],
}

const sheetAxis: Axis = {
  nameOn: ({ sheet }) => sheet,
  restOf: ({ measure, breakdown }) => [measure, breakdown],
}

function breakdownAxis(at: number): Axis {
  return {
    nameOn: ({ sheet, measure, breakdown }) => {
      const one = breakdown[at]
      return one === undefined ? undefined : JSON.stringify([sheet, measure, one.name, one.value])
    },
    restOf: ({ sheet, measure, place, within, breakdown }) => [
      ...[sheet, measure, place, within, breakdown[at]?.name],
      breakdown.filter((_, index) => index !== at),
    ],
  }
}

const AXES: readonly Axis[] = [
  placeAxis,
  sheetAxis,
  ...Array.from({ length: MOST_BREAKDOWNS }, (_, at) => breakdownAxis(at)),
]

/** Figures that are the sums of others, over time or of places, sheets and parts, by their numbers or their names, as totals. */
export function withTotals(all: readonly Settled[]): readonly Settled[] {
  return withWholesByName(
    withWholesAlike(withWholesElsewhere(withWholesOfParts(withTotalsOverTime(all)))),
  )
}

/**
 * Figures of a place, a sheet or a part that are the sums of those of all the others, whatever it is called and
 * wherever it stands: "Service" after its stations with the same kinds of incident each, a sheet after those of
 * the districts. All of its figures are totals then, its percentages too.
 */
function withWholesOfParts(all: readonly Settled[]): readonly Settled[] {
  const own = all.map(({ figure }) => figure).filter(isOwn)
  if (own.length > MOST) return all
  const found = [
    ...AXES.flatMap((axis) => wholesOn(axis, own)),
    ...wholesOn(groupAxis, inGroups(own)),
  ]
  if (found.length === 0) return all
  const totals = new Set([...found, ...restOfRows(own, new Set(found))])
  return all.map((one) =>
    totals.has(one.figure) ? { ...one, figure: { ...one.figure, role: 'total' } } : one,
  )
}

/** Figures of what stands over several columns. */
function inGroups(own: readonly Figure[]): readonly Figure[] {
  const groups = Map.groupBy(own, ({ sheet, measure }) => `${sheet}\n${measure}`)
  return [...groups.values()]
    .filter((those) => new Set(those.map(({ column }) => column)).size > 1)
    .flat()
}

/**
 * Figures beside those of the whole: the percentages and rates of a row whose numbers, of several measures, are all
 * sums of others.
 */
function restOfRows(own: readonly Figure[], found: ReadonlySet<Figure>): readonly Figure[] {
  const rows = Map.groupBy(own, ({ sheet, row }) => `${sheet}\n${row}`)
  return [...rows.values()].flatMap((those) => {
    const added = those.filter(isAdded)
    const areWhole = added.every((one) => found.has(one) || one.role === 'total')
    const measures = new Set(added.filter((one) => found.has(one)).map(({ measure }) => measure))
    if (!areWhole || measures.size < FEWEST_PARTS) return []
    return those.filter((one) => one.role === 'observation' && !found.has(one))
  })
}

function isOwn({ role }: Figure): boolean {
  return role === 'observation' || role === 'total'
}

function wholesOn({ nameOn, restOf }: Axis, figures: readonly Figure[]): readonly Figure[] {
  const named = figures.flatMap((figure) => {
    const value = nameOn(figure)
    return value === undefined ? [] : [{ figure, value }]
  })
  const byValue = Map.groupBy(named, ({ value }) => value)
  if (byValue.size <= FEWEST_PARTS) return []
  const byRest = Map.groupBy(
    named.filter(({ figure }) => isAdded(figure)),
    ({ figure: { period, basis, unit, ...figure } }) =>
      JSON.stringify([period, basis, unit, restOf({ ...figure, period, basis, unit })]),
  )
  const agreeing = new Map<string, number[]>()
  const disagreeing = new Set<string>()
  for (const those of byRest.values()) {
    if (those.length <= FEWEST_PARTS) continue
    const sumOfOthers = sumsOfOthers(those)
    for (const { figure, value } of those) {
      const verdict = isSumOf(figure, sumOfOthers(value))
      if (verdict === true) agreeing.set(value, [...(agreeing.get(value) ?? []), figure.value ?? 0])
      else if (verdict === false) disagreeing.add(value)
    }
  }
  return [...agreeing].flatMap(([value, sums]) => {
    const isWhole =
      sums.length >= FEWEST_AGREEING && new Set(sums.filter((one) => one !== 0)).size > 1
    if (!isWhole || disagreeing.has(value)) return []
    return (byValue.get(value) ?? []).flatMap(({ figure }) =>
      figure.role === 'observation' ? [figure] : [],
    )
  })
}

function isAdded({ unit, period }: Figure): boolean {
  return addsUp(unit) && period !== null
}

/** What figures come to together. */
interface Sum {
  readonly parts: number
  readonly value: number
  /** How many of them have no value, or are asked about. */
  readonly unknown: number
  /** How many of them are no whole numbers. */
  readonly broken: number
}

const isKnown = ({ value, asked }: Figure) => value !== null && asked.length === 0

function sumOf(figures: readonly Figure[]): Sum {
  let [value, unknown, broken] = [0, 0, 0]
  for (const figure of figures) {
    value += figure.value ?? 0
    if (!isKnown(figure)) unknown += 1
    if (!Number.isInteger(figure.value ?? 0)) broken += 1
  }
  return { parts: figures.length, value, unknown, broken }
}

const without = (all: Sum, some: Sum): Sum => ({
  parts: all.parts - some.parts,
  value: all.value - some.value,
  unknown: all.unknown - some.unknown,
  broken: all.broken - some.broken,
})

/**
 * Makes the function that gives the sums of what is called otherwise than a name says: of all of it, and of what is no
 * total. Each is what all come to less what is called so, as there may be thousands.
 */
function sumsOfOthers(
  those: readonly { readonly figure: Figure; readonly value: string }[],
): (value: string) => readonly Sum[] {
  const sums = (some: typeof those) => {
    const figures = some.map(({ figure }) => figure)
    return [sumOf(figures), sumOf(figures.filter(({ role }) => role !== 'total'))] as const
  }
  const [all, plain] = sums(those)
  const byValue = new Map(
    [...Map.groupBy(those, ({ value }) => value)].map(([value, some]) => [value, sums(some)]),
  )
  return (value) => {
    const [own, ownPlain] = byValue.get(value) ?? sums([])
    return [without(all, own), without(plain, ownPlain)]
  }
}

/** Whether it is the sum of all the others, or of those that are no totals; `undefined` where nobody can tell. */
function isSumOf(whole: Figure, others: readonly Sum[]): boolean | undefined {
  const told = isKnown(whole)
    ? others.filter(({ parts, unknown }) => parts >= FEWEST_PARTS && unknown === 0)
    : []
  return told.length === 0 ? undefined : told.some((sum) => isSum(whole, sum))
}

function isSum(figure: Figure, { parts, value, broken }: Sum): boolean {
  const own = figure.value ?? 0
  const slack = broken === 0 && Number.isInteger(own) ? 1e-6 : 0.06 * (parts + 1)
  return Math.abs(value - own) <= slack
}
