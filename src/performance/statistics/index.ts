export { describeChance } from './chance-words.ts'
export {
  type ChartChoice,
  type ChartPeriod,
  chartName,
  chooseChart,
  TOO_FEW_FOR_COUNTS,
} from './chart-choice.ts'
export { type ChartedFigure, type ChartedSeries, chartSeries } from './charted-series.ts'
export {
  byarInterval,
  type CountComparison,
  compareCounts,
  poissonInterval,
  type Rate,
  rateFor,
} from './counts.ts'
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
  describeWithheld,
  formatRate,
  labelWithheld,
} from './force-words.ts'
export {
  compareForces,
  type ForceComparison,
  type ForceFigure,
  type ForceRow,
  rankIntervals,
  rankRates,
} from './forces.ts'
export {
  binomialLimit,
  drawFunnel,
  type Funnel,
  type FunnelLimits,
  type FunnelMember,
  type FunnelPlace,
  funnelLimits,
  poissonLimit,
} from './funnel.ts'
export { isLargeChange, LARGE_POINTS, LARGE_SHARE, TAKEN_DISPERSION } from './large-change.ts'
export { describePair } from './pair-words.ts'
export { type LaggedCorrelation, type PairedMeasures, pairMeasures } from './paired-measures.ts'
export {
  clopperPearsonInterval,
  compareProportions,
  type Interval,
  newcombeInterval,
  type Share,
  wilsonInterval,
} from './proportions.ts'
export { type QuarterTest, testQuarter } from './quarter-test.ts'
export { describeMarks, describeQuarter } from './quarter-words.ts'
export type { ComparedFacts, Question, QuestionFacts } from './question.ts'
export { byPressing, MOST_QUESTIONS, worthAsking, writeQuestion } from './questions.ts'
export {
  drawCount,
  drawGamma,
  drawNormal,
  drawPoisson,
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
export { type RebaseSuggestion, suggestRebase } from './rebase-suggestion.ts'
export { analyseRuns, type RunsAnalysis } from './runs.ts'
export {
  AVERAGE_MONTH,
  findSeason,
  MONTHS_TO_ADJUST,
  MONTHS_TO_SHOW,
  SEASON_P,
  type Season,
} from './season.ts'
export { readSeason, type SeasonReading } from './season-reading.ts'
export { bearsPercents, describeSeason, namePeaks } from './season-words.ts'
export { benjaminiHochberg, bonferroni, holm } from './several-tests.ts'
export {
  type ChartCount,
  type ChartKind,
  type ChartLine,
  drawChart,
  exactCountLimits,
} from './shewhart.ts'
export {
  type PercentChange,
  percentChange,
} from './small-numbers.ts'
export { type Dispersion, quantile, testDispersion } from './spread.ts'
export {
  addsUp,
  type Count,
  type Shown,
  type ShownTable,
  type Sum,
  suppressTable,
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
  type SurveyReading,
} from './surveys.ts'
export { CONFIDENTIAL, withholdTable } from './withhold-table.ts'
