import type { Measure } from '#area/index.ts'
import type { Observation } from '../observation.ts'
import {
  compareSurveys,
  readSurvey,
  SURVEY_SETTINGS,
  type SurveyChange,
  type SurveyFigure,
  type SurveyReading,
  type SurveySettings,
} from './surveys.ts'

/** A held figure with what it was worked out from, where that was published. */
export type HeldPercentage = Pick<
  Observation,
  'period' | 'value' | 'numerator' | 'denominator' | 'status'
>

/** A survey's percentage as it can be given, and set beside an earlier one where there is one. */
export interface SurveyPair {
  readonly later: SurveyFigure
  /** Printed with "about", "over" or the like. */
  readonly isApproximate: boolean
  readonly reading: SurveyReading
  readonly earlier: SurveyFigure | undefined
  /** `undefined` without an earlier figure. */
  readonly change: SurveyChange | undefined
  readonly settings: SurveySettings
}

/** @returns `undefined` for a measure that is no survey */
export function pairSurveys(
  { survey }: Pick<Measure, 'survey'>,
  later: HeldPercentage,
  earlier: HeldPercentage | undefined,
): SurveyPair | undefined {
  if (!survey) return undefined
  const settings = { ...SURVEY_SETTINGS, designEffect: survey.designEffect }
  const now = toSurvey(later)
  const before = earlier && toSurvey(earlier)
  return {
    later: now,
    isApproximate: later.status === 'approximate',
    reading: readSurvey(now, settings),
    earlier: before,
    change: before && compareSurveys(now, before, settings),
    settings,
  }
}

/** How many answered is what the percentage is of. */
function toSurvey({ period, value, numerator, denominator }: HeldPercentage): SurveyFigure {
  return { period, percent: value, answers: denominator, count: numerator }
}
