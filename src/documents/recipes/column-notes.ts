import { findPeriods } from '../papers/periods.ts'
import { basisSaid, type SaidBasis } from './basis-words.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { FIRMNESS_VERBS, type Firmness, firmnessSaid } from './firmness.ts'
import { latestTimes } from './latest-times.ts'

/** What a sentence near a table says of some of its figures. */
export interface ColumnNote {
  /** The words of what it is said of, in small letters; '' where it names a time alone. */
  readonly of: string
  /** The times that it is said of; none for all. */
  readonly times: readonly { readonly start: string; readonly end: string }[]
  readonly status: Firmness | ''
  readonly basis: SaidBasis | undefined
  readonly isStock: boolean
  /** Of the total, or the year to date, whatever it is called. */
  readonly isOfTotal: boolean
  /** "Periods ending in 2025": of those whose last day lies in the time. */
  readonly isByEnd: boolean
}

/** What is known of a figure that a note may be about. */
export interface NotedFigure {
  /** Its labels, and what heads it. */
  readonly words: readonly string[]
  readonly start: string
  readonly end: string
  /** Whether it is a total over time, or of the year so far. */
  readonly isOverTime?: boolean
}

const SAYS = new RegExp(
  String.raw`^\W*(?:notes? ?\d*[:.)] *)?(?:\d{1,2}\W+)?(?:(?:all|the|both) )*(?:(?:figures?|data|values?|results?|returns?|counts?) (?:for|in|of|from) )?(.+?)(?: (?:figures?|data|values?|results?|returns?))? (${FIRMNESS_VERBS}) (?:still |all |now |shown |given |counted |measured |reported )*(.+)$`,
  'i',
)
const ALL = /^(?:figures?|data|values?|results?|returns?|these|they|it|this|all|counts?)$/i
const AT_END =
  /^(?:(?:the )?(?:number|count|total|position|those|people|cases|figure)(?: \w+)? )?(?:(?:as )?(?:they|it) (?:stands?|stood|is|are|was|were) |(?:counted|measured|taken) )?(?:as )?(?:at|on) (?:the )?(?:last day|end|close) of (?:the|each|every) (?:week|month|quarter|year|period)|^(?:a )?snapshots?\b|^of (?:[\w-]+ ){1,8}(?:at|on) the (?:last day|end|close) of (?:the|each|every) (?:week|month|quarter|year|period)/i

/**
 * Sentences above and below a table that say of a column, a row or a time that its figures are provisional,
 * count twelve months, or stand at the end of a month. What is said of all figures is not among them.
 *
 * @param pointedTo - lines that headings and labels point to: they are of those alone
 */
export function columnNotes(
  block: Block,
  pointedTo: ReadonlySet<string> = new Set(),
): readonly ColumnNote[] {
  const { titles, feet } = block
  const lines = [...titles, ...feet].filter((line) => !pointedTo.has(line))
  const sentences = lines.flatMap((line) => line.split(/[.;]\s+|\.$/))
  return sentences.flatMap((sentence) => {
    if (INCLUDES.test(sentence)) return [ofTotals]
    const [, subject = '', verb = '', said = ''] = SAYS.exec(sentence.trim()) ?? []
    if (said === '' || ALL.test(subject)) return []
    const status = firmnessSaid(verb, said)
    const basis = basisSaid(said)
    const isStock = AT_END.test(said)
    if (status === '' && basis === undefined && !isStock) return []
    return partsOf(subject, headsOf(block)).flatMap((part) => {
      const { of: subject, times: named } = subjectOf(part)
      const latest =
        named.length > 0
          ? []
          : ([part.trim(), subject]
              .map((words) => latestTimes(words, headsOf(block)))
              .find(({ length }) => length > 0) ?? [])
      const times = latest.length === 0 ? named : latest
      const whole = named.length === 0 ? latestNamed(subject, headsOf(block)) : subject
      const of = latest.length === 0 ? whole : ''
      const isOfTotal = OF_TOTAL.test(part)
      const isByEnd = /\bending\b/i.test(part)
      if (of === '' && times.length === 0) return []
      return [{ of, times, status, basis, isStock, isOfTotal, isByEnd }]
    })
  })
}

/** What lines elsewhere on the sheet, or of no table, say of all figures of a time: "Figures for Q2 2025/26 are provisional". */
export function notesOfTimes(block: Block, lines: readonly string[]): readonly ColumnNote[] {
  const own = new Set([...block.titles, ...block.feet])
  const others = lines.filter((line) => !own.has(line))
  const heads = block.headings.flatMap(({ cells }) =>
    cells.map((cell) => wordsOf(cell).toLowerCase()),
  )
  return others.flatMap((line) => {
    const isOfFigures = /\bfigures\b|\bdata\b/i.test(line)
    const notes = columnNotes({ ...block, titles: [], feet: [line] })
    // What a line says of several columns is of this table where it names one of its own
    const isOfColumns = notes.some(
      ({ of }) => of.includes(' ') && heads.some((head) => head.startsWith(of)),
    )
    return notes.filter(
      ({ of, times, status, isStock }) =>
        (isOfFigures && of === '' && times.length > 0 && status !== '') ||
        (isOfColumns && isStock && of !== ''),
    )
  })
}

