import { matchesIn } from '#shared/index.ts'
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

interface Stretch {
  readonly start: number
  readonly end: number
}

/** A text by all in it that may name a row or a column: read once, and held against each table. */
export interface Naming {
  readonly terms: readonly Term[]
  readonly byStem: ReadonlyMap<string, readonly Term[]>
  readonly times: readonly NamedTime[]
  /** Where it says "last year", and where "this year". */
  readonly earlier: readonly Stretch[]
  readonly current: readonly Stretch[]
}

export function readNaming(text: string): Naming {
  const terms = termsOf(text)
  const placesOf = (pattern: RegExp) =>
    matchesIn(text, pattern).map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
    }))
  return {
    terms,
    byStem: Map.groupBy(terms, ({ stem }) => stem),
    times: findTimes(text),
    earlier: placesOf(EARLIER),
    current: placesOf(CURRENT),
  }
}

/** The rows and columns of a table that a text names, by their words or by their times. */
export function findMentions(naming: Naming, table: NamedTable): Mentions {
  const { times, earlier, current } = naming
  const timed = (lines: readonly Line[]): readonly Mention[] =>
    times.flatMap(({ start, end, time }) =>
      lines
        .filter(({ heading, times: [own] }) => own === time && heading?.kind !== 'change')
        .map((line) => ({ line, start, end, isFull: true })),
    )
  const placed = (stretches: readonly Stretch[], at: number | null): readonly Mention[] => {
    const line = table.columns[at ?? -1]
    return line ? stretches.map((it) => ({ ...it, line, isFull: true })) : []
  }
  return {
    rows: [...byWords(naming, table.rowsBy), ...timed(table.rows)],
    columns: [
      ...byWords(naming, table.columnsBy),
      ...timed(table.columns),
      ...placed(earlier, table.earlier),
      ...placed(current, table.current),
    ],
  }
}

/** The line named nearest to a place of the text; what stands after it counts as twice as far. */
export function nearest(mentions: readonly Mention[], at: number): Line | undefined {
  const far = ({ start, end }: Mention) => (end <= at ? at - end : 2 * (start - at))
  let best: Mention | undefined
  for (const mention of mentions) if (!best || far(mention) < far(best)) best = mention
  return best?.line
}

function byWords(
  { terms, byStem }: Naming,
  lines: ReadonlyMap<string, readonly Line[]>,
): readonly Mention[] {
  const seen = new Set<Line>()
  const found: Mention[] = []
  for (const term of terms) {
    for (const line of lines.get(term.stem) ?? []) {
      const isFull = isWholeAt(line, term, byStem)
      // A line whose words others share is named by all of them, once; by a word of its own each time
      if (!line.own.has(term.stem) && (!isFull || seen.has(line) || hasOwn(line))) continue
      seen.add(line)
      found.push({ line, start: term.start, end: term.end, isFull })
    }
  }
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
  if (full.length === 0) return found
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
