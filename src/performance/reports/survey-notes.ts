import { plain } from '../analysis/index.ts'
import type { Measure } from '../area/measure.ts'
import {
  compareSurveys,
  describeSurvey,
  describeSurveyChange,
  readSurvey,
  SURVEY_SETTINGS,
  type SurveyFigure,
} from '../statistics/index.ts'
import type { Found } from './find-figure.ts'

/**
 * What a percentage from a survey can bear: whether its change is more than chance; or, where how many
 * answered was not published, that this cannot be judged, and what to ask for. Nothing for a measure
 * that is no survey.
 */
export function surveyNotes(
  { survey }: Measure,
  now: Found | undefined,
  before: Found | undefined,
): readonly string[] {
  if (!survey || now?.point.value == null) return []
  const settings = { ...SURVEY_SETTINGS, designEffect: survey.designEffect }
  const later = toSurvey(now)
  if (before?.point.value == null) {
    return [plain(describeSurvey(readSurvey(later, settings), later, settings))]
  }
  const earlier = toSurvey(before)
  return [plain(describeSurveyChange(compareSurveys(later, earlier, settings), later, earlier))]
}

function toSurvey({ point, parts }: Found): SurveyFigure {
  const [first] = parts
  return {
    period: point.period,
    percent: point.value,
    answers: first?.denominator ?? null,
    count: first?.numerator ?? null,
  }
}
