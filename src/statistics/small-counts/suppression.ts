import type { SmallNumbersSettings } from '#area/index.ts'
import { CheapestFirst } from './cheapest-first.ts'

/** A count among others that add up to it, or that it adds up to with others. */
export interface Count {
  /** `null` where it is not known here. */
  readonly value: number | null
  /**
   * Who may know it: `small` nobody may; `open` may be withheld to hide another; `public` is known
   * already; `withheld` was withheld before, and nobody may work it out now; `unknown` was never
   * given to anybody.
   */
  readonly standing: 'small' | 'open' | 'public' | 'withheld' | 'unknown'
}

/** That some counts add up to another, all by their places in a list. */
export interface Sum {
  readonly total: number
  readonly parts: readonly number[]
}

export interface Withholding {
  /** The places of all that is to be withheld: every small count, and others to hide them. */
  readonly withheld: ReadonlySet<number>
  /** Small counts, and some withheld before, that may be worked out whatever else is withheld. */
  readonly exposed: readonly number[]
}

/**
 * Which counts to withhold: the small ones, and as few others as will keep each from being worked out.
 *
 * A withheld count can be worked out exactly when it is on no closed path of withheld counts, from sum
 * to sum: on such a path one can be raised, the next lowered (or, where one is the total of the other,
 * raised), and every sum still holds. So each small count is given the cheapest such path. Nothing on
 * a path is lowered below nought, so every withheld count has at least two values that all the sums
 * allow. Small counts cost less than large ones, any count less than a total, and zeros the most of
 * those that are none.
 *
 * A sum whose parts do not make its total has a part that nobody was given, and hides as a withheld
 * count does. A count in more than two sums is never withheld to hide another, and if it is small
 * itself it is told as exposed: no path can be trusted with it.
 */
export function withholdCounts(counts: readonly Count[], sums: readonly Sum[]): Withholding {
  const net = netOf(counts, sums)
  const hidden = counts.map(({ standing }) => standing !== 'open' && standing !== 'public')
  const exposed: number[] = []
  for (const [place, { standing }] of counts.entries()) {
    if (standing !== 'small' && standing !== 'withheld') continue
    const path = cheapestPath(net, hidden, place)
    if (path === undefined) exposed.push(place)
    for (const step of path ?? []) hidden[step] = true
  }
  const places = [...counts.keys()].filter((place) => {
    const { standing } = counts[place] ?? { standing: 'public' }
    return hidden[place] && (standing === 'small' || standing === 'open')
  })
  return { withheld: new Set(places), exposed }
}

/** Whether the parts of a sum make its total, as far as they are known. */
export function addsUp(counts: readonly Count[], { total, parts }: Sum): boolean {
  const values = [total, ...parts].map((place) => counts[place]?.value ?? null)
  if (values.includes(null)) return true
  const [whole, ...rest] = values.map(Number)
  return whole === rest.reduce((sum, value) => sum + value, 0)
}

/** Where a sum is that a count is in: as one of its parts (1), or as its total (−1). */
interface End {
  readonly sum: number
  readonly sign: 1 | -1
}

interface Net {
  readonly counts: readonly Count[]
  /** By the place of a count: two ends each. One in fewer than two sums ends in the open. */
  readonly ends: readonly (readonly End[])[]
  /** By the number of a sum, the open last: the counts in it. */
  readonly members: readonly (readonly number[])[]
  /** By the place of a count: how many sums it is the total of. */
  readonly totals: readonly number[]
}

