import { MONTH_WORDS, monthNamed, yearToDate } from '#shared/index.ts'
import { findPeriods } from '../papers/periods.ts'
import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { timesIn } from './line-times.ts'
import type { PeriodSettings } from './period-label.ts'
import type { Recipe } from './recipe.ts'
import { settleLabels } from './settle-labels.ts'
import { settleBySums } from './settle-sums.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { type DayMeans, type When, whenOf } from './when.ts'
import { yearSaid } from './year-said.ts'

/** What other lines of the file say of a table. */
export interface LinesAround {
  /** Its times, as the list of sheets has them. */
  readonly times: readonly string[]
  /** Lines of sheets without tables, and round the other tables of its own: the meaning of marks may stand there. */
  readonly legends: readonly string[]
  /** What days in headings of its sheet stand for, as one of its tables says. */
  readonly weeks: ReadonlyMap<string, DayMeans>
}

/** Months of any year: "April to October". */
export const MONTHS_OF_YEAR =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:to|–|-) (?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?!,? \d{4})/i

/** A quarter of any year: "Outcomes, Quarter 2". */
export const QUARTER_OF_YEAR = /\b(?:q[1-4]|quarter [1-4]|(?:first|second|third|fourth) quarter)\b/i

/** A time in the lines above a table: the nearest line that names one. */
export function titleTimes(block: Block): readonly string[] {
  return (
    block.titles
      .toReversed()
      .map(timesIn)
      .find(({ length }) => length > 0) ?? []
  )
}

/** What the sheet tells of all its times: the year of its title, and which comes first, day or month. */
export function settingsOf(
  { block, labels }: Anatomy,
  columns: readonly ColumnMeaning[],
  recipe: Recipe,
  nearby: readonly string[],
  legends: readonly string[],
): PeriodSettings {
  const inRows = labels
    .filter(({ holds }) => holds === 'periods')
    .flatMap(({ column }) => block.rows.map(({ cells }) => wordsOf(cells[column])))
  const inHeadings = columns.map(({ times }) => [...new Set(times)].join(' '))
  const labelled = [...new Set([...inHeadings, ...inRows])]
  const written = settleLabels([...columns.flatMap(({ times }) => times), ...inRows])
  const settled = { ...settleBySums(labelled, written), ...written }
  const headings = block.headings.flatMap(({ cells }) => cells.map(wordsOf))
  const lines = [...headings, ...block.titles, ...block.feet]
  const saysYears =
    headings.some((words) => /\b(?:financial|fiscal) years?\b/i.test(words)) ||
    lines.some((line) => YEARS_ARE.test(line))
  const saysYearTo = lines.some((line) =>
    /\byears? (?:ending|ended|to) (?:31 )?march\b/i.test(line),
  )
  const isAcademic =
    lines.some((line) => /\b(?:academic|school) years?\b/i.test(line)) &&
    !lines.some((line) => /\b(?:financial|fiscal) years?\b/i.test(line))
  const saysDayFirst = headings.some((words) => /\bdd\/mm\b/i.test(words))
  const first = yearsNamed(block).at(-1) ?? yearRound(nearby)
  const calendar = first === undefined ? calendarYearOf(block, labelled) : undefined
  const yearsEnd = [...headings, ...block.titles].map(endOfYears).find((one) => one !== undefined)
  return {
    ...(yearsEnd === undefined ? {} : { yearsEnd }),
    ...(saysYears ? { sixDigits: 'years', years: 'financial' } : {}),
    ...(saysYearTo ? { years: 'financial', yearNamedAfter: 'end' } : {}),
    ...yearSaid([...lines, ...legends], block.titles),
    ...(saysDayFirst ? { dayFirst: true } : {}),
    ...(isAcademic ? { academic: schoolYears([...lines, ...legends]) } : {}),
    ...settled,
    ...(first === undefined ? {} : { year: { kind: 'financial', first } }),
    ...(calendar === undefined
      ? {}
      : { year: { kind: 'calendar', first: calendar }, quarters: 'calendar' }),
    ...answered(recipe),
  }
}

/** "Academic years run from 1 September to 31 August", "(August to July)": the month in which years of schools begin. */
function schoolYears(lines: readonly string[]): NonNullable<PeriodSettings['academic']> {
  const begins = new Set(
    lines
      .flatMap((line) =>
        /\b(?:academic|school) years?\b/i.test(line)
          ? (/\b(september|august)\b(?: \d{4})?(?: (?:each|every|of each) year)?,? ?(?:to|–|-|until|and ends?) /i.exec(
              line,
            )?.[1] ??
            /\b(?:begin|start|run|from)\w*(?: on| in| from)? (?:the )?(?:1(?:st)? (?:of )?)?(september|august)\b/i.exec(
              line,
            )?.[1] ??
            [])
          : [],
      )
      .map((month) => month.toLowerCase()),
  )
  const [only] = begins.size === 1 ? begins : []
  return only === undefined ? 'open' : only === 'august' ? 'August' : 'September'
}

const MONTH_OF_LABEL = new RegExp(`^(${MONTH_WORDS})\\b(?!.*\\d{2})`, 'i')

