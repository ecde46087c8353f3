import { type Outcome, readYaml, refuse } from '#shared/index.ts'
import { type CalendarFile, calendarFileSchema } from './calendar.ts'

const FILE = 'calendar/bank-holidays.yaml'

/**
 * The bank holidays of an area, from its files.
 *
 * @param files - by path inside the area folder, as text
 * @returns the file as read, or everything that is wrong with it, each with the line and the remedy
 */
export function readCalendar(files: ReadonlyMap<string, string>): Outcome<CalendarFile> {
  const text = files.get(FILE)
  if (text === undefined) {
    const message = `${FILE} is not in the area folder. Add it: working days cannot be counted without it`
    return refuse('missing-file', message, FILE)
  }
  const read = readYaml(FILE, text, calendarFileSchema)
  if (!read.ok) return read
  const { holidays, covers } = read.value
  const days = holidays.map(({ on }) => on)
  const twice = days.find((on, index) => days.indexOf(on) !== index)
  if (twice !== undefined) {
    return refuse('same-day', `${FILE} has ${twice} twice. Take one of the two out`, FILE)
  }
  const outside = days.find((on) => on < covers.from || on > covers.to)
  if (outside !== undefined) {
    const message = `${FILE} has ${outside}, which is outside the years it covers. Correct the day, or covers`
    return refuse('outside-covers', message, FILE)
  }
  return read
}
