import type { Anatomy } from './anatomy.ts'
import { countedAs, endedBy } from './basis-words.ts'
import { notesOn } from './column-notes.ts'
import { ROLLS, wholeColumns } from './column-times.ts'
import type { TimeChoice } from './draft.ts'
import { hasTimeEach, ownTimes } from './own-times.ts'
import { isYear } from './period-reading.ts'
import type { Recipe } from './recipe.ts'
import type { RowNames } from './row-names.ts'
import { choicesOf, monthsBefore, readingOf, toDateWhen } from './spans.ts'
import { type TableClock, tableClock } from './table-clock.ts'
import { timeElsewhere } from './times-elsewhere.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { toDate, type When } from './when.ts'

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
  const clock = tableClock(anatomy, columns, recipe, listed)
  const ownTime = ownTimes(clock)
  const whenOfCell = (column: ColumnMeaning, names: RowNames, isSum = names.isTotal): CellTime => {
    const told = ownTime(column, names)
    // "YTD" alone names a time that the other columns tell
    const own = column.isToDate && readingOf(told) === undefined ? undefined : told
    const found =
      own === undefined
        ? timeElsewhere(clock, column, names, isSum)
        : rolling(clock, partOfYear(clock, column, own))
    const when = counted(clock, shifted(clock, found, column, names), column, names)
    const label = when?.label
    const isBeforeSome = column.monthsBefore === null && when === undefined
    return {
      when: when ?? null,
      choices: isBeforeSome
        ? choicesOf([1, 3, 12].map((months) => monthsBefore(found, months)))
        : clock.choices,
      mark: label && 'left' in label ? (label.left ?? '') : '',
    }
  }
  return { whenOfCell, isWhole: wholeColumns(columns, clock.settings) }
}

/** A column of the time before has the time of the others less so much; one that says no more is asked. */
function shifted(
  { columns }: TableClock,
  when: When | undefined,
  { monthsBefore: months, times }: ColumnMeaning,
  names: RowNames,
): When | undefined {
  if (months === 0 || times.length > 0 || hasTimeEach(columns, names)) return when
  return months === null ? undefined : monthsBefore(when, months)
}

/** A time as the words of its row, its column or its title say that it is counted. */
function counted(
  { notes, titleBasis }: TableClock,
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
    titleBasis
  if (when === undefined || reading === undefined) return when
  if (column.isStock || names.isStock || reading.basis === 'rolling') return when
  const ended = endedBy(reading, names.counted)
  const counted = said === undefined ? ended : countedAs(reading, said)
  return counted === reading ? when : { ...when, label: { ...when.label, reading: counted } }
}

/** "Actual to date 2024/25" under a title that ends in November: of that year up to its November. */
function partOfYear({ title }: TableClock, column: ColumnMeaning, own: When): When {
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
function rolling({ rolls }: TableClock, when: When): When {
  const reading = readingOf(when)
  if (reading === undefined || !isYear(reading)) return when
  const basis = rolls || ROLLS.test(when.words) ? 'rolling' : 'during'
  const isOpen = /\byear (?:to|end)/i.test(when.words) || ROLLS.test(when.words)
  if (reading.kind !== 'rolling year' && (basis === 'during' || !isOpen)) return when
  return { ...when, label: { ...when.label, reading: { ...reading, basis } } }
}
