import { MONTH_WORDS } from '#shared/index.ts'
import { findPeriods } from '../papers/periods.ts'
import { cellKind, wordsOf } from './cell-kinds.ts'
import type { Block, BlockRow } from './find-blocks.ts'
import { meaningOf } from './legend.ts'
import { monthsTo, type PeriodReading } from './period-reading.ts'

/** What a note says of the figures of a heading or a label that points to it. */
export interface LinkedNote {
  readonly status: 'provisional' | 'revised' | 'estimated' | 'forecast' | 'incomplete' | ''
  /** "To 15 December 2025 only": the last day that is counted; '' for none. */
  readonly until: string
  /** "As at 30 April 2025": the day that they stand at; '' for none. */
  readonly at: string
  /** "for the 3 months to September 2025": the time that they are of; `undefined` for none. */
  readonly of?: PeriodReading
  /** "Figures for Quarter 3 are provisional": the quarter that it names without its year; 0 for none. */
  readonly quarter: number
  /** The times of which it says how firm the figures are; none for all. */
  readonly times: readonly Pick<PeriodReading, 'start' | 'end'>[]
}

const POINTERS =
  /[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[(?:notes? ?)?\d{1,2}\]|\(\d{1,2}\)|(?<=[a-z\d)\]"’'])[*†‡^~#]+(?=\s|$|\))/gi
const CELL_POINTER = /\d[%)]?\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[(?:notes? ?)\d{1,2}\])$/i
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december),? (?:19|20)\d\d`
const UNTIL = new RegExp(
  String.raw`\b(?:up )?(?:to|until)(?: and including)? (${DAY})(?: only)?\b`,
  'i',
)
const ONLY = /\bonly\b|^(?:data |figures? )?(?:up )?(?:to|until)\b/i
const AT = new RegExp(String.raw`\b(?:as )?at (${DAY})`, 'i')

/** Makes the functions that give the notes which the headings of a column, and the labels of a row, point to. */
export function linkedNotes(
  block: Block,
  labels: readonly { readonly column: number }[],
  legends: readonly string[],
): {
  readonly ofColumn: (column: number) => readonly LinkedNote[]
  readonly ofRow: (row: BlockRow) => readonly LinkedNote[]
  /** Those that a value points to with its own number. */
  readonly ofCell: (raw: string) => readonly LinkedNote[]
  /** Those that a line above the table points to, of which all its figures are. */
  readonly ofTable: readonly LinkedNote[]
  /** The lines that any of them points to. */
  readonly lines: ReadonlySet<string>
} {
  const lines = [...block.feet, ...block.titles, ...legends]
  const notes = new Map<string, readonly LinkedNote[]>()
  const notesOf = (words: string): readonly LinkedNote[] => {
    const known = notes.get(words)
    if (known !== undefined) return known
    const found = [...words.matchAll(POINTERS)].flatMap(([pointer]) => {
      const text = textOf(pointer, lines)
      return text === undefined ? [] : [readNote(text)]
    })
    notes.set(words, found)
    return found
  }
  const columns = new Map<number, readonly LinkedNote[]>()
  const words = [
    ...block.headings.flatMap(({ cells }) => cells),
    ...block.rows.flatMap(({ cells }) => labels.map(({ column }) => cells[column])),
  ].map(wordsOf)
  const pointers = new Set(words.flatMap((one) => one.match(POINTERS) ?? []))
  return {
    lines: new Set([...pointers].flatMap((pointer) => lineOf(pointer, lines)?.line ?? [])),
    ofColumn: (column) => {
      const known = columns.get(column)
      if (known !== undefined) return known
      const found = block.headings.flatMap(({ cells }) => notesOf(headingOver(cells, column)))
      columns.set(column, found)
      return found
    },
    ofTable: block.titles
      .flatMap(notesOf)
      .map((note) => (note.status === 'incomplete' ? { ...note, status: '' } : note)),
    ofCell: (raw) => (CELL_POINTER.test(raw) ? notesOf(raw) : []),
    ofRow: ({ cells }) => labels.flatMap(({ column }) => notesOf(wordsOf(cells[column]))),
  }
}

/** What stands over a column in one row of headings: its own words, or those of the cell merged over it. */
function headingOver(cells: BlockRow['cells'], column: number): string {
  let at = column
  while (at > 0 && cellKind(cells[at]) === 'spread') at -= 1
  return wordsOf(cells[at])
}

/** The line that explains a pointer, without it. */
function textOf(pointer: string, lines: readonly string[]): string | undefined {
  const found = lineOf(pointer, lines)
  return found?.line.replace(found.begins, '')
}

function lineOf(
  pointer: string,
  lines: readonly string[],
): { readonly line: string; readonly begins: RegExp } | undefined {
  const raised = [...pointer].map((sign) => SUPERSCRIPTS.indexOf(sign))
  const number = raised.every((digit) => digit >= 0) ? raised.join('') : /\d+/.exec(pointer)?.[0]
  const sign = pointer.replace(/[*†‡^~#]/g, '\\$&')
  const begins =
    number === undefined
      ? new RegExp(`^${sign}(?![*†‡^~#])\\s*[=:–-]?\\s*(?=\\S)`)
      : new RegExp(
          `^(?:notes? ?)?[([]?(?:notes? ?)?${number}(?!\\d)[)\\].:]?\\s+(?=\\D)|^${pointer.replace(/[[\]()]/g, '\\$&')}\\s*`,
          'i',
        )
  const line = lines.find((one) => begins.test(one))
  return line === undefined ? undefined : { line, begins }
}

function readNote(text: string): LinkedNote {
  const first = text.split(/[.;] /)[0] ?? ''
  const isIncomplete = meaningOf(first.toLowerCase()).status === 'incomplete'
  const until = UNTIL.exec(first)?.[1]
  return {
    status: statusIn(first) || (isIncomplete ? 'incomplete' : ''),
    until: until !== undefined && ONLY.test(first) ? dayIn(until) : '',
    at: dayIn(AT.exec(text)?.[1] ?? ''),
    quarter: Number(QUARTER.exec(first)?.[1] ?? 0),
    times: timesOf(first),
    ...ofMonths(first),
  }
}

/** A quarter before what is said of it, without a year. */
const QUARTER =
  /\b(?:quarter|qtr|q) ?([1-4])\b(?! ?(?:of )?(?:19|20)?\d\d).*\b(?:is|are|was|were)\b/i

const OF_MONTHS = new RegExp(
  String.raw`\bfor the (\d{1,2}|three|six|twelve) months (?:to|ending)(?: the end of)? ((?:${MONTH_WORDS}) \d{4})`,
  'i',
)
const NUMBERS: Readonly<Record<string, number>> = { three: 3, six: 6, twelve: 12 }

function ofMonths(sentence: string): Pick<LinkedNote, 'of'> {
  const [, number = '', last = ''] = OF_MONTHS.exec(sentence) ?? []
  const end = findPeriods(last)[0]?.period?.end
  const months = NUMBERS[number.toLowerCase()] ?? Number(number)
  const of = end === undefined || months === 0 ? null : monthsTo(end, months)
  return of === null ? {} : { of }
}

/** The time that the subject of a sentence names: "Quarter 2 2025/26 is provisional". */
function timesOf(sentence: string): LinkedNote['times'] {
  const subject = /^(.*?)\b(?:is|are|was|were) /i.exec(sentence)?.[1] ?? ''
  return findPeriods(subject).flatMap(({ period }) => (period === null ? [] : [period]))
}

/** How firm a note says that the figures of a time are; '' for nothing. */
export function statusAt(
  notes: readonly LinkedNote[],
  { start, end }: { readonly start: string; readonly end: string },
): LinkedNote['status'] {
  const said = notes.find(
    ({ status, times, quarter }) =>
      status !== '' &&
      (quarter === 0 || quarterOf({ start, end }) === quarter) &&
      (times.length === 0 || times.some((time) => time.start <= start && end <= time.end)),
  )
  return said?.status ?? ''
}

/** The quarter of the financial year that a time is, or lies in; 0 for a longer one. */
function quarterOf({ start, end }: Pick<PeriodReading, 'start' | 'end'>): number {
  const [first, last] = [start, end].map(
    (day) => ((Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 3) % 4) + 1,
  )
  const isLong = Number(end.slice(0, 4)) - Number(start.slice(0, 4)) > 0
  return first === last && first !== undefined && !isLong ? first : 0
}

const STATUSES: readonly (readonly [RegExp, LinkedNote['status']])[] = [
  [/\bprovisional\b|\bsubject to (?:change|revision|validation|review)\b/i, 'provisional'],
  [/\brevised\b/i, 'revised'],
  [/\bestimate[ds]?\b/i, 'estimated'],
  [/\bforecasts?\b/i, 'forecast'],
]

/** A status that a note begins with, or says that the figures have: "population estimates" is none. */
function statusIn(sentence: string): LinkedNote['status'] {
  // "Revised where marked [r]" is of the cells that are
  if (/\b(?:where|if|when) (?:marked|shown|indicated|denoted)\b|\bmarked\b/i.test(sentence))
    return ''
  const said =
    /^(?:part(?:ly|ially) )?(?:provisional|revised|estimated?|forecast|subject to)\b|\b(?:is|are|was|were|been) (?:still )?(?:provisional|revised|estimated|forecasts?|subject to)\b.*|\b(?:has |have )?(?:since )?revised (?:its|their|the|this) (?:figures?|data|returns?|numbers?)\b/i.exec(
      sentence,
    )?.[0] ?? ''
  return STATUSES.find(([pattern]) => pattern.test(said))?.[1] ?? ''
}

function dayIn(words: string): string {
  return findPeriods(words.replace(',', ''))[0]?.period?.start ?? ''
}

/** The most days that a day of a note may lie from the one that a heading names. */
const NEAR = 62

/** A time as the notes have it that its heading or label points to: cut short, or another day near it. */
export function asNoted(reading: PeriodReading, notes: readonly LinkedNote[]): PeriodReading {
  const of = notes.find((note) => note.of !== undefined)?.of
  if (of !== undefined) return of
  const until = notes.map((note) => note.until).find((day) => day !== '') ?? ''
  if (reading.start <= until && until < reading.end)
    return { ...reading, end: until, kind: 'range' }
  const at = notes.map((note) => note.at).find((day) => day !== '') ?? ''
  if (at === '' || reading.start !== reading.end) return reading
  const away = Temporal.PlainDate.from(reading.end).until(Temporal.PlainDate.from(at)).days
  return Math.abs(away) <= NEAR ? { ...reading, start: at, end: at } : reading
}