/** "The year to date includes the provisional month". */
const INCLUDES = /\b(?:totals?|year to date|ytd) includes? (?:the |some |a )?provisional\b/i
const ofTotals: ColumnNote = {
  of: 'total',
  times: [],
  status: 'provisional',
  basis: undefined,
  isStock: false,
  isOfTotal: true,
  isByEnd: false,
}

/** "December 2025, and so the total for the year to date": two things that one sentence is about. */
const APART = /,? and so |, and |, /
/** What a sentence is about, in its parts: "Violence and sexual offences" is one where the table has it so. */
function partsOf(subject: string, heads: readonly string[]): readonly string[] {
  return subject.split(APART).flatMap((part) => {
    const isOne = heads.some((head) => head.toLowerCase().startsWith(part.trim().toLowerCase()))
    return isOne || findPeriods(part).length > 0 ? [part] : part.split(' and ')
  })
}

const OF_TOTAL = /\btotals?\b|\byear to date\b|\bytd\b/i

/** "Data from August 2025 onwards", "since August 2025" */
const ONWARDS = /\bonwards?\b|\bsince\b|\band (?:later|after)\b/i
const NO_END = '9999-12-31'

function subjectOf(words: string): Pick<ColumnNote, 'of' | 'times'> {
  // "2025 figures are provisional"
  const text = /^(?:19|20)\d\d$/.test(words.trim()) ? `in ${words.trim()}` : words
  const named = findPeriods(text)
  const isOnwards = ONWARDS.test(text)
  const times = named.flatMap(({ period }) =>
    period === null ? [] : [isOnwards ? { start: period.start, end: NO_END } : period],
  )
  const of = named
    .reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
    .replace(
      /\b(?:on|in|of|for) (?:this|the) (?:sheet|table|page|report|return|workbook|tab|file)\b|\b(?:for|in|of|from|the|and|both|all|figures?|data|column|rows?|periods?|months|quarters|years|ending|onwards?|since|later|after)\b/gi,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  return { of, times }
}

/** What stands over the columns of a table, and at the head of its rows. */
function headsOf({ headings, rows }: Block): readonly string[] {
  return [
    ...headings.flatMap(({ cells }) => cells.map(wordsOf)),
    ...rows.map(({ cells }) => cells.map(wordsOf).find(Boolean) ?? ''),
  ]
}

/** "Quarter 4" as it stands where the table has it last: "Quarter 4 2024/25". */
function latestNamed(of: string, heads: readonly string[]): string {
  const quarter = /^(?:q|qtr|quarter) ?([1-4])$/.exec(of)?.[1]
  if (quarter === undefined) return of
  const named = heads.filter((words) =>
    new RegExp(`^(?:q|qtr|quarter) ?${quarter}\\b.*\\d\\d`, 'i').test(words),
  )
  const yearsOf = (words: string) => Number(/(?:20)?(\d\d)\b(?!.*\d\d)/.exec(words)?.[1] ?? 0)
  const [last] = named.toSorted((one, other) => yearsOf(other) - yearsOf(one))
  return last?.toLowerCase() ?? of
}

/** The notes that are about a figure: of its words, and of a time that it lies in. */
export function notesOn(notes: readonly ColumnNote[], figure: NotedFigure): readonly ColumnNote[] {
  const words = figure.words.map((one) => one.toLowerCase())
  return notes.filter(
    ({ of, times, isOfTotal, isByEnd }) =>
      (isOfTotal && figure.isOverTime === true) ||
      ((of === '' || words.some((one) => one !== '' && isOf(one, of))) &&
        (times.length === 0 ||
          times.some(
            ({ start, end }) =>
              (start <= figure.start || (isByEnd && start <= figure.end)) && figure.end <= end,
          ))),
  )
}

/** "Q2 is provisional" beside the figures of a row is of the one under its last second quarter. */
export function remarksOn(
  block: Block,
  remarks: readonly string[],
  figure: NotedFigure,
): readonly ColumnNote[] {
  if (remarks.length === 0) return []
  return notesOn(columnNotes({ ...block, titles: remarks, feet: [] }), figure)
}

/** Whether a label begins with what a note names: "Vacancies at quarter end" is of "vacancies". */
function isOf(label: string, of: string): boolean {
  const plain = label.replace(/\s*\(.*$/, '')
  const isAmong = /\w \w/.test(of) && ` ${plain} `.includes(` ${of} `)
  if (/^percentages?$/.test(of)) return /%|\bper ?cent/.test(label)
  return (
    hasAllOf(label, of) || label.startsWith(of) || plain.startsWith(of.replace(/s$/, '')) || isAmong
  )
}

/** So many words of a name, in whatever form, are no accident: "waits over 52 weeks" is "Patients waiting over 52 weeks". */
const FEWEST_WORDS = 3

function hasAllOf(label: string, of: string): boolean {
  const stems = of.split(/\W+/).filter(Boolean).map(stem)
  const own = new Set(label.split(/\W+/).map(stem))
  return stems.length >= FEWEST_WORDS && stems.every((one) => own.has(one))
}

function stem(word: string): string {
  return word.replace(/(?:ing|ed|es|s)$/, '')
}
