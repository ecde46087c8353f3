import type { Quantity } from '../quantities.ts'
import {
  before,
  overStatements,
  type Reading,
  retold,
  type Statement,
  tablesInReach,
} from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import type { UnderstoodTable } from '../tables.ts'
import { findMentions, type Mentions, type Naming, readNaming } from './mentions.ts'
import { type NamedTable, nameTable } from './named-table.ts'
import { type Value, valuesOf } from './values.ts'

/** A table in reach of a sentence, with what the sentence names of it. */
export interface TableInReach {
  readonly named: NamedTable
  readonly own: Mentions
  /** What the sentences before it, or the heading over it, name. */
  readonly lent: Mentions
  /** Whether the sentence has words of what stands over the table. */
  readonly isSubject: boolean
}

/** A figure of the text that another may be worked from. */
export interface TextValue {
  readonly quantity: Quantity
  readonly value: Value
  /** How many sentences before; 0 for the sentence itself. */
  readonly back: number
}

/** A sentence with all that its figures may be worked from. */
export interface Scene {
  readonly statement: Statement
  readonly tables: readonly TableInReach[]
  readonly texts: readonly TextValue[]
  /** Its figures; "331 of 412" is two. */
  readonly figures: readonly Quantity[]
  /** Whether it begins with a word that stands for what was said before: "That averages 339". */
  readonly leans: boolean
}

const MOST_TABLES = 8
const SENTENCES_BACK = 2
const LONGEST_CAPTION = 120
/** A sentence with more figures is a list of them or padding: what any is worked from cannot be told. */
const MOST_FIGURES = 24
const LEANS =
  /^(?:that|this|these|those|they|their|it|its|of (?:these|those|them|this)|in (?:all|total)|together|he|she|the (?:rest|other|remaining))\b/iu

/** The scenes of those sentences of a paper that are wanted, in order. */
export function scenesOf(
  reading: Reading,
  isWanted: (statement: Statement) => boolean,
): readonly Scene[] {
  return overStatements(reading, (statement, index) =>
    isWanted(statement) ? (sceneAt(reading, index) ?? []) : [],
  )
}

/** The scene of the sentence of a paper at a place; `undefined` where it has too many figures. */
export function sceneAt(reading: Reading, index: number): Scene | undefined {
  const statement = reading.statements[index]
  if (!statement || statement.sentence.quantities.length > MOST_FIGURES) return undefined
  const known = SCENES.get(reading) ?? new Map<number, Scene>()
  SCENES.set(reading, known)
  const scene = known.get(index) ?? sceneOf(reading, index, statement)
  known.set(index, scene)
  return scene
}

/** The scene of a sentence as it would be in other words. */
export function retoldScene(
  reading: Reading,
  index: number,
  statement: Statement,
  text: string,
): Scene {
  return sceneOf(reading, index, retold(reading, statement, text))
}

/** Several checks look at the same sentences. */
const SCENES = new WeakMap<Reading, Map<number, Scene>>()

const KNOWN = new WeakMap<readonly UnderstoodTable[], ReadonlyMap<UnderstoodTable, NamedTable>>()

/** The tables of a paper by the names of their rows and columns, made once for each paper. */
function namedTablesOf(reading: Reading): ReadonlyMap<UnderstoodTable, NamedTable> {
  const known = KNOWN.get(reading.tables)
  if (known) return known
  const lastOf = new Map(
    reading.statements.map(({ sentence }) => [sentence.block, sentence.text] as const),
  )
  const tables = new Map<UnderstoodTable, NamedTable>()
  for (const table of reading.tables) {
    // The line just over a table, where it is short enough to be its caption
    const over = lastOf.get(table.block - 1) ?? ''
    const named = nameTable(table, over.length < LONGEST_CAPTION ? over : '')
    if (named) tables.set(table, named)
  }
  KNOWN.set(reading.tables, tables)
  return tables
}

/** What a text may name, read once for each paper: a sentence names for itself, and lends to the next. */
function namingOf(reading: Reading, text: string): Naming {
  const known = NAMINGS.get(reading) ?? new Map<string, Naming>()
  NAMINGS.set(reading, known)
  const naming = known.get(text) ?? readNaming(text)
  known.set(text, naming)
  return naming
}

const NAMINGS = new WeakMap<Reading, Map<string, Naming>>()

function sceneOf(reading: Reading, index: number, statement: Statement): Scene {
  const namedTables = namedTablesOf(reading)
  const { text, block, heading } = statement.sentence
  const own = namingOf(reading, text)
  const back = before(reading, index, SENTENCES_BACK)
  const lent = namingOf(
    reading,
    back.length > 0 ? back.map((it) => it.sentence.text).join(' ') : heading,
  )
  const tables = tablesInReach(reading, block)
    .flatMap((table) => namedTables.get(table) ?? [])
    .toSorted(
      (one, other) => Math.abs(one.table.block - block) - Math.abs(other.table.block - block),
    )
    .slice(0, MOST_TABLES)
    .map((named) => ({
      named,
      own: findMentions(own, named),
      lent: findMentions(lent, named),
      isSubject: own.terms.some(({ stem }) => named.over.has(stem)),
    }))
  return {
    statement,
    tables,
    texts: [statement, ...back].flatMap(({ sentence }, at) =>
      (sentence.quantities.length > MOST_FIGURES ? [] : figuresOf(sentence)).flatMap((quantity) =>
        valuesOf(quantity).map((value) => ({ quantity, value, back: at })),
      ),
    ),
    figures: figuresOf(statement.sentence),
    leans: LEANS.test(text),
  }
}

/** The figures of a sentence; of "331 of 412" the part and the whole, each by itself. */
function figuresOf({ quantities }: Sentence): readonly Quantity[] {
  return quantities.flatMap((quantity) => {
    const { outOf, text, start, end, unit } = quantity
    if (outOf === null || unit !== 'count') return [quantity]
    const part = /^[\d,.]+/u.exec(text)?.[0]
    const whole = /[\d,]+$/u.exec(text)?.[0]
    if (part === undefined || whole === undefined) return []
    return [
      { ...quantity, outOf: null, text: part, end: start + part.length },
      {
        ...quantity,
        outOf: null,
        text: whole,
        value: outOf,
        start: end - whole.length,
        from: end - whole.length,
      },
    ]
  })
}