/** The year that the lines above name alone, where months without one run from January on: it is theirs. */
function calendarYearOf(block: Block, labels: readonly string[]): number | undefined {
  const months = labels.flatMap(
    (label) => monthNamed(MONTH_OF_LABEL.exec(label.trim())?.[1] ?? '') ?? [],
  )
  const isInOrder = months.every((month, index) => month > (months[index - 1] ?? 0))
  if (months[0] !== 1 || months.length < 2 || !isInOrder) return undefined
  const years = new Set(block.titles.flatMap((line) => BARE_YEAR.exec(line.trim())?.[1] ?? []))
  return years.size === 1 ? Number([...years][0]) : undefined
}

/** "Complaints 2024", "Calls by month, 2025": a year that ends a line, and is no plan's, act's or census's. */
const BARE_YEAR =
  /(?<!\b(?:census|act|order|regulations|code|plan|strategy|since|by|from|to|[/–-])[ ,]*)(?<![\d/–-] ?)\b((?:19|20)\d\d)\)?$/i

const YEARS_ARE =
  /\byears? (?:shown )?(?:are|is|refers? to|relates? to|means?|=) (?:the |a )?(?:financial|fiscal) years?\b/i

const ANY_YEAR_TO = new RegExp(
  String.raw`\b(?:(?<rolling>(?:12|twelve)[- ]months?(?: rolling)?)|years?) (?:to|end(?:ing|ed)?)(?: the)?(?: end(?: of)?)?(?: \d{1,2}(?:st|nd|rd|th)?)? (?<month>${MONTH_WORDS})\b(?!,? '?\d)`,
  'i',
)

/** The month that every year of a table ends with: "Offences, 12 months to September". */
function endOfYears(line: string): PeriodSettings['yearsEnd'] {
  const found = ANY_YEAR_TO.exec(line)?.groups
  const month = monthNamed(found?.['month'] ?? '')
  return found === undefined || month === undefined
    ? undefined
    : { month, isRolling: found['rolling'] !== undefined }
}

/** The first years of the financial years that the lines above a table name. */
export function yearsNamed({ titles }: Block): readonly number[] {
  return titles.flatMap((title) =>
    findPeriods(title).flatMap(({ period }) =>
      period?.kind === 'year' ? [Number(period.start.slice(0, 4))] : [],
    ),
  )
}

/** The financial year that the time of a title lies in whole: 2025 for April to September 2025. */
function yearRound(times: readonly string[]): number | undefined {
  const periods = times.flatMap((text) => findPeriods(text).flatMap(({ period }) => period ?? []))
  const years = periods.flatMap(({ start, end }) => [
    yearToDate({ end: start }),
    yearToDate({ end }),
  ])
  const starts = new Set(years.map(({ start }) => start.slice(0, 4)))
  return starts.size === 1 ? Number([...starts][0]) : undefined
}

/** What someone answered for all labels of a kind: "years=calendar". */
function answered({ answers }: Recipe): PeriodSettings {
  return Object.fromEntries(
    Object.entries(answers.period).flatMap(([key, answer]) =>
      key.startsWith('all ')
        ? answer.split(' ').map((one) => {
            const [name = '', value = ''] = one.split('=')
            return [name, value === 'true' ? true : value === 'false' ? false : value]
          })
        : [],
    ),
  )
}

/** The time that a note gives of what it begins with: "Targets are those of the plan for 2025/26". */
export function notedTime(
  { titles, feet }: Block,
  words: string,
  settings: PeriodSettings,
  around: readonly string[],
): When | undefined {
  const said = [...titles, ...feet]
  const notes = [...new Set([...said, ...around])].filter((line) =>
    new RegExp(`^(?:\\W*\\d*\\W*)(?:the |all )?${words}\\b`, 'i').test(line),
  )
  const times = notes.flatMap((note) => findPeriods(note).map(({ text }) => text))
  return times.length === 1 ? whenOf(times, settings) : undefined
}

/** "Data collected 1–30 November 2025" under a table: what it is of, where no line above says so. */
export function footTimes({ feet }: Block): readonly string[] {
  const found = feet.filter((line) => OF_FIGURES.test(line)).map(timesIn)
  return found.length === 1 ? (found[0] ?? []) : []
}

const OF_FIGURES =
  /^(?:all )?(?:the )?(?:data|figures|counts|returns?|results|survey|fieldwork|(?:reporting |survey |data )?period|table)(?: (?:is|are|was|were))? ?(?:collected|recorded|covers?|covering|covered|for|of|relat(?:es?|ing) to|from|:|(?:as )?at|as (?:they )?(?:stood|stand) (?:at|on))|^(?:position|snapshot|strength)(?: is| are)?(?:,? (?:as )?(?:at|on)|:)/i

/** The time that a file is called by: "custody-september-2025.csv". */
export function timeOfName(name: string): When | undefined {
  const words = name.replace(/\.[a-z]{2,5}$/i, '').replace(/[_\-.]+/g, ' ')
  const years = words.replace(/\b(20\d\d) (\d\d)\b(?! \d)/, '$1/$2')
  return whenOf(timesIn(years), {})
}
