import { daysIn, MONTH_WORDS, yearToDate } from '#shared/index.ts'
import { AS_READ, LEAVE } from './answered.ts'
import type { Draft } from './draft.ts'
import { phrasesOf, type Settled, type Unaccounted } from './namesakes.ts'
import { isWholeYear } from './spans.ts'

/** Words that say that a figure is of another time than those beside it, or is counted otherwise. */
const EARLIER =
  /\b(?:previous|prior|preceding) (?:\d{1,2}|two|three|four|six|twelve) (?:weeks|months|quarters)\b|\b(?:last|previous|prev\.?|prior|preceding|earlier) (?:year|month|quarter|period|week|wave|return|position)\b|\b(?:year|quarter|month|week)s? (?:ago|before|earlier)\b|\b(?:sply|sply|ly|py)\b|\bsame (?:period|month|quarter|point|time|stage)\b/i
/** A row of an earlier time among others: not what was asked about "in the last month". */
const EARLIER_ROW =
  /(?<!\b(?:in|within|during|over|for|since)(?: the)? )\b(?:same (?:point|stage|time)|(?:last|previous|prior|preceding) year|year (?:before|earlier|ago))\b/i
/** What is counted up through the year is counted of all of it when it ends. */
const SINCE_OR_TO = /\bto date\b|\bytd\b|\bso far\b|\bto (?:p|period|month|m) ?\d{1,2}\b/i
const SO_FAR =
  /\bto date\b|\bytd\b|\bso far\b|\bcumulative(?:ly)?\b|\brunning total\b|\bto (?:p|period|month|m) ?\d{1,2}\b|\bsince (?:1 )?april\b/i
/** Of how things stand only words that begin with a day say that it was added up since. */
const SINCE = /\bsince (?:1(?:st)? )?(?:april|january)\b|\brunning total\b|\bso far\b/i
/** Not "open for over 12 months", "in the last 12 months": those say what is counted. */
const ROLLING =
  /\brolling\b|(?<!\b(?:over|than|within|under|below|last|past|least|after|to|for|every) )\b(?:12|twelve) ?(?:m|months?)\b(?! (?:ago|or|and|old))/i

/** Figures whose words say of which time they are, or how they are counted over it, and that were read as if they did not. */
export function timesLeft(all: readonly Settled[]): readonly (readonly [Draft, Unaccounted])[] {
  const plain = new Set(
    all.flatMap((one) => (wordsLike(one, EARLIER) === undefined ? keysOf(one) : [])),
  )
  return [
    ...all.flatMap((one) => {
      const words = wordsLeft(one, plain)
      return words === undefined ? [] : [[one.draft, askTime(words)] as const]
    }),
    ...otherSheets(all),
    ...overWeeks(all),
  ]
}

function wordsLeft(one: Settled, plain: ReadonlySet<string>): string | undefined {
  const { figure } = one
  if (figure.period === null || figure.asked.includes('period')) return undefined
  if (figure.role === 'target' || figure.role === 'comparator') return undefined
  const earlier = wordsLike(one, EARLIER)
  const [ofRow = '', ofColumn = ''] = keysOf(one)
  if (earlier !== undefined && plain.has(ofRow)) return earlier
  const atHead = one.draft.bearing.labels.find((words) => EARLIER_ROW.test(words))
  if (atHead !== undefined && plain.has(ofColumn)) return atHead
  if (figure.basis === 'during')
    return (
      wordsLike(one, isWholeYear(figure.period) ? SINCE_OR_TO : SO_FAR) ?? wordsLike(one, ROLLING)
    )
  return figure.basis === 'at' ? (wordsLike(one, SINCE) ?? wordsLike(one, ROLLING)) : undefined
}

function wordsLike({ draft }: Settled, pattern: RegExp): string | undefined {
  return phrasesOf(draft).find((words) => pattern.test(words))
}

/** Where a figure stands, and its time: another of its row, or of its column, may be of the same. */
const keysOf = ({ figure: { sheet, row, column, period } }: Settled) =>
  [`row ${row}`, `column ${column}`].map((where) => JSON.stringify([sheet, where, period]))

const OF_THAT_TIME = { answer: AS_READ, words: 'Of the time that was read' } as const

function askTime(words: string): Unaccounted {
  return {
    kind: 'time',
    key: `time: ${words}`,
    question: `"${words}" may say of which time its figures are, or how they are counted over it, and they were read as those beside them. Are they?`,
    choices: [
      OF_THAT_TIME,
      { answer: 'cumulative', words: 'Counted since the year began' },
      { answer: 'rolling', words: 'Of the twelve months up to then' },
      LEAVE,
    ],
  }
}