function netOf(counts: readonly Count[], sums: readonly Sum[]): Net {
  const held = sums.filter((sum) => addsUp(counts, sum))
  const open = held.length
  const ends = counts.map((): End[] => [])
  const totals = counts.map(() => 0)
  for (const [sum, { total, parts }] of held.entries()) {
    ends[total]?.push({ sum, sign: -1 })
    totals[total] = (totals[total] ?? 0) + 1
    for (const part of parts) ends[part]?.push({ sum, sign: 1 })
  }
  for (const one of ends) while (one.length < 2) one.push({ sum: open, sign: 1 })
  const members = [...held, undefined].map((): number[] => [])
  for (const [place, [one, other, ...more]] of ends.entries()) {
    if (!one || !other || more.length > 0) continue
    members[one.sum]?.push(place)
    if (other.sum !== one.sum) members[other.sum]?.push(place)
  }
  return { counts, ends, members, totals }
}

/** A count on a path, and whether it is raised or lowered there. */
interface Step {
  readonly place: number
  readonly by: 1 | -1
}

/** The cheapest walk so far to a state; of two that cost the same the one to the state found first. */
interface Walk {
  readonly state: number
  readonly cost: number
  /** In which order its state was found first. */
  readonly number: number
  readonly last: Step | undefined
  readonly before: Walk | undefined
}

interface Path {
  readonly cost: number
  readonly steps: readonly Step[]
}

/** @returns the places beside the one given; `undefined` when there is no path that closes */
function cheapestPath(
  net: Net,
  hidden: readonly boolean[],
  place: number,
): readonly number[] | undefined {
  const found = ([1, -1] as const)
    .flatMap((by) => pathOf(net, hidden, { place, by }) ?? [])
    .sort((one, other) => one.cost - other.cost)[0]
  return found?.steps.map((step) => step.place)
}

/**
 * The cheapest way to make good what one change upsets (Dijkstra): from one of its two sums to the
 * other, a step at a time. Where a walk stands is a sum and whether that is now too large or too
 * small; in the open nothing is ever either.
 */
function pathOf(net: Net, hidden: readonly boolean[], first: Step): Path | undefined {
  const open = net.members.length - 1
  const ends = net.ends[first.place] ?? []
  if (ends.length > 2 || !mayMove(net, first)) return undefined
  const [from, to] = ends[0]?.sum === open ? [ends[1], ends[0]] : ends
  if (!from || !to) return undefined
  if (from.sum === open) return { cost: 0, steps: [] }
  const goal = to.sum === open ? stateOf(open, 1) : stateOf(to.sum, sign(-to.sign * first.by))
  const start = stateOf(from.sum, sign(from.sign * first.by))
  const best = new Map<number, Walk>()
  const waiting = new CheapestFirst<Walk>()
  const reach = (state: number, cost: number, last?: Step, before?: Walk) => {
    const known = best.get(state)
    if (known && known.cost <= cost) return
    const walk = { state, cost, number: known?.number ?? best.size, last, before }
    best.set(state, walk)
    waiting.add(walk)
  }
  reach(start, 0)
  for (;;) {
    const reached = waiting.take()
    if (reached === undefined) return undefined
    const { state } = reached
    if (best.get(state) !== reached) continue
    if (state === goal) {
      const steps = stepsOf(reached)
      return isSimple(first, steps) ? { cost: reached.cost, steps } : undefined
    }
    const sum = Math.floor(state / 2)
    for (const next of net.members[sum] ?? []) {
      if (next === first.place || net.counts[next]?.standing === 'public') continue
      for (const end of endsIn(net, next, sum)) {
        const excess = state % 2 === 1 ? 1 : -1
        for (const by of sum === open ? ([1, -1] as const) : [sign(-excess * end.here.sign)]) {
          if (!mayMove(net, { place: next, by })) continue
          const isOpen = end.there.sum === open
          const at = stateOf(end.there.sum, isOpen ? 1 : sign(end.there.sign * by))
          const cost = reached.cost + (hidden[next] ? 0 : tollOf(net, next))
          reach(at, cost, { place: next, by }, reached)
        }
      }
    }
  }
}

/** From the first to the last. */
function stepsOf(walk: Walk): readonly Step[] {
  const steps: Step[] = []
  for (let at: Walk | undefined = walk; at; at = at.before) if (at.last) steps.unshift(at.last)
  return steps
}

