import { type Period, quarterPeriod, wholeMonths } from '#shared/index.ts'
import { findChanges } from './find-changes.ts'
import { findLevels } from './find-levels.ts'
import { indexRows, type RowIndex, rowsFor } from './row-index.ts'
import { type Paper, type Sentence, withWords } from './sentences.ts'
import type { Change, Level } from './statements.ts'
import { type TableRow, type UnderstoodTable, understandTables } from './tables.ts'

/** A sentence with what it states. */
export interface Statement {
  readonly sentence: Sentence
  readonly changes: readonly Change[]
  readonly levels: readonly Level[]
}

/** A paper read and understood: what every check works from. */
export interface Reading {
  readonly paper: Paper
  readonly statements: readonly Statement[]
  readonly tables: readonly UnderstoodTable[]
  readonly rows: readonly TableRow[]
  readonly rowIndex: RowIndex
  /** Each table by the block it is. */
  readonly tableAt: ReadonlyMap<number, UnderstoodTable>
  /** Figures printed exactly, by the words that say what they count, sorted and joined. */
  readonly exactLevels: ReadonlyMap<string, readonly Level[]>
  /** The time the paper reports on, when its opening says so. */
  readonly period: Period | null
  /** What is examined of it. */
  readonly portion: Portion
}

/** A run of a paper's blocks: what is examined at a time, while the whole of the paper is there to look things up. */
export interface Portion {
  readonly from: number
  /** The first block after it. */
  readonly to: number
}

const WHOLE: Portion = { from: 0, to: Number.POSITIVE_INFINITY }

const OPENING_SENTENCES = 30

export function readPaper(paper: Paper): Reading {
  const period = reportPeriod(paper)
  const tables = understandTables(paper)
  const statements = paper.sentences.map((sentence) => readStatement(sentence, period))
  const exact = statements
    .flatMap((it) => it.levels)
    .filter((it) => it.quantity.closeness === 'exact' && it.about.length > 0)
  const rows = tables.flatMap((table) => table.rows)
  const exactLevels = Map.groupBy(exact, (it) => keyOf(it.about))
  return {
    paper,
    statements,
    tables,
    rows,
    rowIndex: indexRows(rows),
    tableAt: new Map(tables.map((table) => [table.block, table])),
    exactLevels,
    period,
    portion: WHOLE,
  }
}

/** @param report - the time the paper reports on */
function readStatement(sentence: Sentence, report: Period | null): Statement {
  const changes = findChanges(sentence)
  const levels = findLevels(sentence, changes).map((level) => ({
    ...level,
    period: samePeriod(level, sentence, report),
  }))
  return { sentence, changes, levels }
}

/** Whether what stands in a block of a paper is examined now. */
export function isExamined({ portion }: Reading, block: number): boolean {
  return block >= portion.from && block < portion.to
}

/** Whether anything of a paper is examined now: of many papers in one file most are not. */
export function isAnyExamined({ portion }: Reading): boolean {
  return portion.from < portion.to
}

/** What is made of each statement that is examined; its place is that among all of the paper. */
export function overStatements<Made>(
  reading: Reading,
  make: (statement: Statement, index: number) => Made | readonly Made[],
): readonly Made[] {
  return reading.statements.flatMap((statement, index) =>
    isExamined(reading, statement.sentence.block) ? make(statement, index) : [],
  )
}

/** The same of each sentence. */
export function overSentences<Made>(
  reading: Reading,
  make: (sentence: Sentence) => Made | readonly Made[],
): readonly Made[] {
  return overStatements(reading, ({ sentence }) => make(sentence))
}

/** The same of each table. */
export function overTables<Made>(
  reading: Reading,
  make: (table: UnderstoodTable) => Made | readonly Made[],
): readonly Made[] {
  return reading.tables.flatMap((table) => (isExamined(reading, table.block) ? make(table) : []))
}

/** One of a paper's sentences told in other words. */
export function retold({ period }: Reading, { sentence }: Statement, text: string): Statement {
  return readStatement(withWords(sentence, text), period)
}

/** Words that say what is counted, as one key: the same for the same words in any order. */
export function keyOf(about: readonly string[]): string {
  return about.toSorted().join(' ')
}