/** "October total" under four weeks of which the first begins in September: it may be of the weeks or of the month. */
function overWeeks(all: readonly Settled[]): readonly (readonly [Draft, Unaccounted])[] {
  const isWeek = ({ figure: { period } }: Settled) => daysOf(period) === WEEK
  const columns = Map.groupBy(all, ({ figure: { sheet, column } }) => `${sheet}\n${column}`)
  const rows = new Map<string, string>()
  for (const those of columns.values()) {
    const weeks = those.filter(isWeek)
    for (const { draft, figure } of weeks.length < 2 ? [] : those) {
      const { period, sheet, row } = figure
      if (!draft.isSum || period === null || daysOf(period) % WEEK === 0) continue
      const isCut = weeks.some(({ figure: { period: week } }) => straddles(week, period))
      if (isCut && draft.when !== null) rows.set(`${sheet}\n${row}`, draft.when.words)
    }
  }
  return all.flatMap(({ draft, figure: { sheet, row } }) => {
    const words = rows.get(`${sheet}\n${row}`)
    return words === undefined ? [] : [[draft, askTime(words)] as const]
  })
}

const WEEK = 7

const daysOf = (period: Settled['figure']['period']) => (period === null ? 0 : daysIn(period))

/** Whether a week begins before a time and ends in it, or begins in it and ends behind it. */
function straddles(
  week: Settled['figure']['period'],
  { start, end }: { readonly start: string; readonly end: string },
): boolean {
  if (week === null) return false
  return (week.start < start && week.end >= start) || (week.start <= end && week.end > end)
}

/** So many sheets alike tell that one of them is of another time. */
const FEWEST_ALIKE = 3

/**
 * The only sheet of several that are read alike whose figures end at another time, or in another year and out of
 * the order of the others: its line above may be an old one.
 */
function otherSheets(all: readonly Settled[]): readonly (readonly [Draft, Unaccounted])[] {
  const found: (readonly [Draft, Unaccounted])[] = []
  for (const alike of Map.groupBy(all, ({ draft }) => draft.sheetsAlike).values()) {
    const sheets = Map.groupBy(alike, ({ figure }) => figure.sheet)
    if (sheets.size < FEWEST_ALIKE) continue
    const ends = [...sheets].map(([sheet, of]) => ({ sheet, end: lastIn(of) }))
    const only = onlyOther(ends, ({ end }) => end)
    if (only !== undefined) found.push(...askSheet(only, sheets))
  }
  const inTurn = Map.groupBy(
    all.filter(({ figure }) => OF_A_TURN.test(figure.sheet)),
    ({ figure }) => figure.sheet,
  )
  const late = onlyOutOfOrder([...inTurn].map(([sheet, of]) => ({ sheet, end: lastIn(of) })))
  if (late !== undefined) found.push(...askSheet(late, inTurn))
  return found
}

/** A sheet that is called by its part of the year. */
const OF_A_TURN = new RegExp(
  String.raw`(?:^|[^a-z])(?:q(?:tr|uarter)?[ _.-]?[1-4]|(?:month|period|p|m)[ _]?\d{1,2}|${MONTH_WORDS})(?:[^a-z]|$)`,
  'i',
)

function askSheet(
  only: string,
  sheets: ReadonlyMap<string, readonly Settled[]>,
): readonly (readonly [Draft, Unaccounted])[] {
  const question = `The figures of "${only}" end at another time than those of the ${sheets.size - 1} sheets like it. Are they of the time that it says?`
  const told: Unaccounted = {
    kind: 'time',
    key: `time: ${only}`,
    question,
    choices: [OF_THAT_TIME, LEAVE],
  }
  return (sheets.get(only) ?? []).map(({ draft }) => [draft, told])
}

interface SheetEnd {
  readonly sheet: string
  readonly end: string
}

/** The one of several that has something of its own, where all others have the same. */
function onlyOther(ends: readonly SheetEnd[], of: (one: SheetEnd) => string): string | undefined {
  const groups = Map.groupBy(ends, of)
  const [one] = [...groups.values()].filter(({ length }) => length === 1).flat()
  return groups.size === 2 && ends.length >= FEWEST_ALIKE ? one?.sheet : undefined
}

/** "Quarter 2 2023/24" between the other quarters of 2024/25. */
function onlyOutOfOrder(ends: readonly SheetEnd[]): string | undefined {
  const only = onlyOther(ends, ({ end }) => (end === '' ? '' : yearToDate({ end }).start))
  const at = ends.findIndex(({ sheet }) => sheet === only)
  const isFirstOrLast = at <= 0 || at === ends.length - 1
  const others = ends.filter(({ sheet }) => sheet !== only).map(({ end }) => end)
  const inOrder = others.toSorted()
  const areInOrder =
    others.join() === inOrder.join() || others.join() === inOrder.toReversed().join()
  return only !== undefined && !isFirstOrLast && areInOrder ? only : undefined
}

function lastIn(figures: readonly Settled[]): string {
  return figures.reduce((last, { figure }) => {
    const end = figure.period?.end ?? ''
    return figure.role !== 'target' && end > last ? end : last
  }, '')
}
