import { SMALL_NUMBER_SETTINGS, type SmallNumberSettings } from './small-numbers.ts'

/**
 * A count as it may be shown. `small` is hidden for itself, `secondary` so that a small one cannot be
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
 * Hides the small counts of a table, and as few others as will keep each from being worked out.
 *
 * A hidden count can be worked out from rows, columns and totals exactly when it is on no closed
 * path of hidden counts, alternately along a row and a column: on such a path, one can be raised and
 * the next lowered with every total kept. So each small count is given the cheapest such path, in
 * which small counts cost less than large ones, any cell less than a total, and zeros the most of the
 * cells, since a zero gives nothing to lower.
 *
 * @param cells - rows of counts, all of one length; `null` where nothing was published
 */
export function suppressTable(
  cells: Grid,
  settings: SmallNumberSettings = SMALL_NUMBER_SETTINGS,
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
  const hidden = grid.map((row) =>
    row.map((count): Shown['kind'] =>
      count !== null && count >= 1 && count <= settings.suppressUpTo ? 'small' : 'shown',
    ),
  )
  for (const [row, line] of grid.entries()) {
    for (const column of line.keys()) {
      if (hidden[row]?.[column] !== 'small') continue
      for (const [at, along] of cheapestPath(grid, hidden, row, column)) {
        const kinds = hidden[at]
        if (kinds?.[along] === 'shown') kinds[along] = 'secondary'
      }
    }
  }
  const show = (row: number, column: number): Shown => {
    const kind = hidden[row]?.[column] ?? 'shown'
    return kind === 'shown' ? { kind, count: grid[row]?.[column] ?? null } : { kind }
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

type Place = readonly [row: number, column: number]

/**
 * The places that close a path through a hidden one, hidden already or to be: from its row to its
 * column without it. Rows and columns are the towns, places the roads between them (Dijkstra).
 */
function cheapestPath(
  grid: Grid,
  hidden: readonly (readonly Shown['kind'][])[],
  row: number,
  column: number,
): readonly Place[] {
  const height = grid.length
  const best = new Map<number, { cost: number; path: readonly Place[] }>([
    [row, { cost: 0, path: [] }],
  ])
  const settled = new Set<number>()
  for (;;) {
    const [town, reached] =
      [...best.entries()]
        .filter(([key]) => !settled.has(key))
        .sort(([, one], [, other]) => one.cost - other.cost)[0] ?? []
    if (town === undefined || reached === undefined) return []
    if (town === height + column) return reached.path
    settled.add(town)
    for (const place of roadsFrom(grid, town)) {
      if (place[0] === row && place[1] === column) continue
      const next = town < height ? height + place[1] : place[0]
      const toll = hidden[place[0]]?.[place[1]] === 'shown' ? tollOf(grid, place) : 0
      const cost = reached.cost + toll
      if (cost < (best.get(next)?.cost ?? Number.POSITIVE_INFINITY)) {
        best.set(next, { cost, path: [...reached.path, place] })
      }
    }
  }
}

function roadsFrom(grid: Grid, town: number): readonly Place[] {
  const places: readonly Place[] =
    town < grid.length
      ? (grid[town] ?? []).map((_, column): Place => [town, column])
      : grid.map((_, row): Place => [row, town - grid.length])
  return places.filter(([row, column]) => (grid[row]?.[column] ?? null) !== null)
}

function tollOf(grid: Grid, [row, column]: Place): number {
  const count = grid[row]?.[column] ?? 0
  const totals = Number(row === grid.length - 1) + Number(column === (grid[0]?.length ?? 0) - 1)
  return 1 + totals * 1e15 + (count === 0 ? 1e12 : count)
}
