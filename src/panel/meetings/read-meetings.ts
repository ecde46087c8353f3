import { isDay } from '#fields/index.ts'
import type { People } from '#people/index.ts'
import {
  accept,
  type Disagreement,
  nearest,
  type Outcome,
  type Problem,
  readYaml,
  type Step,
  withLines,
} from '#shared/index.ts'
import { type Meeting, type Meetings, meetingsOf, municipalYearOf, numberOf } from './meeting.ts'
import {
  ADDRESS,
  type MeetingFile,
  meetingFileSchema,
  meetingsAboutSchema,
} from './meeting-file.ts'

/** The folder of an area in which its meetings stand, one a file. */
export const MEETINGS_FOLDER = 'meetings/'

const ABOUT = `${MEETINGS_FOLDER}about.yaml`

/** Of a meeting of which only the area's file speaks. */
const NOTHING_RECORDED = {
  ...{ changes: [], called: null, summonedOn: null, summonedHow: null },
  ...{ issued: [], recordedAt: null },
} as const

/** Where no file says when a municipal year begins: panels elect their chair in June. */
const YEAR_BEGINS = '06-01'

/**
 * The meetings of an area's files.
 *
 * @param files - by path inside the area folder, as text
 * @param people - who may be named in them; left out where they cannot be read, and nobody is blamed
 * @returns none where there is no such folder; or everything that is wrong at once, with file and line
 */
export function readMeetings(
  files: ReadonlyMap<string, string>,
  people?: Pick<People, 'people'>,
): Outcome<Meetings> {
  const problems: Problem[] = []
  const keep = <Value>(read: Outcome<Value>): Value | undefined => {
    if (read.ok) return read.value
    problems.push(...read.problems)
    return undefined
  }
  const aboutText = files.get(ABOUT)
  const about =
    aboutText === undefined ? undefined : keep(readYaml(ABOUT, aboutText, meetingsAboutSchema))
  const all = [...files].flatMap(([path, text]): Meeting[] => {
    if (!path.startsWith(MEETINGS_FOLDER) || !path.endsWith('.yaml') || path === ABOUT) return []
    const address = path.slice(MEETINGS_FOLDER.length, -'.yaml'.length)
    if (!ADDRESS.test(address) || !isDay(address.slice(0, 'YYYY-MM-DD'.length))) {
      problems.push(misnamed(path))
      return []
    }
    const file = keep(readYaml(path, text, meetingFileSchema))
    return file === undefined
      ? []
      : [{ ...file, ...NOTHING_RECORDED, address, held: file.held ?? null }]
  })
  const yearBegins = about?.year_begins ?? YEAR_BEGINS
  const wrong = problems.length > 0 ? [] : disagreements(all, yearBegins, people)
  problems.push(...withLines(wrong, files))
  if (problems.length > 0) return { ok: false, problems }
  const fromAfar = about?.attendance_from_afar ?? null
  return accept(meetingsOf(all, { yearBegins, fromAfar }))
}

function misnamed(path: string): Problem {
  const message = `${path} is not read where it is. Name it by the day of its meeting, such as meetings/2019-07-22.yaml, and a second meeting of the day by its kind too`
  return { code: 'misplaced-file', message, field: path }
}

const wrong = (meeting: Meeting, steps: readonly Step[], words: string): Disagreement => ({
  code: 'meetings-disagree',
  file: `${MEETINGS_FOLDER}${meeting.address}.yaml`,
  words: `: ${words}`,
  steps,
})

function disagreements(
  all: readonly Meeting[],
  yearBegins: string,
  people: Pick<People, 'people'> | undefined,
): readonly Disagreement[] {
  const known = new Set(all.map(({ address }) => address))
  return [
    ...all.flatMap((meeting) => [
      ...(people === undefined ? [] : unknownPeople(meeting, people)),
      ...wrongTimes(meeting),
      ...wrongItems(meeting),
      ...unknownMeetings(meeting, known),
    ]),
    ...minutesTwice(all, yearBegins),
  ]
}

