import type { Anatomy } from './anatomy.ts'
import { basisSaid, countedAs, endedBy } from './basis-words.ts'
import { wordsOf } from './cell-kinds.ts'
import { columnNotes, notesOn } from './column-notes.ts'
import {
  hasTime,
  hasValues,
  isPartOf,
  ROLLS,
  rollsIn,
  sharesThing,
  wholeColumns,
} from './column-times.ts'
import type { TimeChoice } from './draft.ts'
import { isTotalLabel } from './heading-words.ts'
import type { PeriodSettings } from './period-label.ts'
import { isYear } from './period-reading.ts'
import type { Recipe } from './recipe.ts'
import type { RowNames } from './row-names.ts'
import {
  betweenDays,
  choicesOf,
  monthsBefore,
  readingOf,
  spanOf,
  toDateWhen,
  yearWhen,
} from './spans.ts'
import { MONTHS_OF_YEAR, notedTime, settingsOf, titleTimes, yearsNamed } from './times-around.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { dayMeaning, toDate, type When, whenOf } from './when.ts'

const MOST_REMEMBERED = 10_000
const NO_TIME = { start: '', end: '' } as const

/** The time of one value, times to choose from where it has none, and a mark that stands with its time. */
export interface CellTime {
  readonly when: When | null
  readonly choices: readonly TimeChoice[]
  readonly mark: string
}

