import type { Measure } from '#area/index.ts'
import type { Period } from '#shared/index.ts'
import type { Comparison } from '../comparisons/comparison.ts'
import type { Explanation } from '../comparisons/explain.ts'
import type { Flag } from '../limits/flagged-points.ts'
import type { AnalysedSeries } from '../limits/series.ts'
import type { Observation } from '../observation.ts'
import type { SurveyPair } from '../surveys/survey-pair.ts'

/** What a question is about, the most pressing first. */
export const QUESTION_KINDS = [
  'unusual',
  'changed',
  'disagrees',
  'misprint',
  'doubtful',
  'recording',
  'definition',
  'share',
  'survey',
  'gap',
  'small',
  'unprinted',
  'stopped',
  'rolling',
  'earlier',
] as const

/** A question a member could put, in the parts that let several measures share it. */
export interface Question {
  readonly kind: (typeof QUESTION_KINDS)[number]
  /** What is known, in sentences about a measure that the reader has in mind. */
  readonly known: string
  readonly ask: string
  /** The same asked of several measures at once; measures with the same words are put together. */
  readonly askOfSeveral: string
  /** The latest period that it is about. */
  readonly period: Period
}

/** What is known of a measure that a question may be built from; nothing else goes into one. */
export interface QuestionFacts {
  readonly measure: Measure
  /** The period of its latest figure; `undefined` where none is held. */
  readonly latest?: Period | undefined
  /** Its months, where there are enough of them for a usual range. */
  readonly monthly?: MonthlyFacts | undefined
  /** Its latest figures of each length, each beside the one of a year before, latest first. */
  readonly compared?: readonly ComparedFacts[]
  /** A paper that gives another value for the same period. */
  readonly disagreement?: Disagreement | undefined
  /** A change printed otherwise than its own two values give. */
  readonly misprint?: { readonly known: string; readonly period: Period } | undefined
  readonly survey?:
    | { readonly pair: SurveyPair; readonly explanations: readonly Explanation[] }
    | undefined
  /** The last period of a survey of which only parts were published, without how many answered. */
  readonly surveyedParts?: Period | undefined
  /** Only the change was printed, and neither value. */
  readonly unprinted?: { readonly later: Period; readonly earlier: Period } | undefined
  /** The last rolling twelve months, of a measure that is given for no shorter time. */
  readonly rolling?: Period | undefined
  /** A percent printed of a count too small for one. */
  readonly smallPercent?: SmallPercent | undefined
  /** Its last figure, where a later one would be due by those of its subject. */
  readonly stopped?: { readonly last: Period; readonly others: Period } | undefined
}

export interface MonthlyFacts {
  readonly series: AnalysedSeries
  readonly comparison?: Comparison
  /** What is registered for a flagged point or run. */
  readonly explanationsOf: (flag: Flag) => readonly Explanation[]
}

/** A figure beside that of a year before. */
export interface ComparedFacts {
  readonly comparison: Comparison
  /** The two as a reader meets them: "961 searches in April to June 2019, 172 more (+22%) than …". */
  readonly told: string
  /** Whether they differ by enough to ask about. */
  readonly isLarge: boolean
  /** What is registered in either period. */
  readonly explanations: readonly Explanation[]
  /** Numerator and denominator of both, where they are held. */
  readonly parts?: { readonly later: Parts; readonly earlier: Parts } | undefined
}

export interface Parts {
  readonly numerator: number
  readonly denominator: number
}

/** A figure in use, and another that a paper gives for the same period. */
export interface Disagreement {
  readonly used: Pick<Observation, 'value' | 'status' | 'source'>
  readonly other: Pick<Observation, 'value' | 'status' | 'source' | 'period' | 'note'>
}

/** `percent` printed of a change from `earlier`. */
export interface SmallPercent {
  readonly period: Period
  readonly percent: number
  readonly earlier: number
}
