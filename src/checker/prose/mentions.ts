import { findTimes, type NamedTime } from '../tables/headings.ts'
import type { Line, NamedTable } from './named-table.ts'
import { type Term, termsOf } from './terms.ts'

/** A row or a column that words name, and where they stand. */
export interface Mention {
  readonly line: Line
  readonly start: number
  readonly end: number
  /** Whether all its words are there; else only some that no other line has. */
  readonly isFull: boolean
}

export interface Mentions {
  readonly rows: readonly Mention[]
  readonly columns: readonly Mention[]
}

const EARLIER =
  /\b(?:last (?:financial )?(?:year|quarter|month)|(?:previous|prior|preceding) (?:financial )?(?:year|quarter|month|period)|(?:a|the|one) (?:year|quarter|month) (?:earlier|ago|before)|year before)\b/giu
const CURRENT = /\b(?:this (?:financial )?(?:year|quarter|month)|now|latest|current(?:ly)?)\b/giu

/** A text by all in it that may name a row or a column: read once, and held against each table. */
export interface Naming {
  readonly text: string
  readonly terms: readonly Term[]
  readonly times: readonly NamedTime[]
}

export function readNaming(text: string): Naming {
  return { text, terms: termsOf(text), times: findTimes(text) }
}

/** The rows and columns of a table that a text names, by their words or by their times. */
export function findMentions({ text, terms, times }: Naming, table: NamedTable): Mentions {
  const timed = (lines: readonly Line[]): readonly Mention[] =>
    times.flatMap(({ start, end, time }) =>
      lines
        .filter(({ heading, times: [own] }) => own === time && heading?.kind !== 'change')
        .map((line) => ({ line, start, end, isFull: true })),
    )
  const placed = (pattern: RegExp, at: number | null): readonly Mention[] => {
    const line = table.columns[at ?? -1]
    return line
      ? [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
          line,
          start: index,
          end: index + words.length,
          isFull: true,
        }))
      : []
  }
  return {
    rows: [...byWords(terms, table.rowsBy), ...timed(table.rows)],
    columns: [
      ...byWords(terms, table.columnsBy),
      ...timed(table.columns),
      ...placed(EARLIER, table.earlier),
      ...placed(CURRENT, table.current),
    ],
  }
}

/** The line named nearest to a place of the text; what stands after it counts as twice as far. */
export function nearest(mentions: readonly Mention[], at: number): Line | undefined {
  const far = ({ start, end }: Mention) => (end <= at ? at - end : 2 * (start - at))
  return mentions.toSorted((one, other) => far(one) - far(other))[0]?.line
}

function byWords(
  terms: readonly Term[],
  lines: ReadonlyMap<string, readonly Line[]>,
): readonly Mention[] {
  const there = Map.groupBy(terms, ({ stem }) => stem)
  const seen = new Set<Line>()
  const found = terms.flatMap((term): readonly Mention[] =>
    (lines.get(term.stem) ?? []).flatMap((line) => {
      const isFull = isWholeAt(line, term, there)
      // A line whose words others share is named by all of them, once; by a word of its own each time
      if (!line.own.has(term.stem) && (!isFull || seen.has(line) || hasOwn(line))) return []
      seen.add(line)
      return [{ line, start: term.start, end: term.end, isFull }]
    }),
  )
  return withoutShorter(found)
}

/** Words of a label farther apart than this, beside its own length, are not its name. */
const LOOSE = 20

/** Whether all words of a line stand close about one of them. */
function isWholeAt(
  { terms, label }: Line,
  { start, end }: Term,
  there: ReadonlyMap<string, readonly Term[]>,
): boolean {
  const reach = label.length + LOOSE
  return terms.every((stem) =>
    (there.get(stem) ?? []).some((it) => it.start > start - reach && it.end < end + reach),
  )
}

const hasOwn = (line: Line) => line.own.size > 0

/** Of "Theft" and "Theft from a person", where both are named in full, the longer is meant. */
function withoutShorter(found: readonly Mention[]): readonly Mention[] {
  const full = found.filter(({ isFull }) => isFull)
  return found.filter(
    (one) =>
      !full.some(
        ({ line }) =>
          line !== one.line &&
          line.terms.length > one.line.terms.length &&
          one.line.terms.every((stem) => line.terms.includes(stem)),
      ),
  )
}