/** What is known of the times of a table. */
export interface TableTimes {
  readonly whenOfCell: (column: ColumnMeaning, names: RowNames, isSum?: boolean) => CellTime
  /** Whether a column's time is all of the time of the others beside it: a year beside its quarters. */
  readonly isWhole: (column: ColumnMeaning) => boolean
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
): TableTimes {
  const { block, labels } = anatomy
  const inTitle = titleTimes(block)
  const nearby = inTitle.length > 0 ? inTitle : listed
  const settings = settingsOf(anatomy, columns, recipe, nearby)
  const inRows = labels.some(({ holds }) => holds === 'periods')
  const rowHeading = labels.find(({ holds }) => holds === 'periods')?.heading ?? ''
  const rowDays = labels
    .filter(({ holds }) => holds === 'periods')
    .flatMap(({ column }) => block.rows.map(({ cells }) => wordsOf(cells[column])))
  const rowMeans = dayMeaning(rowHeading, rowDays)
  const someTimes = columns.some(({ times }) => times.length > 0)
  const choices = timeChoices(columns, nearby, settings)
  const inHeadings = choices.filter(({ isHeading }) => isHeading)
  const span = spanOf(inHeadings)
  const filled = timeChoices(
    columns.filter((one) => one.is === 'observation' && !one.isToDate && hasValues(block, one)),
    [],
    settings,
  )
  const rowTimes = rowDays.map((text) => whenOf([text], settings, rowMeans))
  const rowSpan = spanOf(choicesOf(rowTimes))
  const rolls = rollsIn(
    block,
    [...columns.map(({ times }) => whenOf(times, settings)), ...rowTimes].map(readingOf),
  )
  const title = whenOf(nearby, settings)
  const notes = columnNotes(block).filter(({ times, of }) => times.length === 0 && of !== '')
  const isToldApart = columns.some(({ basis }) => basis !== undefined)
  const titleBasis = [
    ...block.titles,
    ...block.feet.filter((line) => /^(?:all )?(?:the )?figures\b/i.test(line)),
  ]
    .map(basisSaid)
    .find((one) => one !== undefined)

  let lastYear: PeriodSettings['year']
  const monthsOfYear = block.titles
    .map((title) => MONTHS_OF_YEAR.exec(title)?.[0])
    .find((one) => one !== undefined)
  const dayOfYear = block.titles
    .map((title) => (AT_DAY.exec(title) ?? MONTHS_OF_YEAR.exec(title))?.[0])
    .find((one) => one !== undefined)
  // Long tables name the same few times in every row
  const remembered = new Map<string, When | undefined>()

  const whenOfCell = (column: ColumnMeaning, names: RowNames, isSum = names.isTotal): CellTime => {
    const told = ownTime(column, names)
    // "YTD" alone names a time that the other columns tell
    const own = column.isToDate && readingOf(told) === undefined ? undefined : told
    const found =
      own === undefined ? fallback(column, names, isSum) : rolling(partOfYear(column, own))
    const when = counted(shifted(found, column, names), column, names)
    const label = when?.label
    const { monthsBefore: before } = column
    const open =
      before === null && when === undefined
        ? choicesOf([1, 3, 12].map((months) => monthsBefore(found, months)))
        : choices
    return {
      when: when ?? null,
      choices: open,
      mark: label && 'left' in label ? (label.left ?? '') : '',
    }
  }
  return { whenOfCell, isWhole: wholeColumns(columns, settings) }

  /** Where the row has a time for each of its values, to the left of it. */
  function hasTimeEach({ times }: RowNames): boolean {
    const first = columns[0]?.column ?? 0
    return times.length > 1 && times.some((time) => time.column > first)
  }

  /** A column of the time before has the time of the others less so much; one that says no more is asked. */
  function shifted(
    when: When | undefined,
    { monthsBefore: months, times }: ColumnMeaning,
    names: RowNames,
  ): When | undefined {
    if (months === 0 || times.length > 0 || hasTimeEach(names)) return when
    return months === null ? undefined : monthsBefore(when, months)
  }

  /** A time as the words of its row, its column or its title say that it is counted. */
  function counted(
    when: When | undefined,
    column: ColumnMeaning,
    names: RowNames,
  ): When | undefined {
    const reading = readingOf(when)
    const noted = notesOn(notes, { words: [...names.labels, ...column.words], ...NO_TIME })
    const said =
      noted.find(({ basis }) => basis !== undefined)?.basis ??
      names.basis ??
      column.basis ??
      (isToldApart ? undefined : titleBasis)
    if (when === undefined || reading === undefined) return when
    if (column.isStock || names.isStock || reading.basis === 'rolling') return when
    const ended = endedBy(reading, names.counted)
    const counted = said === undefined ? ended : countedAs(reading, said)
    return counted === reading ? when : { ...when, label: { ...when.label, reading: counted } }
  }

  /** Times in the row: where each value has a time to its left, the nearest; else all of them. */
  function besides({ column, is }: ColumnMeaning, names: RowNames): readonly string[] {
    const { times } = names
    const isAmong = hasTimeEach(names)
    // What is aimed at, and what is compared with, are for the latest
    const isAside = is === 'target' || is === 'comparator'
    const endOf = (words: string) => likelyEnd(whenOf([words], settings))
    const latest = times.toSorted((one, other) =>
      endOf(one.words) < endOf(other.words) ? 1 : -1,
    )[0]
    const left = isAside ? latest : times.findLast((time) => time.column < column)
    return isAmong ? [left?.words ?? ''] : times.map(({ words }) => words)
  }

  function ownTime(column: ColumnMeaning, names: RowNames): When | undefined {
    if (names.to !== '') {
      // A row without a first day is of the last: as it stood then
      const first = names.from === '' ? names.to : names.from
      const [from, to] = [whenOf([first], settings), whenOf([names.to], settings)]
      const [start, end] = [readingOf(from), readingOf(to)]
      if (start !== undefined && end !== undefined)
        return betweenDays(start, end, `${first} to ${names.to}`)
    }
    const texts = [...column.times, ...besides(column, names)]
    const key = `${texts.join('\n')}\n${column.times.length}`
    if (remembered.has(key)) return remembered.get(key)
    const dayMeans = column.times.length === 0 ? rowMeans : 'day'
    let when = whenOf(texts, settings, dayMeans)
    if (when !== undefined && readingOf(when) === undefined) {
      // "Q1" under "March 2025" and over the months of its year; "2024" under a title that names a day
      const told = dayOfYear === undefined ? texts : [...texts, dayOfYear]
      const within = lastYear === undefined ? settings : { ...settings, year: lastYear }
      const again = whenOf(told, within, dayMeans)
      if (readingOf(again) !== undefined) when = again
    }
    // "2025/26" under "Quarter 2 monitoring (July to September)"
    const part = monthsOfYear === undefined ? undefined : whenOf([...texts, monthsOfYear], settings)
    if (isPartOf(readingOf(part), readingOf(when))) when = part
    const reading = readingOf(when)
    if (reading !== undefined)
      lastYear = { kind: 'financial', first: Number(toDate(reading).start.slice(0, 4)) }
    if (remembered.size < MOST_REMEMBERED) remembered.set(key, when)
    return when
  }

  function fallback(column: ColumnMeaning, { told }: RowNames, isSum: boolean): When | undefined {
    if (inRows && !someTimes && isSum) return rowSpan ?? around(rowTimes)
    const noted = column.is === 'target' ? notedTime(block, 'targets?', settings) : undefined
    if (noted !== undefined) return noted
    const last = filled.toSorted((one, other) => (one.end < other.end ? -1 : 1)).at(-1)
    if (column.isToDate && last !== undefined) return toDateWhen(last)
    if (column.is === 'total' && span !== undefined && isBesideTimes(column)) return span
    if (told !== '' && column.is !== 'target') return whenOf([told], settings)
    const whole = readingOf(title)
    if (column.isToDate && whole !== undefined) return toDateWhen(whole)
    const year = yearsNamed(block).at(-1)
    if (column.is === 'target' && someTimes && year !== undefined)
      return yearWhen({ end: `${year}-04-01` })
    if (column.isYear && last !== undefined) return yearWhen(last)
    if (someTimes && isOfSame(column)) return undefined
    if (whole !== undefined && column.isYear && whole.kind !== 'financial year')
      return yearWhen(whole)
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

  /** The time of the title, where all times of the rows lie in it. */
  function around(times: readonly (When | undefined)[]): When | undefined {
    const whole = readingOf(title)
    const readings = times.map(readingOf).filter((reading) => reading !== undefined)
    return whole !== undefined &&
      readings.every(({ start, end }) => start >= whole.start && end <= whole.end)
      ? title
      : undefined
  }

  /** Whether some column with a time of its own is of the same as one that has none. */
  function isOfSame({ words, is }: ColumnMeaning): boolean {
    const isAside = is === 'target' || is === 'comparator'
    return columns.some(
      (other) => hasTime(other) && (isAside || words.length === 0 || sharesThing(other, words)),
    )
  }

  /** "Actual to date 2024/25" under a title that ends in November: of that year up to its November. */
  function partOfYear(column: ColumnMeaning, own: When): When {
    const [year, above] = [readingOf(own), readingOf(title)]
    if (!column.isToDate || year?.kind !== 'financial year' || above === undefined || isYear(above))
      return own
    const years = Number(year.start.slice(0, 4)) - Number(toDate(above).start.slice(0, 4))
    const end = Temporal.PlainDate.from(above.end).add({ years }).toString()
    return toDateWhen({ end })
  }

  /**
   * Among years that roll on, one that happens to be a calendar year rolls too; "year ending September" is a
   * year like any other where no two of its table overlap.
   */
  function rolling(when: When): When {
    const reading = readingOf(when)
    if (reading === undefined || !isYear(reading)) return when
    const basis = rolls || ROLLS.test(when.words) ? 'rolling' : 'during'
    const isOpen = /\byear (?:to|end)/i.test(when.words) || ROLLS.test(when.words)
    if (reading.kind !== 'rolling year' && (basis === 'during' || !isOpen)) return when
    return { ...when, label: { ...when.label, reading: { ...reading, basis } } }
  }
}

/** The last day of a time, or of what it may be first where it is asked. */
function likelyEnd(when: When | undefined): string {
  const label = when?.label
  const likely = label && 'ask' in label ? label.ask[0]?.reading : readingOf(when)
  return likely?.end ?? ''
}

/** A day of any year, in the line above a table: "Vehicles at 31 March". */
const AT_DAY =
  /\bat \d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?!,? \d{4})/i

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
