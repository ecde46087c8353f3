export {
  type Constitution,
  citeParagraph,
  deadlinesOf,
  isInForce,
  rulesInForce,
  rulesOfParagraph,
} from './constitution.ts'
export { type DeadlineCount, deadlineCountSchema } from './deadline-count.ts'
export { parseConstitution } from './load-constitution.ts'
export type { Conflict, Ruling, Settings, Silence, Version } from './registers.ts'
export type { Deadline, DeadlineRule, MajorityRule, QuorumRule, Rule, RuleKind } from './rule.ts'
