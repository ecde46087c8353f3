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
export { countWorkingDays } from './count-working-days.ts'
export { type DeadlineCount, deadlineCountSchema } from './deadline-count.ts'
export { ageOf, type CountedDay, type DueDate, nameAmount, nameDay, nameDue } from './due-date.ts'
export { type CalendarEvent, writeCalendarFile } from './icalendar.ts'
export { isBefore } from './instants.ts'
export {
  type CalendarOf,
  HOLIDAY_LISTS,
  readCalendar,
  readHolidayLists,
} from './read-calendar.ts'
export { warnOfUnattended } from './unattended.ts'
