export {
  type Constitution,
  citeParagraph,
  deadlinesOf,
  isInForce,
  rulesInForce,
  rulesOfParagraph,
} from './constitution.ts'
export { type AffectedDeadline, affectedDeadlines, type Recountable } from './days/affected.ts'
export {
  type Calendar,
  type CalendarFile,
  calendarKnownBy,
  isWorkingDay,
  withHoliday,
} from './days/calendar.ts'
export { countDays, earliestMeeting } from './days/count-days.ts'
export { ageOf, type CountedDay, type DueDate, nameDay, nameDue } from './days/due-date.ts'
export { readCalendar } from './days/read-calendar.ts'
export { type DeadlineCount, deadlineCountSchema } from './deadline-count.ts'
export { parseConstitution } from './load-constitution.ts'
export type { Conflict, Ruling, Settings, Silence, Version } from './registers.ts'
export type { Deadline, DeadlineRule, MajorityRule, QuorumRule, Rule, RuleKind } from './rule.ts'
