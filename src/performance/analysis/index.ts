export type { DatedValue } from './calendar.ts'
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
export { answerLimitsLine, type LimitsAnswer } from './limits-lines.ts'
export { FEWEST_FOR_FIRM, FEWEST_FOR_LIMITS, type LimitsStatus } from './phase-limits.ts'
export type { Direction, Rule } from './rules.ts'
