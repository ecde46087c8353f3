export { type ChangeCells, NOT_COMPARABLE, writeChange } from './change-cells.ts'
export {
  BASES,
  type Basis,
  type Comparison,
  compare,
  compareSides,
  findBreak,
} from './comparison.ts'
export { describeComparison } from './comparison-words.ts'
export { controlLimits } from './control-limits.ts'
export { describeDaysAlone } from './days-alone.ts'
export { type Explanation, findExplanations } from './explain.ts'
export { describeFalseAlarms, FALSE_ALARM_SHARE } from './false-alarms.ts'
export { describeFlag, explainFlag } from './flag-sentences.ts'
export { type Flag, findFlags } from './flagged-points.ts'
export {
  formatRange,
  formatValue,
  formatWithNoun,
} from './format-value.ts'
export { answerLimitsLine } from './limits-lines.ts'
export { type OwnLimits, withOwnLimits } from './own-limits.ts'
export { FEWEST_FOR_FIRM, FEWEST_FOR_LIMITS } from './phase-limits.ts'
export { averagesWritten } from './phrases.ts'
export { RULES, type RuleLine } from './rules.ts'
export { isInScope, type Registers, rebaseDays, type Subject } from './scope.ts'
export { describeFigure, describeLatest } from './sentences.ts'
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
export { monthName, periodWord, plain, type Sentence } from './words.ts'
