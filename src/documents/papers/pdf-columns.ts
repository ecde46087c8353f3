import { DAY_OR_MONTH, FIGURE, leftOf, type PrintedLine, rightOf, YEAR } from './pdf-lines.ts'

/** A column of lines, or a stretch that runs across the page. */
export interface Region {
  readonly lines: readonly PrintedLine[]
  readonly left: number
  readonly right: number
}

const LEAST_LINES = 4
/** A column of running text is at least this many letters wide in most of its lines. */
const LEAST_LETTERS = 18
const LEAST_PROSE = 0.6
/** Beside a column of text as long as this, whatever stands there is a column too. */
const LONG_COLUMN = 10
const MANY_CELLS = 3
const LONGEST_CELL = 40
const HALF_GUTTER = 3
const STEP = 3
const DEEPEST = 2
/** What stands on the left alone, this many heights below the rest, no longer belongs to its column. */
const APART = 2.2

/** Neighbouring lines that leave the gutter free, and whether they stand in two columns. */
interface Zone {
  readonly lines: readonly PrintedLine[]
  readonly isColumns: boolean
}

/**
 * Parts the lines of a page into columns, in reading order: what runs across the page, then the left
 * column whole, then the right one. A table is not taken for columns, because most of its cells are
 * too short for running text.
 */
export function toRegions(lines: readonly PrintedLine[], depth = 0): readonly Region[] {
  const left = lines.reduce((least, line) => Math.min(least, leftOf(line)), Infinity)
  const right = lines.reduce((most, line) => Math.max(most, rightOf(line)), 0)
  if (lines.length === 0) return []
  const gutter = depth < DEEPEST ? findGutter(lines, left, right) : undefined
  if (gutter === undefined) return [{ lines, left, right }]
  const regions: Region[] = []
  let across: PrintedLine[] = []
  const closeAcross = () => {
    if (across.length > 0) regions.push({ lines: across, left, right })
    across = []
  }
  for (const zone of toZones(lines, gutter)) {
    if (zone.isColumns) {
      closeAcross()
      for (const column of parted(zone.lines, gutter)) regions.push(...toRegions(column, depth + 1))
    } else across.push(...zone.lines)
  }
  closeAcross()
  return regions
}

/** The place most lines leave free near the middle, when running text stands on either side of it. */
function findGutter(
  lines: readonly PrintedLine[],
  left: number,
  right: number,
): number | undefined {
  if (lines.length < LEAST_LINES) return undefined
  let best: { x: number; count: number } | undefined
  const width = right - left
  for (let x = left + width * 0.25; x <= left + width * 0.75; x += STEP) {
    const count = toZones(lines, x).reduce(
      (sum, zone) => sum + (zone.isColumns ? zone.lines.length : 0),
      0,
    )
    if (count > (best?.count ?? 0)) best = { x, count }
  }
  return best?.x
}

/** All lines in their order, parted where one crosses the gutter or is a row of a wide table. */
function toZones(lines: readonly PrintedLine[], x: number): readonly Zone[] {
  const zones: Zone[] = []
  let free: PrintedLine[] = []
  const close = () => {
    const end = endOfColumns(free, x)
    const columns = free.slice(0, end)
    const isColumns = end >= LEAST_LINES && isTwoColumns(...parted(columns, x))
    if (isColumns) zones.push({ lines: columns, isColumns })
    const rest = isColumns ? free.slice(end) : free
    if (rest.length > 0) zones.push({ lines: rest, isColumns: false })
    free = []
  }
  for (const line of lines) {
    if (crosses(line, x) || isWideRow(line, x)) {
      close()
      zones.push({ lines: [line], isColumns: false })
    } else free.push(line)
  }
  close()
  return zones
}

/** Past the last line on the right, and those on the left that follow without a gap. */
function endOfColumns(lines: readonly PrintedLine[], x: number): number {
  let end = lines.findLastIndex((line) => rightOf(line) > x) + 1
  if (end === 0) return 0
  for (; end < lines.length; end += 1) {
    const [line, above] = [lines[end], lines[end - 1]]
    if (!line || !above || line.y - above.y > APART * above.size) break
  }
  return end
}

function crosses(line: PrintedLine, x: number): boolean {
  return line.segments.some((it) => it.x < x + HALF_GUTTER && it.end > x - HALF_GUTTER)
}

/**
 * A column of text does not begin with a bare figure; the right half of a table's row does. Text that
 * reaches the gutter on the left is no label of such a row.
 */
function isWideRow(line: PrintedLine, x: number): boolean {
  const at = line.segments.findIndex((it) => it.x >= x)
  const [first, before] = [line.segments[at], line.segments[at - 1]]
  if (!first || !before) return false
  if (at === 1 && before.text.length >= LEAST_LETTERS && x - before.end < APART * line.size) {
    return false
  }
  return FIGURE.test(first.text) || YEAR.test(first.text)
}

function parted(
  lines: readonly PrintedLine[],
  x: number,
): readonly [readonly PrintedLine[], readonly PrintedLine[]] {
  const side = (keep: (at: number) => boolean) =>
    lines.flatMap((line) => {
      const segments = line.segments.filter((it) => keep(it.x))
      const [first] = segments
      if (!first) return []
      const beginsNote = line.beginsNote && first === line.segments[0]
      return [{ ...line, y: first.y, size: first.size, segments, beginsNote }]
    })
  return [side((at) => at < x), side((at) => at >= x)]
}

/** One side is running text; the other is too, or has a table of its own with labels. */
function isTwoColumns(left: readonly PrintedLine[], right: readonly PrintedLine[]): boolean {
  const share = (side: readonly PrintedLine[], is: (line: PrintedLine) => boolean) =>
    side.filter(is).length / Math.max(side.length, 1)
  const isText = (side: readonly PrintedLine[]) =>
    side.length >= LEAST_LINES && share(side, isProse) >= LEAST_PROSE
  const isOther = (side: readonly PrintedLine[]) =>
    side.length >= LEAST_LINES - 1 &&
    (share(side, isProse) >= LEAST_PROSE / 2 || share(side, isOwnRow) >= LEAST_PROSE / 2)
  const figuresOnly = share(right, ({ segments: [first] }) =>
    first ? FIGURE.test(first.text) || DAY_OR_MONTH.test(first.text) : false,
  )
  const isLong = (side: readonly PrintedLine[]) => side.length >= LONG_COLUMN && isText(side)
  const both =
    (isText(left) && isOther(right)) ||
    (isText(right) && isOther(left)) ||
    (isLong(right) && left.length >= LONG_COLUMN)
  return both && figuresOnly < LEAST_PROSE / 2 && share(right, isCells) < LEAST_PROSE
}

/** A column of text is one piece a line; so many are the cells of a row whose name stands on the left. */
const isCells = ({ segments }: PrintedLine) =>
  segments.length >= MANY_CELLS && segments.every(({ text }) => text.length < LONGEST_CELL)

const isProse = (line: PrintedLine) =>
  line.segments.some((it) => it.text.length >= LEAST_LETTERS && /[a-z]{3}/u.test(it.text))

/** A row of a table that stands whole on one side. */
const isOwnRow = ({ segments: [label, cell] }: PrintedLine) =>
  label !== undefined && cell !== undefined && !FIGURE.test(label.text) && FIGURE.test(cell.text)
