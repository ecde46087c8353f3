import { daysIn, describePeriod, overlaps, type Period } from '#shared/index.ts'
import {
  compareProportions,
  type Interval,
  newcombeInterval,
  type Share,
  wilsonInterval,
} from '../methods/proportions.ts'

/** A percentage from a survey. `percent` is 0 to 100. */
export interface SurveyFigure {
  readonly period: Period
  readonly percent: number | null
  /** How many answered; `null` where it was not published. */
  readonly answers: number | null
  /** How many gave the answer counted, where that was published. */
  readonly count?: number | null
}

export interface SurveySettings {
  /** How much less a reply is worth than one from a simple random sample: 1 for such a sample. */
  readonly designEffect: number
  /** Below this many answers no percentage is given. */
  readonly fewestAnswers: number
}

export const SURVEY_SETTINGS: SurveySettings = { designEffect: 1, fewestAnswers: 30 }

/** A survey's percentage as it can be given. `too-few`: asked too few; `no-n`: nobody said how many. */
export type SurveyReading =
  | {
      readonly kind: 'read'
      readonly percent: number
      readonly answers: number
      /** 95% interval, in percent. */
      readonly interval: Interval
    }
  | { readonly kind: 'too-few'; readonly answers: number }
  | { readonly kind: 'no-n'; readonly percent: number }
  | { readonly kind: 'not-published' }

/** @see STATISTICS 3.5: Wilson's interval on n divided by the design effect */
export function readSurvey(
  figure: SurveyFigure,
  settings: SurveySettings = SURVEY_SETTINGS,
): SurveyReading {
  const { percent, answers } = figure
  if (percent === null) return { kind: 'not-published' }
  if (answers === null) return { kind: 'no-n', percent }
  if (answers < settings.fewestAnswers) return { kind: 'too-few', answers }
  const { lower, upper } = wilsonInterval(effective(figure, answers, percent, settings))
  return { kind: 'read', percent, answers, interval: { lower: 100 * lower, upper: 100 * upper } }
}

/** The change between two survey percentages. `points` is later less earlier, in percentage points. */
export type SurveyChange =
  | {
      readonly kind: 'judged'
      readonly points: number
      readonly interval: Interval
      /** Whether the interval leaves out 0. */
      readonly isMoreThanChance: boolean
      readonly p: number
    }
  | { readonly kind: 'overlapping'; readonly sharedDays: number }
  | { readonly kind: 'no-n'; readonly periods: readonly Period[]; readonly points: number }
  | { readonly kind: 'too-few'; readonly periods: readonly Period[] }
  | { readonly kind: 'not-published'; readonly periods: readonly Period[] }

/**
 * Sets two percentages of a survey beside each other. Two windows that share days are not compared:
 * the same replies are in both, and their difference is smaller than it looks.
 *
 * @see Newcombe (1998), method 10, on n divided by the design effect
 */
export function compareSurveys(
  later: SurveyFigure,
  earlier: SurveyFigure,
  settings: SurveySettings = SURVEY_SETTINGS,
): SurveyChange {
  const both = [earlier, later]
  const blank = both.filter(({ percent }) => percent === null)
  if (later.percent === null || earlier.percent === null) {
    return { kind: 'not-published', periods: blank.map(({ period }) => period) }
  }
  const sharedDays = daysShared(earlier.period, later.period)
  if (sharedDays > 0) return { kind: 'overlapping', sharedDays }
  const points = later.percent - earlier.percent
  if (later.answers === null || earlier.answers === null) {
    const periods = both.filter(({ answers }) => answers === null).map(({ period }) => period)
    return { kind: 'no-n', periods, points }
  }
  const few = both.filter(({ answers }) => (answers ?? 0) < settings.fewestAnswers)
  if (few.length > 0) return { kind: 'too-few', periods: few.map(({ period }) => period) }
  const after = effective(later, later.answers, later.percent, settings)
  const before = effective(earlier, earlier.answers, earlier.percent, settings)
  const { lower, upper } = newcombeInterval(after, before)
  return {
    kind: 'judged',
    points,
    interval: { lower: 100 * lower, upper: 100 * upper },
    isMoreThanChance: lower > 0 || upper < 0,
    p: compareProportions(after, before).p,
  }
}

/** What the panel would have to ask for, where the number who answered was not given. */
export function askForAnswers(periods: readonly Period[]): string {
  const when = periods.map(describePeriod).join(' and ')
  return `How many people answered the survey in ${when}?`
}

function effective(
  { count }: SurveyFigure,
  answers: number,
  percent: number,
  { designEffect }: SurveySettings,
): Share {
  const counted = count ?? (percent / 100) * answers
  return { count: counted / designEffect, of: answers / designEffect }
}

function daysShared(one: Period, other: Period): number {
  if (!overlaps(one, other)) return 0
  const start = one.start > other.start ? one.start : other.start
  const end = one.end < other.end ? one.end : other.end
  return daysIn({ start, end })
}
