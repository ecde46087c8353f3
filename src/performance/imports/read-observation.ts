import type { Measure } from '#area/index.ts'
import {
  type Cell,
  cellText,
  type Header,
  isBlank,
  list,
  type TableRow,
  type TableShape,
  withoutGuard,
} from '#documents/index.ts'
import {
  accept,
  describePeriod,
  type Outcome,
  type Period,
  parsePeriod,
  refuse,
  type Source,
  sourceSchema,
} from '#shared/index.ts'
import {
  CONFIDENTIAL,
  missingOf,
  type NewObservation,
  STATUSES,
  type Status,
} from '#statistics/index.ts'
import { isStatistic } from '../series/name-breakdown.ts'
import { canonicalBreakdown } from './breakdown.ts'
import { disagree, unfitFor, warn } from './check-value.ts'
import { cleanNumber } from './clean-number.ts'
import { cleanPeriod } from './clean-period.ts'
import { quoted, type RejectedRow, remembering } from './rejected-row.ts'
import { type ImportScope, vocabularyOf } from './vocabulary.ts'

/** The columns of a file of observations. A file of one's own needs the first five. */
export const OBSERVATION_SHAPE: TableShape = {
  required: ['measure', 'area', 'breakdown', 'period', 'value'],
  optional: [
    'numerator',
    'denominator',
    'status',
    'source',
    'paragraph',
    'link',
    'released',
    'note',
  ],
  synonyms: {
    'measure id': 'measure',
    place: 'area',
    'area id': 'area',
    'released on': 'released',
    'release date': 'released',
    notes: 'note',
  },
}

/** How rows are read where the file itself does not say. */
export interface ReadingSettings {
  readonly fileName: string
  /** YYYY-MM-DD */
  readonly today: string
  /**
   * The day the figures count as known from: a day, or 'released' for the day each was published,
   * which is right only when an instance is first filled with figures long since public.
   */
  readonly knownOn: 'released' | (string & {})
  /** When they were published, for rows with no `released`; today if not said. */
  readonly releasedOn?: string
}

export interface ReadRow {
  readonly row: number
  readonly observation: NewObservation
  /** Whether the row itself says where the figure is from; else its source is the file. */
  readonly citesSource: boolean
  readonly warning?: string
}

export type RowOutcome =
  | { readonly ok: true; readonly value: ReadRow }
  | { readonly ok: false; readonly rejected: RejectedRow; readonly unknownArea?: string }

/**
 * Makes the function that reads one row of a table into an observation, or says why it cannot be
 * taken and what to do. It remembers nothing between rows: duplicates and gaps are seen by
 * `checkRows`.
 *
 * A row is judged by its unit: counts are whole numbers unless the measure has decimals, only a
 * percentage takes a percent sign and has to agree with its numerator and denominator as far as it
 * was rounded. A value with a breakdown `stat=…` is a statistic about the measure, and any number
 * will do.
 */