/** Everybody whom a file of a meeting names, with the way to it. */
function peopleNamed({ held }: Pick<MeetingFile, 'held'>): readonly (readonly [Step[], string])[] {
  if (held === undefined) return []
  const list = (name: string, ids: readonly string[] | null) =>
    (ids ?? []).map((id, index): [Step[], string] => [['held', name, index], id])
  const of = (name: string, entries: readonly { readonly person: string }[] | null) =>
    list(
      name,
      (entries ?? []).map(({ person }) => person),
    )
  return [
    ...(held.chair === null ? [] : [[['held', 'chair'], held.chair] as [Step[], string]]),
    ...list('present', held.present),
    ...list('apologies', held.apologies),
    ...of('in_attendance', held.in_attendance),
    ...of('declarations', held.declarations),
  ]
}

function unknownPeople(
  meeting: Meeting,
  { people }: Pick<People, 'people'>,
): readonly Disagreement[] {
  return peopleNamed({ held: meeting.held ?? undefined }).flatMap(([steps, id]) => {
    if (people.has(id)) return []
    const near = nearest(id, new Set(people.keys()))
    const meant = near === undefined ? '' : ` Did you mean ${near}?`
    return [
      wrong(meeting, steps, `${id} is nobody of people.yaml.${meant} Add them, or correct the id`),
    ]
  })
}

function wrongTimes(meeting: Meeting): readonly Disagreement[] {
  const { held, address } = meeting
  if (held === null) return []
  const { began, ended, day, present, apologies } = held
  const both = (present ?? []).filter((id) => apologies?.includes(id))
  return [
    ...(began !== null && ended !== null && ended < began
      ? [
          wrong(
            meeting,
            ['held', 'ended'],
            `it ends at ${ended}, before it begins at ${began}. Correct a time`,
          ),
        ]
      : []),
    ...(meeting.planned.length === 0 && !address.startsWith(day)
      ? [
          wrong(
            meeting,
            ['held', 'day'],
            `it was held on ${day}, and its file is named ${address}. Correct one of them, or say for which day it was planned`,
          ),
        ]
      : []),
    ...both.map((id) =>
      wrong(
        meeting,
        ['held', 'apologies'],
        `${id} is both present and among the apologies. Take them out of one`,
      ),
    ),
  ]
}

function wrongItems(meeting: Meeting): readonly Disagreement[] {
  const { items, resolutions } = meeting
  const numbers = items.map(numberOf)
  const minutes = new Set(items.flatMap(({ minute }) => minute ?? []))
  return [
    ...numbers.flatMap((number, index) =>
      numbers.indexOf(number) < index
        ? [
            wrong(
              meeting,
              ['items', index],
              `two items are known by the number ${number}. Give each its own`,
            ),
          ]
        : [],
    ),
    ...resolutions.flatMap(({ minute }, index) =>
      minutes.has(minute)
        ? []
        : [
            wrong(
              meeting,
              ['resolutions', index],
              `it is resolved under minute ${minute}, and no item has that minute. Add the item, or correct the minute`,
            ),
          ],
    ),
  ]
}

/** Meetings that are named and that no file is of. */
function unknownMeetings(meeting: Meeting, known: ReadonlySet<string>): readonly Disagreement[] {
  const confirmed = meeting.minutes?.confirmed
  const named = [
    ...(confirmed ? [[['minutes', 'confirmed'], confirmed.meeting] as [Step[], string]] : []),
    ...meeting.items.flatMap(({ answers }, index) =>
      answers.map((one): [Step[], string] => [['items', index, 'answers'], one.meeting]),
    ),
  ]
  return named.flatMap(([steps, address]) => {
    if (known.has(address)) return []
    return [
      wrong(
        meeting,
        steps,
        `no file is of the meeting ${address}. Add ${MEETINGS_FOLDER}${address}.yaml, or correct the address`,
      ),
    ]
  })
}

/** Minutes run on through the municipal year: a number is used once in it. */
function minutesTwice(all: readonly Meeting[], yearBegins: string): readonly Disagreement[] {
  const seen = new Map<string, string>()
  return all.flatMap((meeting) =>
    meeting.items.flatMap(({ minute }, index) => {
      if (minute === undefined) return []
      const year = municipalYearOf(meeting.held?.day ?? meeting.address, yearBegins)
      const key = `${year} ${minute}`
      const other = seen.get(key)
      seen.set(key, meeting.address)
      if (other === undefined || other === meeting.address) return []
      return [
        wrong(
          meeting,
          ['items', index],
          `minute ${minute} is used at the meeting of ${other} too, in the same municipal year. Correct one of them`,
        ),
      ]
    }),
  )
}
