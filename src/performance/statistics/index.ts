export {
  type ChartChoice,
  chooseChart,
  TOO_FEW_FOR_COUNTS,
} from './chart-choice.ts'
export { chartSeries } from './charted-series.ts'

export { expectFalseAlarms, FALSE_DISCOVERY_RATE, markTests } from './false-alarms.ts'
export {
  askAboutForces,
  describeAverages,
  describeForce,
  describeKinds,
  describeMissing,
  describeNotCompared,
  describePlace,
  describeRank,
  describeSpread,
  formatRate,
  labelWithheld,
} from './force-words.ts'
export {
  compareForces,
  type ForceComparison,
  type ForceFigure,
} from './forces.ts'
export {
  drawFunnel,
  funnelLimits,
} from './funnel.ts'
export { isLargeChange, LARGE_POINTS, TAKEN_DISPERSION } from './large-change.ts'
export { describePair } from './pair-words.ts'
export { pairMeasures } from './paired-measures.ts'

export { type QuarterTest, testQuarter } from './quarter-test.ts'
export { describeMarks, describeQuarter } from './quarter-words.ts'
export type { ComparedFacts, Question, QuestionFacts } from './question.ts'
export { byPressing, MOST_QUESTIONS, worthAsking, writeQuestion } from './questions.ts'
export {
  drawCount,
  drawNormal,
  type Random,
  seededRandom,
} from './random.ts'
export {
  describeGapFlag,
  describeGapLimits,
  describeSince,
  type EventRecord,
  type Standing,
  standingOf,
} from './rare-event-words.ts'
export { chartGaps, type EventDay, type Gap, gapsBetween } from './rare-events.ts'
export { suggestRebase } from './rebase-suggestion.ts'

export {
  MONTHS_TO_ADJUST,
  MONTHS_TO_SHOW,
  SEASON_P,
  type Season,
} from './season.ts'
export type { SeasonReading } from './season-reading.ts'
export { bearsPercents, describeSeason, namePeaks } from './season-words.ts'

export { percentChange } from './small-numbers.ts'

export {
  addsUp,
  type Count,
  type Sum,
  withholdCounts,
} from './suppression.ts'
export { type HeldPercentage, pairSurveys, type SurveyPair } from './survey-pair.ts'
export {
  describeSurvey,
  describeSurveyChange,
  describeSurveyMonth,
  describeSurveyPair,
  writeLikely,
  writeSurveyChange,
} from './survey-words.ts'
export {
  askForAnswers,
  compareSurveys,
  readSurvey,
  SURVEY_SETTINGS,
  type SurveyChange,
  type SurveyFigure,
} from './surveys.ts'
export { CONFIDENTIAL, withholdTable } from './withhold-table.ts'
