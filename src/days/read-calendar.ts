import {
  accept,
  type Disagreement,
  type Outcome,
  readYaml,
  refuse,
  withLines,
} from '#shared/index.ts'
import {
  type Calendar,
  type CalendarFile,
  calendarFileSchema,
  calendarKnownBy,
  NO_HOLIDAYS,
} from './calendar.ts'

const FILE = 'calendar/bank-holidays.yaml'

/** The lists of the other parts of the United Kingdom, for clocks that stop for a holiday in any of them. */
const OTHERS = [
  'calendar/bank-holidays-scotland.yaml',
  'calendar/bank-holidays-northern-ireland.yaml',
]

/**
 * The bank holidays of an area, from its files.
 *
 * @param files - by path inside the area folder, as text
 * @returns the file as read, or everything that is wrong with it, each with the line and the remedy
 */
export function readCalendar(files: ReadonlyMap<string, string>): Outcome<CalendarFile> {
  return readOne(FILE, files)
}

/** Whose bank holidays are counted: those of the area, of one part of the United Kingdom, or of any. */
export const HOLIDAY_LISTS = [
  'area',
  'england-and-wales',
  'scotland',
  'northern-ireland',
  'united-kingdom',
] as const

export type HolidayList = (typeof HOLIDAY_LISTS)[number]

/** The calendar of a list as it is known now; of one that is not held, only Saturdays and Sundays are known. */
export type CalendarOf = (list: HolidayList) => Calendar

/**
 * The bank holidays of every list that an area holds. A day that is one in any part of the United Kingdom says in
 * which.
 *
 * @returns what `united-kingdom` covers is what all of its parts do; it covers nothing while one is not held
 */
export function readHolidayLists(files: ReadonlyMap<string, string>): Outcome<CalendarOf> {
  const reads = [FILE, ...OTHERS]
    .filter((path) => files.has(path))
    .map((path) => readOne(path, files))
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems))
  if (problems.length > 0) return { ok: false, problems }
  const lists = reads.flatMap((read) => (read.ok ? [read.value] : []))
  const calendars = new Map<HolidayList, Calendar>(
    lists.map((one) => [one.division, calendarKnownBy(one)]),
  )
  const [own] = lists
  if (files.has(FILE) && own !== undefined) calendars.set('area', calendarKnownBy(own))
  calendars.set('united-kingdom', inAnyPart(lists))
  return accept((list) => calendars.get(list) ?? NO_HOLIDAYS)
}

const PARTS = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const

function inAnyPart(lists: readonly CalendarFile[]): Calendar {
  const parts = Object.keys(PARTS) as readonly (keyof typeof PARTS)[]
  const held = parts.flatMap((part) =>
    lists.filter(({ division }) => division === part).slice(0, 1),
  )
  const named = held.flatMap((one) =>
    [...calendarKnownBy(one).holidays].map(([on, name]) => ({
      on,
      name,
      part: PARTS[one.division],
    })),
  )
  const holidays = [...Map.groupBy(named, ({ on }) => on)].map(([on, its]): [string, string] => {
    const name = its[0]?.name ?? ''
    const where = its.map(({ part }) => part).join(' and ')
    return [on, its.length === parts.length ? name : `${name}, in ${where}`]
  })
  const covers =
    held.length < parts.length
      ? NO_HOLIDAYS.covers
      : {
          from: held
            .map((one) => one.covers.from)
            .reduce((one, other) => (one > other ? one : other)),
          to: held.map((one) => one.covers.to).reduce((one, other) => (one < other ? one : other)),
        }
  return { holidays: new Map(holidays), covers }
}

function readOne(path: string, files: ReadonlyMap<string, string>): Outcome<CalendarFile> {
  const text = files.get(path)
  if (text === undefined) {
    const message = `${path} is not in the area folder. Add it: working days cannot be counted without it`
    return refuse('missing-file', message, path)
  }
  const read = readYaml(path, text, calendarFileSchema)
  if (!read.ok) return read
  const { holidays, covers } = read.value
  const days = holidays.map(({ on }) => on)
  const say = (code: string, index: number, words: string): Disagreement => ({
    code,
    file: path,
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