function stateOf(sum: number, excess: 1 | -1): number {
  return 2 * sum + (excess === 1 ? 1 : 0)
}

function sign(value: number): 1 | -1 {
  return value > 0 ? 1 : -1
}

/** The end of a count in a sum, with its other end. */
function endsIn(net: Net, place: number, sum: number): readonly { here: End; there: End }[] {
  const [one, other] = net.ends[place] ?? []
  if (!one || !other) return []
  if (one.sum === sum) return [{ here: one, there: other }]
  return other.sum === sum ? [{ here: other, there: one }] : []
}

/** One withheld before whose value is not known here is taken not to be nought. */
function mayMove({ counts }: Net, { place, by }: Step): boolean {
  const { value, standing } = counts[place] ?? { value: 0, standing: 'public' }
  return by === 1 || (value === null ? standing === 'withheld' : value > 0)
}

/** Whether a walk uses no count twice, so that it changes none by more than one. */
function isSimple(first: Step, steps: readonly Step[]): boolean {
  return new Set([first, ...steps].map(({ place }) => place)).size === steps.length + 1
}

function tollOf({ counts, totals }: Net, place: number): number {
  const value = counts[place]?.value ?? 0
  return 1 + (totals[place] ?? 0) * 1e15 + (value === 0 ? 1e12 : value)
}

/**
 * A count as it may be shown. `small` is withheld for itself, `secondary` so that a small one cannot be
 * worked out. Both are written alike: to tell them apart would give the small ones away.
 */
export type Shown =
  | { readonly kind: 'shown'; readonly count: number | null }
  | { readonly kind: 'small' | 'secondary' }

export interface ShownTable {
  readonly cells: readonly (readonly Shown[])[]
  readonly rowTotals: readonly Shown[]
  readonly columnTotals: readonly Shown[]
  readonly total: Shown
}

type Grid = readonly (readonly (number | null)[])[]

/**
 * Withholds the small counts of a table with all its totals, as {@link withholdCounts} does.
 *
 * @param cells - rows of counts, all of one length; `null` where nothing was published
 */
export function suppressTable(
  cells: Grid,
  { suppressUpTo }: Pick<SmallNumbersSettings, 'suppressUpTo'>,
): ShownTable {
  const width = cells[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, column) =>
    cells.map((row) => row[column] ?? null),
  )
  // The totals are one more row and one more column, so that one rule serves for all
  const grid = [
    ...cells.map((row) => [...row, sum(row)]),
    [...columns.map(sum), sum(cells.map(sum))],
  ]
  const placeOf = (row: number, column: number) => row * (width + 1) + column
  const counts = grid.flat().map((value): Count => {
    if (value === null) return { value, standing: 'unknown' }
    return { value, standing: value >= 1 && value <= suppressUpTo ? 'small' : 'open' }
  })
  const published = (places: readonly number[]) =>
    places.filter((place) => counts[place]?.standing !== 'unknown')
  const rows = [...grid.keys()].map((row) => ({
    total: placeOf(row, width),
    parts: published([...columns.keys()].map((column) => placeOf(row, column))),
  }))
  const downwards = [...columns.keys(), width].map((column) => ({
    total: placeOf(cells.length, column),
    parts: published([...cells.keys()].map((row) => placeOf(row, column))),
  }))
  const { withheld } = withholdCounts(counts, [...rows, ...downwards])
  const show = (row: number, column: number): Shown => {
    const place = placeOf(row, column)
    if (!withheld.has(place)) return { kind: 'shown', count: grid[row]?.[column] ?? null }
    return { kind: counts[place]?.standing === 'small' ? 'small' : 'secondary' }
  }
  return {
    cells: cells.map((row, index) => row.map((_, column) => show(index, column))),
    rowTotals: cells.map((_, row) => show(row, width)),
    columnTotals: columns.map((_, column) => show(cells.length, column)),
    total: show(cells.length, width),
  }
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}
