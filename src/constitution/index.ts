export {
  type Alternative,
  type Answer,
  answerJson,
  type Reason,
  type ShownConflict,
} from './answer.ts'
export { type Asked, answerQuestion, QUESTIONS } from './ask.ts'
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
export { type ConstitutionNeeds, constitutionHoldings, readRulings } from './pages/holdings.ts'
export { CONSTITUTION_VIEWS, constitutionRoutes } from './pages/routes.ts'
export { procedureHoldings } from './procedures/pages/holdings.ts'
export { fetchNextDates, type NextDates } from './procedures/pages/next-dates.ts'
export { PROCEDURE_VIEWS, procedureRoutes } from './procedures/pages/procedure-routes.ts'
export type { Conflict, Ruling, Settings, Silence, Version } from './registers.ts'
export type { Deadline, DeadlineRule, MajorityRule, QuorumRule, Rule, RuleKind } from './rule.ts'
export { checkNotice, type Feasibility } from './timetables/feasibility.ts'
export { TIMETABLE_NAMES, type TimetableName } from './timetables/inputs.ts'
export type { Decider, Decision, Reckoner } from './timetables/reckoner.ts'
export { makeTimetable, type Timetable } from './timetables/timetable.ts'
export type { OtherDate, WorkedDeadline } from './timetables/work-out.ts'