/** The first stretch of at least a month that the opening of a paper names. */
function reportPeriod(paper: Paper): Period | null {
  const opening = paper.sentences.slice(0, OPENING_SENTENCES)
  const named = opening.flatMap((sentence) => sentence.periods)
  const stretches = named.flatMap((it) =>
    it.period &&
    it.period.kind !== 'day' &&
    /\d\s*(?:–|-|to)\s|q[1-4]|quarter|\/|(?:months|year) (?:to|ending|ended)\b/iu.test(it.text)
      ? [it.period]
      : [],
  )
  const whole = stretches.filter((it) => [3, 12].includes(wholeMonths(it) ?? 0))
  return whole[0] ?? null
}

/** "The same period of 18/19" in a quarterly report is that year's quarter. */
function samePeriod(level: Level, sentence: Sentence, report: Period | null): Period | null {
  const { period } = level
  if (period?.kind !== 'year' || report?.kind !== 'quarter') return period
  if (!/\bsame (?:period|quarter)\b/iu.test(sentence.text)) return period
  return quarterPeriod(Number(period.start.slice(0, 4)), Number(report.code.slice(-1)))
}

/** The statements just before one in the same paragraph, nearest first. */
export function before(reading: Reading, index: number, most = 3): readonly Statement[] {
  const here = reading.statements[index]
  const found: Statement[] = []
  for (let at = index - 1; at >= 0 && found.length < most; at -= 1) {
    const statement = reading.statements[at]
    if (!statement || statement.sentence.block !== here?.sentence.block) break
    found.push(statement)
  }
  return found
}

/** A shorter paper has all its tables within reach of each sentence. */
const FEW_TABLES = 6
const FARTHEST_BLOCKS = 14

/** The tables that a sentence of a block may be told of: those that stand near, or all where they are few. */
export function tablesInReach(reading: Reading, block: number): readonly UnderstoodTable[] {
  const { tables } = reading
  return tables.length <= FEW_TABLES ? tables : tablesNear(reading, block, FARTHEST_BLOCKS)
}

/** The rows of the tables in reach of a block, and those anywhere that words could name in full; none twice. */
export function rowsInReach(
  reading: Reading,
  block: number,
  about: readonly string[] = [],
): readonly TableRow[] {
  const near = tablesInReach(reading, block).flatMap(({ rows }) => rows)
  return [...new Set([...near, ...rowsFor(reading.rowIndex, about, undefined)])]
}

/** The tables within so many blocks of one, top to bottom. */
export function tablesNear(
  reading: Reading,
  block: number,
  farthest: number,
): readonly UnderstoodTable[] {
  return Array.from({ length: 2 * farthest + 1 }, (_, offset) =>
    reading.tableAt.get(block - farthest + offset),
  ).filter((table) => table !== undefined)
}

/**
 * One of so many portions that papers are divided into, in order of reading, so that each has about as many
 * figures in its sentences as the others: the papers with what is examined of them.
 */
export function portionOf(
  documents: readonly (readonly Reading[])[],
  part: number,
  parts: number,
): readonly (readonly Reading[])[] {
  const all = documents.flat().reduce((sum, reading) => sum + figuresIn(reading.statements), 0)
  // The last has what follows the last figure too
  const most = part + 1 < parts ? (all * (part + 1)) / parts : Number.POSITIVE_INFINITY
  let before = 0
  return documents.map((readings) =>
    readings.map((reading) => {
      const starts = [(all * part) / parts, most].map((figures) =>
        blockAfter(reading, figures - before),
      )
      before += figuresIn(reading.statements)
      const [from = 0, to = 0] = starts
      return { ...reading, portion: { from, to } }
    }),
  )
}

/** The block of a paper before which so many of its figures stand: the first or the end of all where they are fewer or more. */
function blockAfter({ statements }: Reading, figures: number): number {
  if (figures <= 0) return WHOLE.from
  let count = 0
  for (const { sentence } of statements) {
    if (count >= figures) return sentence.block
    count += sentence.quantities.length
  }
  return WHOLE.to
}

function figuresIn(statements: readonly Statement[]): number {
  return statements.reduce((sum, { sentence }) => sum + sentence.quantities.length, 0)
}