export function observationReader(scope: ImportScope, header: Header, settings: ReadingSettings) {
  const vocabulary = vocabularyOf(scope)
  const breakdownOf = remembering(canonicalBreakdown)
  const periodOf = new Map<Measure, (text: string) => Outcome<Period>>()
  const readPeriod = (cell: Cell | undefined, measure: Measure) => {
    if (typeof cell !== 'string') return cleanPeriod(cell, measure)
    const known = periodOf.get(measure) ?? remembering((text) => cleanPeriod(text, measure))
    periodOf.set(measure, known)
    return known(cell)
  }
  const place = (column: string) => header.places.get(column) ?? -1
  const places = Object.fromEntries(
    [...OBSERVATION_SHAPE.required, ...OBSERVATION_SHAPE.optional].map((one) => [one, place(one)]),
  )
  const last = Math.max(...OBSERVATION_SHAPE.required.map(place))

  return (row: TableRow): RowOutcome => {
    const cell = (column: string) => row.cells[places[column] ?? -1]
    const here = `${row.at === undefined ? `Row ${row.number}` : `Cell ${row.at}`} of ${settings.fileName}`
    const rejected = (
      column: string,
      message: string,
      value = quoted(cell(column)),
    ): RowOutcome => ({
      ok: false,
      rejected: { file: settings.fileName, row: row.number, column, value, message },
    })
    const asIs = (column: string, advice: string) => {
      const text = quoted(cell(column))
      const called = column === 'released' ? 'day of release' : column
      const has = text === '' ? `no ${called}` : `"${text}" as its ${called}`
      return rejected(
        column,
        `${here} has ${has}${advice.startsWith('which') ? ',' : '.'} ${advice}`,
      )
    }

    const spare = row.cells.slice(header.width).filter((one) => !isBlank(one))
    if (spare.length > 0) {
      const counts = `has ${header.width + spare.length} cells but there are ${header.width} headings`
      const advice =
        'If a number has a comma in it, put it in quotation marks or take the comma out'
      return rejected('value', `${here} ${counts}. ${advice}`)
    }
    if (row.cells.length <= last) {
      const counts = `has ${row.cells.length} cells but there are ${header.width} headings`
      return rejected(
        'value',
        `${here} ${counts}. The file may have been cut short: ask for it again, or fill in the row`,
      )
    }

    if (isBlank(cell('measure'))) return asIs('measure', 'Put the id or the name of a measure')
    const measure = vocabulary.measure(wordsOf(cell('measure')))
    if (!measure.ok) return asIs('measure', adviceOf(measure))
    if (isBlank(cell('area'))) return asIs('area', 'Put the id or the name of a place')
    const area = vocabulary.place(wordsOf(cell('area')))
    if (!area.ok) {
      const outcome = asIs('area', adviceOf(area))
      return outcome.ok ? outcome : { ...outcome, unknownArea: quoted(cell('area')) }
    }
    const breakdown = breakdownOf(wordsOf(cell('breakdown')))
    if (!breakdown.ok) return asIs('breakdown', adviceOf(breakdown))
    const status = readStatus(cell('status'))
    if (!status.ok) return asIs('status', adviceOf(status))
    const period = readPeriod(cell('period'), measure.value)
    if (!period.ok) return asIs('period', adviceOf(period))
    const { today } = settings
    if (period.value.start > today && status.value !== 'target') {
      return asIs('period', 'That is still to come. Mend it, or give the row the status "target"')
    }

    const number = (column: string, advice: string) =>
      rejected(
        column,
        `${here} has "${quoted(cell(column))}" ${column === 'value' ? '' : `as the ${column} `}for ${describePeriod(period.value)}. ${advice}`,
      )
    const isMarked = cellText(cell('value')).trim().toLowerCase() === CONFIDENTIAL
    const value = isMarked ? accept(null) : cleanNumber(cell('value'), measure.value.unit)
    if (!value.ok) return number('value', adviceOf(value))
    const isOwn = !isStatistic(breakdown.value)
    const unfit = isOwn && value.value ? unfitFor(measure.value, value.value) : undefined
    if (unfit) return number('value', unfit)
    const parts: { numerator: number | null; denominator: number | null } = {
      numerator: null,
      denominator: null,
    }
    for (const column of ['numerator', 'denominator'] as const) {
      const part = cleanNumber(cell(column), 'count')
      if (!part.ok) return number(column, adviceOf(part))
      parts[column] = part.value?.value ?? null
    }
    const without = isMarked ? 'withheld' : missingOf(status.value)
    const told = (['value', 'numerator', 'denominator'] as const).find((column) =>
      column === 'value' ? value.value !== null : parts[column] !== null,
    )
    if (without && told !== undefined) {
      const advice = `Leave it blank, or take back that the figure is ${without}`
      return rejected(told, `${here} is ${without} and yet has a ${told}. ${advice}`, '')
    }
    const disagreement = isOwn ? disagree(measure.value, value.value, parts) : undefined
    if (disagreement) return number(disagreement.column, disagreement.advice)

    const released = isBlank(cell('released'))
      ? (settings.releasedOn ?? today)
      : dayOf(cell('released'))
    if (released === undefined)
      return asIs('released', 'Put the day it was published, as 2019-07-22')
    if (released > today) return asIs('released', 'That day is still to come. Mend it')
    const source = readSource(settings.fileName, cell('source'), cell('paragraph'), cell('link'))
    if (!source.ok) return asIs('link', adviceOf(source))

    const warning =
      without === 'withdrawn'
        ? `${here} says that a figure was withdrawn, which an import does not do: nothing is written for it. Withdraw it on its own page, or with the command withdraw`
        : isOwn
          ? warn(here, measure.value, value.value, period.value, status.value, today)
          : undefined
    return {
      ok: true,
      value: {
        row: row.number,
        citesSource: !isBlank(cell('source')),
        observation: {
          measure: measure.value.id,
          area: area.value.id,
          breakdown: breakdown.value,
          period: period.value,
          value: value.value?.value ?? null,
          ...parts,
          status: isMarked ? 'withheld' : status.value,
          source: source.value,
          note: wordsOf(cell('note')) || null,
          releasedOn: released,
          knownOn: settings.knownOn === 'released' ? released : settings.knownOn,
        },
        ...(warning === undefined ? {} : { warning }),
      },
    }
  }
}

function adviceOf(outcome: Outcome<unknown> & { ok: false }): string {
  return outcome.problems[0]?.message ?? ''
}

/** The words of a cell; those of a file written here may have an apostrophe put in front of them. */
function wordsOf(cell: Cell | undefined): string {
  return withoutGuard(cellText(cell).trim())
}

function readStatus(cell: Cell | undefined): Outcome<Status> {
  const text = cellText(cell).trim().toLowerCase()
  if (text === '') return accept('actual')
  const status = [...STATUSES, 'withdrawn' as const].find((one) => one === text)
  return status
    ? accept(status)
    : refuse('unknown-status', `Put one of ${list(STATUSES)}, or leave it blank for "actual"`)
}

function dayOf(cell: Cell | undefined): string | undefined {
  if (cell !== undefined && typeof cell !== 'string') {
    return cell.kind === 'date' ? cell.day : undefined
  }
  const period = parsePeriod(cellText(cell))
  return period.ok && period.value.kind === 'day' ? period.value.start : undefined
}

function readSource(
  fileName: string,
  document: Cell | undefined,
  paragraph: Cell | undefined,
  link: Cell | undefined,
): Outcome<Source> {
  const words = (cell: Cell | undefined) => wordsOf(cell) || undefined
  const source = {
    document: words(document) ?? fileName,
    ...(words(paragraph) === undefined ? {} : { paragraph: words(paragraph) }),
    ...(words(link) === undefined ? {} : { link: words(link) }),
  }
  const parsed = sourceSchema.safeParse(source)
  return parsed.success
    ? accept(parsed.data)
    : refuse('not-a-link', 'Put a whole address, beginning https://, or leave it blank')
}
