import { findPeriods } from '../papers/periods.ts'
import type { Anatomy } from './anatomy.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import type { TimeChoice } from './finish-figures.ts'
import { isTotalLabel } from './heading-words.ts'
import type { PeriodSettings } from './period-label.ts'
import type { PeriodReading } from './period-reading.ts'
import type { Recipe } from './recipe.ts'
import type { RowNames } from './row-names.ts'
import { settleLabels } from './settle-labels.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { dayMeaning, toDate, type When, whenOf } from './when.ts'

const MOST_REMEMBERED = 10_000

/** The time of one value, times to choose from where it has none, and a mark that stands with its time. */
export interface CellTime {
  readonly when: When | null
  readonly choices: readonly TimeChoice[]
  readonly mark: string
}

/**
 * Makes the function that tells the time of a value from its column and its row, else from the lines
 * above the table, else from the list of sheets.
 */
export function tableTimes(
  anatomy: Anatomy,
  columns: readonly ColumnMeaning[],
  recipe: Recipe,
  listed: readonly string[],
): (column: ColumnMeaning, names: RowNames) => CellTime {
  const { block, labels } = anatomy
  const settings = settingsOf(anatomy, columns, recipe)
  const inTitle = titleTimes(block)
  const around = inTitle.length > 0 ? inTitle : listed
  const inRows = labels.some(({ holds }) => holds === 'periods')
  const rowHeading = labels.find(({ holds }) => holds === 'periods')?.heading ?? ''
  const rowDays = labels
    .filter(({ holds }) => holds === 'periods')
    .flatMap(({ column }) => block.rows.map(({ cells }) => wordsOf(cells[column])))
  const rowMeans = dayMeaning(rowHeading, rowDays)
  const someTimes = columns.some(({ times }) => times.length > 0)
  const choices = timeChoices(columns, around, settings)
  const inHeadings = choices.filter(({ isHeading }) => isHeading)
  const span = spanOf(inHeadings)
  const filled = timeChoices(
    columns.filter((one) => one.is === 'observation' && hasValues(block, one)),
    [],
    settings,
  )
  const rowSpan = spanOf(choicesOf(rowDays.map((text) => whenOf([text], settings, rowMeans))))
  const rolls = rollsIn(block, columns, settings)
  const title = whenOf(around, settings)

  // Long tables name the same few times in every row
  const remembered = new Map<string, When | undefined>()

  return (column, names) => {
    const told = ownTime(column, names)
    // "YTD" alone names a time that the other columns tell
    const own = column.isToDate && readingOf(told) === undefined ? undefined : told
    const when = own === undefined ? fallback(column, names) : rolling(own)
    const label = when?.label
    return { when: when ?? null, choices, mark: label && 'left' in label ? (label.left ?? '') : '' }
  }

  function ownTime(column: ColumnMeaning, names: RowNames): When | undefined {
    if (names.from !== '' && names.to !== '') {
      const [from, to] = [whenOf([names.from], settings), whenOf([names.to], settings)]
      const [start, end] = [readingOf(from), readingOf(to)]
      if (start !== undefined && end !== undefined)
        return betweenDays(start, end, `${names.from} to ${names.to}`)
    }
    const texts = [...column.times, ...names.times]
    const key = `${texts.join('\n')}\n${column.times.length}`
    if (remembered.has(key)) return remembered.get(key)
    const when = whenOf(texts, settings, column.times.length === 0 ? rowMeans : 'day')
    if (remembered.size < MOST_REMEMBERED) remembered.set(key, when)
    return when
  }

  function fallback(column: ColumnMeaning, { labels: own }: RowNames): When | undefined {
    if (inRows && !someTimes && own.some(isTotalLabel)) return rowSpan
    const last = filled.toSorted((one, other) => (one.end < other.end ? -1 : 1)).at(-1)
    if (column.isToDate && last !== undefined) return toDateWhen(last)
    if (column.is === 'total' && span !== undefined && isBesideTimes(column)) return span
    if (column.isYear && last !== undefined) return yearWhen(last)
    if (someTimes) return undefined
    const around = readingOf(title)
    if (around !== undefined && column.isToDate) return toDateWhen(around)
    if (around !== undefined && column.isYear && around.kind !== 'financial year')
      return yearWhen(around)
    if (inRows && title !== undefined) return undefined
    return title
  }

  /** Whether a total stands beside columns of times that are of the same, and so is of all of them. */
  function isBesideTimes({ words }: ColumnMeaning): boolean {
    const things = (all: readonly string[]) => all.filter((one) => !isTotalLabel(one)).join('\n')
    return columns.some(
      ({ times, words: theirs }) => times.length > 0 && things(theirs) === things(words),
    )
  }

  /** Among years that roll on, one that happens to be a calendar year rolls too. */
  function rolling(when: When): When {
    const reading = readingOf(when)
    if (!rolls || reading === undefined || !isYear(reading)) return when
    return { ...when, label: { ...when.label, reading: { ...reading, basis: 'rolling' } } }
  }
}

function hasValues({ rows }: Block, { column }: ColumnMeaning): boolean {
  return rows.some(({ cells, isSection }) => !isSection && wordsOf(cells[column]) !== '')
}

function readingOf(when: When | undefined): PeriodReading | undefined {
  return when?.label != null && 'reading' in when.label ? when.label.reading : undefined
}

function isYear({ kind }: PeriodReading): boolean {
  return kind === 'calendar year' || kind === 'financial year' || kind === 'rolling year'
}

