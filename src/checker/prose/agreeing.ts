import { fraction, toNumber } from '#shared/index.ts'
import { sayLike, withFigure } from '../explain.ts'
import type { Quantity } from '../quantities.ts'
import { digitSlip } from '../tables/slips.ts'
import { isPlain } from './borne-out.ts'
import { borne, type Examined, type SentenceMend, sayBeside } from './examine.ts'
import { chanceOf, leastChanceOf } from './fit.ts'
import { operandsIn } from './pool.ts'
import { retoldScene, type Scene } from './scene.ts'
import { type Value, valuesOf } from './values.ts'

/** How likely it may be that one of the figures tried makes the others agree by chance. */
const MOST_CHANCE = 0.01
/** A rival as likely as this, beside the best, leaves open which of the two is meant. */
const RIVAL = 20
const LEAST_DIGITS = 2
const MOST_CELLS = 400
/** Each is a reading of the whole sentence anew. */
const MOST_TRIED = 3

interface Tried {
  readonly mend: SentenceMend
  readonly chance: number
}

/**
 * The one figure of a sentence whose change makes figures agree that did not: one that is a slip away from a
 * number printed in the tables near, or with two of its digits in each other's place.
 */
export function agreeingMend(examined: Examined): SentenceMend | undefined {
  const { scene, right, open, isSettled, bases } = examined
  // One that is wrong and one that is worked from it
  if (right.filter((it) => !it).length < 2) return undefined
  const cells = cellsNear(scene)
  const near = [...cells, ...scene.texts.map((it) => it.value)].map((it) => it.value)
  const all = [...near, ...bases]
  const figures = open.flatMap((quantity) =>
    candidatesFor(scene, quantity, cells).map((candidate) => ({ quantity, candidate })),
  )
  const wantingBut = (quantity: Quantity) =>
    scene.figures.filter((it, at) => it !== quantity && !right[at] && !isSettled(it))
  const first = figures
    .values()
    .map((it) => ({ ...it, wanting: wantingBut(it.quantity) }))
    .filter(
      ({ wanting, candidate }) =>
        // What is printed nowhere has to make two agree
        wanting.length >= (candidate.printed === null ? 2 : 1) &&
        wanting.some((it) => couldGive(it, candidate.value, all)),
    )
    .take(MOST_TRIED)
    .map((it) => ({ ...it, least: leastChance(it.wanting) }))
    .toArray()
  const most = MOST_CHANCE / figures.length
  // Where the figures are such that all may agree by chance, whatever they are worked from, none is tried
  if (!first.some(({ least }) => least <= most)) return undefined
  const tried = first
    .filter(
      ({ least, candidate, wanting }) => least <= RIVAL * most && mayBeEnough(candidate, wanting),
    )
    .flatMap(({ quantity, candidate }) => tryOut(examined, quantity, candidate))
  const [best, rival] = tried.toSorted((one, other) => one.chance - other.chance)
  if (!best || best.chance > most) return undefined
  return rival && rival.chance < RIVAL * best.chance && rival.mend.figure !== best.mend.figure
    ? undefined
    : best.mend
}

/** Whether those that want a working can be enough: what is printed nowhere has to make a share and another figure agree. */
function mayBeEnough({ printed }: Candidate, wanting: readonly Quantity[]): boolean {
  return printed !== null || new Set(wanting.map(({ unit }) => unit === 'percent')).size > 1
}

/** How likely it is at the least that a share and another figure of those that want a working agree by chance. */
function leastChance(wanting: readonly Quantity[]): number {
  const least = (isShare: boolean) =>
    Math.min(
      1,
      ...wanting
        .filter(({ unit }) => (unit === 'percent') === isShare)
        .map((it) => leastChanceOf(it)),
    )
  return least(true) * least(false)
}

interface Candidate {
  readonly value: number
  readonly slip: SentenceMend['slip']
  readonly printed: string | null
  /** Whether it is of the row and column that the words name or leave open between a few. */
  readonly isMeant: boolean
}

/** The values of the tables in reach. */
function cellsNear({ tables }: Scene): readonly Value[] {
  return tables
    .flatMap(({ named }) =>
      named.rows.flatMap((row) =>
        named.columns.flatMap((column) => named.at(row.at, column.at) ?? []),
      ),
    )
    .slice(0, MOST_CELLS)
}

