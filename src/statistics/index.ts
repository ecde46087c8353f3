export { type ChartChoice, chooseChart, TOO_FEW_FOR_COUNTS } from './charting/chart-choice.ts'
export { chartSeries } from './charting/charted-series.ts'
export { suggestRebase } from './charting/rebase-suggestion.ts'
export { addUp } from './comparisons/add-up.ts'
export { describeAside, withAside } from './comparisons/aside-words.ts'
export { type ChangeCells, NOT_COMPARABLE, writeChange } from './comparisons/change-cells.ts'
export {
  BASES,
  type Basis,
  type Comparison,
  compare,
  compareSides,
  findBreak,
} from './comparisons/comparison.ts'
export { describeComparison } from './comparisons/comparison-words.ts'
export { describeDaysAlone } from './comparisons/days-alone.ts'
export {
  type Explanation,
  findExplanations,
  type GivenExplanation,
  NO_EXPLANATION,
  type QualityRecord,
} from './comparisons/explain.ts'
export { isLargeChange, LARGE_POINTS, TAKEN_DISPERSION } from './comparisons/large-change.ts'
export { isInScope, type Registers, rebaseDays, type Subject } from './comparisons/scope.ts'
export {
  describeSharedChange,
  shareChanges,
} from './comparisons/shared-changes.ts'
export { percentChange } from './comparisons/small-numbers.ts'
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
} from './forces/force-words.ts'
export { compareForces, type ForceComparison, type ForceFigure } from './forces/forces.ts'
export { drawFunnel, funnelLimits } from './forces/funnel.ts'
export { controlLimits } from './limits/control-limits.ts'
export { describeDecidingValue, findDecidingValue } from './limits/deciding-value.ts'
export { describeFalseAlarms, FALSE_ALARM_SHARE } from './limits/false-alarms.ts'
export { type Flag, findFlags } from './limits/flagged-points.ts'
export { answerLimitsLine } from './limits/limits-lines.ts'
export { FEWEST_FOR_FIRM, FEWEST_FOR_LIMITS } from './limits/phase-limits.ts'
export {
  type AnalysedSeries,
  analyseSeries,
  judgedValue,
  lastPublished,
  rangeAt,
  type SeriesPoint,
  type UsualRange,
  usualRange,
} from './limits/series.ts'
export { drawCount, drawNormal, type Random, seededRandom } from './methods/random.ts'
export { medianOf } from './methods/spread.ts'
export {
  type LeftOut,
  missingOf,
  missingWords,
  type NewObservation,
  type Observation,
  type Point,
  STATUSES,
  type Status,
} from './observation.ts'
export { describePair } from './pairs/pair-words.ts'
export { pairMeasures } from './pairs/paired-measures.ts'
export { expectFalseAlarms } from './quarters/expected-false-alarms.ts'
export { type QuarterTest, testQuarter } from './quarters/quarter-test.ts'
export {
  FALSE_DISCOVERY_RATE,
  judgeTogether,
  type QuarterVerdict,
} from './quarters/quarter-verdict.ts'
export { describeMarks, describeQuarter, sayUsual } from './quarters/quarter-words.ts'
export type { ComparedFacts, Question, QuestionFacts } from './questions/question.ts'
export { byPressing, MOST_QUESTIONS, worthAsking, writeQuestion } from './questions/questions.ts'
export {
  describeGapFlag,
  describeGapLimits,
  describeSince,
  type EventRecord,
  type Standing,
  standingOf,
} from './rare-events/rare-event-words.ts'
export { chartGaps, type EventDay, type Gap, gapsBetween } from './rare-events/rare-events.ts'
export { MONTHS_TO_ADJUST, SEASON_P, type Season } from './seasons/season.ts'
export { FEWEST_FOR_SEASON, type SeasonReading } from './seasons/season-reading.ts'
export { bearsPercents, describeSeason, namePeaks } from './seasons/season-words.ts'
export { approximately } from './sentences/approximately.ts'
export { describeFlag, explainFlag } from './sentences/flag-sentences.ts'
export { averagesWritten } from './sentences/phrases.ts'
export { describeFigure, describeLatest } from './sentences/sentences.ts'
export { describeSetAside } from './sentences/set-aside-words.ts'
export { type Verdict, type VerdictKind, verdict } from './sentences/verdict.ts'
export { describeWithdrawn, describeWithdrawnImport } from './sentences/withdrawn-words.ts'
export { addsUp, type Count, type Sum, withholdCounts } from './small-counts/suppression.ts'
export { CONFIDENTIAL, withholdTable } from './small-counts/withhold-table.ts'
export { type HeldPercentage, pairSurveys, type SurveyPair } from './surveys/survey-pair.ts'
export {
  describeSurvey,
  describeSurveyChange,
  describeSurveyMonth,
  describeSurveyPair,
  writeLikely,
  writeSurveyChange,
} from './surveys/survey-words.ts'
export {
  askForAnswers,
  compareSurveys,
  readSurvey,
  SURVEY_SETTINGS,
  type SurveyChange,
  type SurveyFigure,
} from './surveys/surveys.ts'
export { formatRange, formatValue, formatWithNoun } from './words/format-value.ts'
export { howOld } from './words/how-old.ts'
export { timesChance } from './words/times-chance.ts'
export {
  describeStretch,
  listInWords,
  monthName,
  periodWord,
  plain,
  type Sentence,
} from './words/words.ts'
