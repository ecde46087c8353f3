export { affectedDeadlines } from './affected.ts'
export {
  type Calendar,
  type CalendarFile,
  calendarKnownBy,
  NO_HOLIDAYS,
  whyNotWorking,
  workingDayBefore,
} from './calendar.ts'
export { countDays, earliestMeeting } from './count-days.ts'
export {
  comesTwice,
  dayInBritain,
  inLondon,
  localMoment,
  secondOf,
} from './count-hours.ts'
export { type DeadlineCount, deadlineCountSchema } from './deadline-count.ts'
export { ageOf, type CountedDay, type DueDate, nameAmount, nameDay, nameDue } from './due-date.ts'
export { type CalendarEvent, writeCalendarFile } from './icalendar.ts'
export { isBefore } from './instants.ts'
export { readCalendar } from './read-calendar.ts'
export { warnOfUnattended } from './unattended.ts'