/**
 * What a figure may have been before a slip: what the words mean of the tables, whatever the slip; any other
 * number of its kind there, and none that is printed, with two digits in each other's place.
 */
function candidatesFor(
  scene: Scene,
  quantity: Quantity,
  cells: readonly Value[],
): readonly Candidate[] {
  if (!isPlain(quantity) || quantity.closeness !== 'exact' || quantity.inWords) return []
  if (quantity.unit === 'span' || quantity.unit === 'seconds') return []
  const step = toNumber(quantity.step)
  const own = Math.round(toNumber(quantity.value) / step)
  if (String(own).length < LEAST_DIGITS) return []
  const kinds = valuesOf(quantity).map(({ kind }) => kind)
  const found = new Map<number, Candidate>()
  const add = ({ value, kind, said }: Value, isMeant: boolean) => {
    const [size, digits] = [Math.abs(value), Math.round(Math.abs(value) / step)]
    const slip =
      kinds.includes(kind) && !found.has(digits) ? digitSlip(own, size / step) : undefined
    if (slip === 'swapped' || (slip && isMeant))
      found.set(digits, { value: digits * step, slip, printed: `the table has ${said}`, isMeant })
  }
  for (const reach of scene.tables)
    for (const { value, tier, rowTier, isDerived } of operandsIn(scene, reach, quantity.start))
      if (tier < 2 || (isDerived && rowTier < 2)) add(value, true)
  for (const cell of cells) add(cell, false)
  for (const digits of swapsOf(String(own)))
    if (!found.has(digits))
      found.set(digits, { value: digits * step, slip: 'swapped', printed: null, isMeant: false })
  return [...found.values()]
}

function swapsOf(digits: string): readonly number[] {
  return [...digits].slice(1).flatMap((_, at) => {
    const [one = '', other = ''] = [digits[at], digits[at + 1]]
    const swapped = digits.slice(0, at) + other + one + digits.slice(at + 2)
    return one === other || (at === 0 && other === '0') ? [] : [Number(swapped)]
  })
}

/** Whether a figure could be worked from a value and one of the numbers near: a quick look before the whole one. */
function couldGive(quantity: Quantity, value: number, numbers: readonly number[]): boolean {
  const own = toNumber(quantity.value)
  const isLoose = quantity.inWords || quantity.closeness !== 'exact'
  const reach = toNumber(quantity.step) + (isLoose ? own / 5 : own / 200)
  const gives = (exact: number) => Math.abs(exact - own) <= reach
  return numbers.some((other) =>
    quantity.unit === 'percent'
      ? gives((100 * value) / other) ||
        gives((100 * other) / value) ||
        gives((100 * Math.abs(value - other)) / other) ||
        gives((100 * Math.abs(value - other)) / value)
      : gives(Math.abs(value - other)) || gives(value + other) || gives(value / other),
  )
}

function tryOut(
  { reading, index, scene, right, bases, isSettled }: Examined,
  quantity: Quantity,
  { value, slip, printed }: Candidate,
): readonly Tried[] {
  const { text } = scene.statement.sentence
  const figure = sayLike(fraction(value.toFixed(6)), quantity)
  const after = retoldScene(reading, index, scene.statement, withFigure(text, quantity, figure))
  if (after.figures.length !== scene.figures.length) return []
  // Two figures of one kind may agree by one sum, and bear it out once
  const chances = new Map<boolean, number>()
  const agreeing: string[] = []
  const bearOut = (now: Quantity | undefined) => now && borne(after, now, bases)
  for (const [at, one] of scene.figures.entries()) {
    if (one === quantity || right[at] || isSettled(one)) continue
    const now = after.figures[at]
    const found = bearOut(now)
    if (!now || !found) continue
    const [isShare, chance] = [now.unit === 'percent', chanceOf(now, found)]
    chances.set(isShare, Math.min(chance, chances.get(isShare) ?? 1))
    agreeing.push(one.text)
  }
  if (chances.size < (printed === null ? 2 : 1)) return []
  // What was right before has to be so still; that is asked last, as few come so far
  if (right.some((it, at) => it && !bearOut(after.figures[at]))) return []
  const chance = [...chances.values()].reduce((all, one) => all * one, 1)
  const lead = printed === null ? '' : `${printed}, and `
  const working = `${lead}with ${figure} ${sayBeside(agreeing, ['agrees', 'agree'])}`
  return [{ mend: { quantity, figure, working, slip }, chance }]
}
