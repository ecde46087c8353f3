export { answerJson } from './answer.ts'
export { answerQuestion, QUESTIONS } from './ask.ts'

export { calendarKnownBy } from './days/calendar.ts'

export { readCalendar } from './days/read-calendar.ts'

export { parseConstitution } from './load-constitution.ts'
export { constitutionHoldings, readRulings } from './pages/holdings.ts'
export { CONSTITUTION_VIEWS, constitutionRoutes } from './pages/routes.ts'
export { procedureHoldings } from './procedures/pages/holdings.ts'
export { fetchNextDates, type NextDates } from './procedures/pages/next-dates.ts'
export { PROCEDURE_VIEWS, procedureRoutes } from './procedures/pages/procedure-routes.ts'

export { TIMETABLE_NAMES } from './timetables/inputs.ts'

export { makeTimetable } from './timetables/timetable.ts'