function betweenDays(from: PeriodReading, to: PeriodReading, words: string): When {
  const [start, end] = [from.start, to.end]
  const reading: PeriodReading =
    start === end
      ? { start, end, kind: 'day', basis: 'at' }
      : { start, end, kind: 'range', basis: 'during' }
  return { words, label: { reading } }
}

function toDateWhen({ end, words = '' }: { readonly end: string; readonly words?: string }): When {
  return { words: `year to date ${words}`.trim(), label: { reading: toDate({ end }) } }
}

function yearWhen({ end }: { readonly end: string }): When {
  const { start } = toDate({ end })
  const last = Temporal.PlainDate.from(start).add({ years: 1 }).subtract({ days: 1 }).toString()
  return {
    words: `the year from ${start}`,
    label: { reading: { start, end: last, kind: 'financial year', basis: 'during' } },
  }
}

function rollsIn(
  block: Block,
  columns: readonly ColumnMeaning[],
  settings: PeriodSettings,
): boolean {
  if (block.titles.some((title) => /\brolling (?:12|twelve)[- ]month|\brolling year/i.test(title)))
    return true
  return columns.some(({ times }) => readingOf(whenOf(times, settings))?.basis === 'rolling')
}

/** Where a line goes on to say when a file was made, not what its figures are of. */
const MADE_ON =
  /\b(?:extract(?:ed)?|export(?:ed)?|published|publication|produced|printed|created|refreshed|run on|generated|last updated|updated|source|prepared|issued|report date|revised|as known)\b.*$/i

/** A time in the lines above a table: the nearest line that names one. */
function titleTimes(block: Block): readonly string[] {
  for (const line of block.titles.toReversed()) {
    const title = line.replace(MADE_ON, '')
    const middle = /\bmid[- ]?(?:20|19)\d\d\b/i.exec(title)?.[0]
    if (middle !== undefined) return [middle]
    const found = findPeriods(title).filter(({ period }) => period !== null)
    if (found.length > 0) return found.map(({ text }) => text)
    if (/^(?:19|20)\d\d$/.test(title.trim())) return [title.trim()]
  }
  return []
}

/** What the sheet tells of all its times: the year of its title, and which comes first, day or month. */
function settingsOf(
  { block, labels }: Anatomy,
  columns: readonly ColumnMeaning[],
  recipe: Recipe,
): PeriodSettings {
  const inRows = labels
    .filter(({ holds }) => holds === 'periods')
    .flatMap(({ column }) => block.rows.map(({ cells }) => wordsOf(cells[column])))
  const settled = settleLabels([...columns.flatMap(({ times }) => times), ...inRows])
  const headings = block.headings.flatMap(({ cells }) => cells.map(wordsOf))
  const saysYears = headings.some((words) => /\b(?:financial|fiscal) years?\b/i.test(words))
  const saysCalendar = [...headings, ...block.titles].some((words) =>
    /\bcalendar years?\b/i.test(words),
  )
  const saysDayFirst = headings.some((words) => /\bdd\/mm\b/i.test(words))
  const years = block.titles.flatMap((title) =>
    findPeriods(title).flatMap(({ period }) =>
      period?.kind === 'year' ? [Number(period.start.slice(0, 4))] : [],
    ),
  )
  const first = years.at(-1)
  return {
    ...(saysYears ? { sixDigits: 'years', years: 'financial' } : {}),
    ...(saysCalendar ? { years: 'calendar' } : {}),
    ...(saysDayFirst ? { dayFirst: true } : {}),
    ...settled,
    ...(first === undefined ? {} : { year: { kind: 'financial', first } }),
    ...answered(recipe),
  }
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

/** The times that the table names anywhere: what to choose from for a value that has none beside it. */
function timeChoices(
  columns: readonly ColumnMeaning[],
  titles: readonly string[],
  settings: PeriodSettings,
): readonly TimeChoice[] {
  const inTitle = titles.map((text) => whenOf([text], settings))
  const inHeadings = columns.map(({ times }) => whenOf(times, settings))
  const found = new Map<string, TimeChoice>()
  for (const when of [...inTitle, ...inHeadings]) {
    const reading = readingOf(when)
    if (when === undefined || reading === undefined) continue
    const { start, end } = reading
    const key = `${start}/${end}`
    const known = found.get(key)
    const isTitle = inTitle.includes(when) || known?.isTitle === true
    const isHeading = !inTitle.includes(when)
    found.set(key, { start, end, words: known?.words ?? when.words, isTitle, isHeading })
  }
  return [...found.values()]
}

/** Times that were read, each once. */
function choicesOf(times: readonly (When | undefined)[]): readonly TimeChoice[] {
  const found = new Map<string, TimeChoice>()
  for (const when of times) {
    const reading = readingOf(when)
    if (when === undefined || reading === undefined) continue
    const { start, end } = reading
    found.set(`${start}/${end}`, {
      start,
      end,
      words: when.words,
      isTitle: false,
      isHeading: false,
    })
  }
  return [...found.values()]
}

/** All the time of a table whose columns follow one another: what a column headed "Total" is of. */
function spanOf(times: readonly TimeChoice[]): When | undefined {
  const inOrder = times.toSorted((one, other) => (one.start < other.start ? -1 : 1))
  const follow = inOrder.every(({ start }, index) => {
    const before = inOrder[index - 1]
    return before === undefined || dayAfter(before.end) === start
  })
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!follow || first === undefined || last === undefined || first === last) return undefined
  const reading = { start: first.start, end: last.end, kind: 'range', basis: 'during' } as const
  return { words: `${first.words} to ${last.words}`, label: { reading } }
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}
