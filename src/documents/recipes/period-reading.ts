import { dayOf, monthPeriod, type Period, periodOf, wholeMonths } from '#shared/index.ts'

/** The time that a label names, first and last day included, as YYYY-MM-DD. */
export interface PeriodReading {
  readonly start: string
  readonly end: string
  readonly kind:
    | 'day'
    | 'week'
    | 'month'
    | 'quarter'
    | 'half year'
    | 'financial year'
    | 'calendar year'
    | 'rolling year'
    | 'cumulative'
    | 'range'
  /** A day is `at` itself: whether its figure is of that day's events is for whoever knows the measure. */
  readonly basis: 'during' | 'at' | 'cumulative' | 'rolling'
}

/** What else on the sheet tells: a year over or beside the label, how its other labels read, what a person answered. */
export interface PeriodSettings {
  readonly year?: { readonly kind: 'financial' | 'calendar'; readonly first: number }
  /** Which quarters and halves a year in one number has: "Q1 2025". */
  readonly quarters?: 'financial' | 'calendar'
  /** What a year in one number is: "2018". */
  readonly years?: 'financial' | 'calendar'
  /** Whether its pairs of years are those of schools and colleges, and the month that such a year begins with once somebody said it. */
  readonly academic?: 'open' | 'September' | 'August'
  /** Which of its two years names a financial year written as one number: "FY25". */
  readonly yearNamedAfter?: 'end' | 'start'
  readonly dayFirst?: boolean
  /** What the last days of months that follow one another stand for, of what is no stock. */
  readonly days?: 'month' | 'day'
  /** What a year in one number ends with, where a line says so of all of them: "12 months to September". */
  readonly yearsEnd?: { readonly month: number; readonly isRolling: boolean }
  /** How weeks that have a number are counted. */
  readonly weeks?: 'iso'
  /** The month that a year of finance begins with: "Period 7". */
  readonly periodOne?: 'April' | 'January'
  /** What figures are that could be a month or two years running: "201011", "2010-11", "10/11". */
  readonly sixDigits?: 'month' | 'years'
}

export interface PeriodChoice {
  /** `null` when it names no period, or not without being told more. */
  readonly reading: PeriodReading | null
  readonly words: string
  /** What choosing it says of all labels of its kind. */
  readonly settles?: PeriodSettings
}

/** A label read, or what must be asked before it can be. */
export type PeriodLabel =
  | {
      readonly reading: PeriodReading
      /** How it was read, where that is not plain. */
      readonly note?: string
      /** Words of the label that are no period: "(p)", a footnote's number. */
      readonly left?: string
    }
  | {
      readonly ask: readonly PeriodChoice[]
      readonly why: string
      /** Whether nothing at all can be made of it: what is of that time may be left out. */
      readonly isUnread?: true
    }

/** Reads one way of writing; `null` when the text is not written so, or names no day there is. */
export type LabelReader = (text: string, settings: PeriodSettings) => PeriodLabel | null

/** A day as it is. */
export function dayReading(day: string): PeriodReading {
  return { start: day, end: day, kind: 'day', basis: 'at' }
}

/** The days from one to another, named for what they make; `null` when they end before they begin. */
export function spanReading(start: string, end: string): PeriodReading | null {
  if (start > end) return null
  if (start === end) return dayReading(start)
  const kind = kindOfSpan(periodOf(start, end))
  return { start, end, kind, basis: kind === 'rolling year' ? 'rolling' : 'during' }
}

export function ofPeriod({ start, end }: Period): PeriodReading {
  return { start, end, kind: kindOfSpan(periodOf(start, end)), basis: 'during' }
}

export function calendarYear(year: number): PeriodReading {
  return {
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    kind: 'calendar year',
    basis: 'during',
  }
}

/** So many whole months that end with the month of a day, or on that day where it is not the last of its month. */
export function monthsTo(end: string, months: number): PeriodReading | null {
  const last = Temporal.PlainDate.from(end)
  const start = last.add({ days: 1 }).subtract({ months })
  return spanReading(start.toString(), end)
}

export function lastDayOf(year: number, month: number): string {
  return monthPeriod(year, month).end
}

const MONTHS_OF_QUARTER = 3
const MONTHS_OF_HALF = 6
const MONTHS_OF_YEAR = 12

function kindOfSpan(period: Period): PeriodReading['kind'] {
  const months = wholeMonths(period)
  const first = Number(period.start.slice(5, 7))
  const startsQuarter = first % MONTHS_OF_QUARTER === 1
  if (months === 1) return 'month'
  if (months === MONTHS_OF_QUARTER && startsQuarter) return 'quarter'
  if (months === MONTHS_OF_HALF && startsQuarter) return 'half year'
  if (months === MONTHS_OF_YEAR) {
    return first === 4 ? 'financial year' : first === 1 ? 'calendar year' : 'rolling year'
  }
  return 'range'
}

/** Whether a time is a year of whichever kind. */
export function isYear({ kind }: PeriodReading): boolean {
  return kind === 'calendar year' || kind === 'financial year' || kind === 'rolling year'
}

/** Every reading of a label put through a change: a week that ends on the day it names. */
export function mapReadings(
  label: PeriodLabel | null,
  change: (reading: PeriodReading) => PeriodReading | null,
): PeriodLabel | null {
  if (label === null) return null
  if ('reading' in label) {
    const reading = change(label.reading)
    return reading === null ? null : { ...label, reading }
  }
  return {
    ...label,
    ask: label.ask.map((choice) => ({
      ...choice,
      reading: choice.reading === null ? null : change(choice.reading),
    })),
  }
}

/** A year written with two figures is of this century up to 69, and of the last from 70. */
const FIRST_OF_LAST_CENTURY = 70

export function fullYear(figures: string): number {
  const year = Number(figures.replace("'", ''))
  if (figures.length >= 4) return year
  return year < FIRST_OF_LAST_CENTURY ? 2000 + year : 1900 + year
}

/** @returns the day, of figures as written; `null` when there is none such */
export function dayFrom(year: string, month: number, day: string): string | null {
  return dayOf(fullYear(year), month, Number(day))
}
