import { type Disagreement, type Outcome, readYaml, refuse, withLines } from '#shared/index.ts'
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
  const say = (code: string, index: number, words: string): Disagreement => ({
    code,
    file: FILE,
    words,
    steps: ['holidays', index, 'on'],
  })
  const found = days.flatMap((on, index) => [
    ...(days.indexOf(on) < index
      ? [say('same-day', index, ` has ${on} twice. Take one of the two out`)]
      : []),
    ...(on < covers.from || on > covers.to
      ? [
          say(
            'outside-covers',
            index,
            ` has ${on}, which is outside the years it covers. Correct the day, or covers`,
          ),
        ]
      : []),
  ])
  return found.length > 0 ? { ok: false, problems: withLines(found, files) } : read
}
