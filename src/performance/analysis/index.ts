export { type DatedValue, fillGaps } from './calendar.ts'
export { type ChangeCells, NOT_COMPARABLE, writeChange } from './change-cells.ts'
export {
  BASES,
  type Basis,
  type Comparison,
  type ComparisonContext,
  compare,
  compareSides,
  findBreak,
} from './comparison.ts'
export { describeComparison, describePercent } from './comparison-words.ts'
export {
  type Assurance,
  type ControlLimits,
  controlLimits,
  type Judgement,
  type LimitsPhase,
  type LimitsPoint,
  type LimitsSettings,
  type Variation,
} from './control-limits.ts'
export { describeDaysAlone } from './days-alone.ts'
export { describeExplanations, type Explanation, findExplanations } from './explain.ts'
export { describeFalseAlarms, FALSE_ALARM_SHARE } from './false-alarms.ts'
export { describeFlag, explainFlag } from './flag-sentences.ts'
export { type Flag, findFlags } from './flagged-points.ts'
export {
  formatDistance,
  formatRange,
  formatValue,
  formatWithNoun,
  ordinal,
} from './format-value.ts'
export { answerLimitsLine, type LimitsAnswer } from './limits-lines.ts'
export { type OwnLimits, withOwnLimits } from './own-limits.ts'
export { FEWEST_FOR_FIRM, FEWEST_FOR_LIMITS, type LimitsStatus } from './phase-limits.ts'
export { averagesWritten } from './phrases.ts'
export { type Direction, RULES, type Rule, type RuleLine } from './rules.ts'
export { isInScope, type Registers, rebaseDays, type Subject } from './scope.ts'
export { describeFigure, describeLatest, type SentenceOptions } from './sentences.ts'
export {
  type AnalysedSeries,
  analyseSeries,
  judgedValue,
  lastPublished,
  phaseOf,
  rangeAt,
  type SeriesPoint,
  type SeriesSettings,
  type UsualRange,
  usualRange,
} from './series.ts'
export { type Verdict, type VerdictKind, verdict } from './verdict.ts'
export { monthName, type Part, periodWord, plain, type Sentence } from './words.ts'
