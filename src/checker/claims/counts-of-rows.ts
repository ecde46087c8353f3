import { matchesIn, readNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { NamedTable } from '../prose/named-table.ts'
import { ordersOfRows, workedChanges } from '../prose/orders.ts'
import { type Scene, scenesOf } from '../prose/scene.ts'
import type { Reading, Statement } from '../reading.ts'
import { conclude } from './conclude.ts'

const NUMBER = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}'
const HAD = '(?:saw|had|have|took|received|got|recorded)'
const UP =
  `${HAD} (?:\\p{L}+ )?more|` +
  'rose|increased|grew|went up|(?:saw|showed|had|recorded) (?:an? )?(?:increases?|rises?)|are up|were up|was up|is up'
const DOWN =
  `${HAD} (?:\\p{L}+ )?(?:fewer|less)|` +
  'shrank|fell|decreased|declined|dropped|went down|lost ground|(?:saw|showed|had|recorded) (?:an? )?(?:decreases?|falls?|reductions?|drops?)|are down|were down|was down|is down'
const STAND = '(?:stands?|stood|lies?|lay|are|is|were|was|came|come)'
const OF_ALL =
  '(?: (?:the|that|our))?(?: (?!of\\b)[\\p{L}’-]+){0,2} (?:average|mean|rate|figure)\\b'
const MET = 'met|(?:was|were|is|are|has been|have been) (?:met|reached|achieved)|reached|achieved'
const COUNT = new RegExp(
  `\\b(?<count>${NUMBER})(?: (?!and\\b|but\\b|of\\b)[\\p{L}-]+){0,3} (?:(?<above>${STAND} (?:above|over)${OF_ALL})|(?<below>${STAND} (?:below|under)${OF_ALL})|(?<up>${UP})|(?<down>${DOWN})|(?<met>${MET}))\\b`,
  'giu',
)
const LEAST_ROWS = 3
/** A table farther off may be of other things of which there are as many. */
const FARTHEST_BLOCKS = 5

/** "Three groups fell": how many rows of the one table near went so, or met their target. */
export function rowsCounted(reading: Reading): readonly Claim[] {
  return scenesOf(reading, countsRows).flatMap((scene) =>
    matchesIn(scene.statement.sentence.text, COUNT).flatMap((match) => checkCount(scene, match)),
  )
}

function countsRows({ sentence }: Statement): boolean {
  return sentence.text.search(COUNT) >= 0
}

const WAYS = ['above', 'below', 'up', 'down', 'met'] as const
type Way = (typeof WAYS)[number]

/** How the rows stand that are counted, as it is said. */
const ENDINGS: Readonly<Record<Way, string>> = {
  above: 'are above that of all',
  below: 'are below that of all',
  up: 'are up',
  down: 'are down',
  met: 'meet their target',
}

const COUNTS: Readonly<Record<Way, (named: NamedTable) => readonly number[]>> = {
  above: (named) => besideWhole(named, 1),
  below: (named) => besideWhole(named, -1),
  up: (named) => movedIn(named, 'up'),
  down: (named) => movedIn(named, 'down'),
  met: metIn,
}

function checkCount(scene: Scene, { 0: text, groups = {} }: RegExpExecArray): readonly Claim[] {
  const { block } = scene.statement.sentence
  const count = numberOf(groups['count'])
  const way = WAYS.find((it) => groups[it] !== undefined) ?? 'met'
  const tables = scene.tables.flatMap(({ named }): readonly (readonly number[])[] => {
    const parts = named.rows.filter((row) => !row.isWhole)
    if (parts.length < LEAST_ROWS) return []
    const counts = COUNTS[way](named)
    const isNear = Math.abs(named.table.block - block) <= FARTHEST_BLOCKS
    return counts.length > 0 && (isNear || counts.includes(count)) ? [counts] : []
  })
  const [first, another] = tables
  if (!first || another || !first.includes(count)) return []
  return [
    conclude(scene.statement.sentence, {
      kind: 'sum',
      stated: groups['count'] ?? text,
      recomputed: String(count),
      fit: 'correct',
      working: `in the table ${count} rows ${ENDINGS[way]}`,
    }),
  ]
}

const OF_RATES = new Set(['rate', 'percent', 'average'])

/** How many rows have a higher rate than all together, or a lower one, by each of a table's rates. */
function besideWhole({ rows, columns, at }: NamedTable, side: 1 | -1): readonly number[] {
  const [whole, another] = rows.filter(({ isWhole }) => isWhole)
  if (!whole || another) return []
  const parts = rows.filter(({ isWhole }) => !isWhole)
  return columns
    .filter(({ heading }) => OF_RATES.has(heading?.kind ?? 'plain'))
    .flatMap((column) => {
      const [own, held] = [parts.map((row) => at(row.at, column.at)), at(whole.at, column.at)]
      if (held === null || own.includes(null)) return []
      return [own.filter((it) => it !== null && side * (it.value - held.value) > 0).length]
    })
}

/** How many rows are up or down, by each of a table's changes. */
function movedIn(named: NamedTable, way: 'up' | 'down'): readonly number[] {
  const rows = named.rows.filter((row) => !row.isWhole)
  const sign = way === 'up' ? 1 : -1
  const printed = ordersOfRows(named).filter(({ kind, line }) => kind === 'change' && line !== null)
  return [...printed, ...workedChanges(named)].flatMap((order) => {
    const values = rows.map((row) => order.valueOf(row))
    return values.some((it) => it === null)
      ? []
      : [values.filter((it) => it !== null && Math.sign(it.value) === sign).length]
  })
}

/** How many rows are at least, and how many at most, at their target: which is good, the words may not say. */
function metIn(named: NamedTable): readonly number[] {
  const targets = named.columns.filter(({ heading }) => heading?.kind === 'target')
  const [target, more] = targets
  const value = named.columns[named.current ?? -1]
  if (!target || more || !value) return []
  const rows = named.rows.filter((row) => !row.isWhole)
  const pairs = rows.map(
    (row) => [named.at(row.at, value.at), named.at(row.at, target.at)] as const,
  )
  if (pairs.some(([one, other]) => !one || !other || one.kind !== other.kind)) return []
  const apart = pairs.map(([one, other]) => (one?.value ?? 0) - (other?.value ?? 0))
  return [apart.filter((it) => it >= 0).length, apart.filter((it) => it <= 0).length]
}

function numberOf(word: string | undefined): number {
  return readNumber(word ?? '') ?? Number(word)
}
