import { writeCsv } from '#documents/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { dayOfMeeting, type Meeting, type Meetings, municipalYearOf } from '../meetings/meeting.ts'
import {
  addressOf,
  CRUMBS,
  declarationWords,
  meetingName,
  nameOf,
} from '../meetings/meeting-words.ts'
import type { Known } from '../meetings/needs.ts'
import type { JudgedRecord } from '../record/fetch-judged.ts'
import { attendanceByMember } from './attendance-by-member.ts'
import { minutesOf, type PartOfMember, partsOfMembers } from './parts-of-members.ts'

type Held = Pick<Known, 'meetings' | 'people'>

/** The meetings that are counted, with the records that are held of them. */
interface Counted {
  /** The calendar year in which the municipal year begins; `undefined` for all of them. */
  readonly year: number | undefined
  readonly meetings: readonly Meeting[]
  readonly records: readonly JudgedRecord[]
}

/** `/meetings/attendance`: who was there how often, how they voted and spoke, and what interests were declared. */
export function presentAttendance(known: Held, { year, meetings, records }: Counted) {
  const { people } = known
  const { recorded, unrecorded, members } = attendanceByMember(meetings, people)
  const isWhole = members.every(({ notKnown }) => notKnown === 0)
  const table: DataTable = {
    id: 'attendance',
    caption: 'Attendance',
    narrow: 'cards',
    columns: [
      { text: 'Who' },
      { text: 'Present', numeric: true },
      { text: 'Apologies', numeric: true },
      { text: 'A member, and not named', numeric: true },
      ...(isWhole ? [] : [{ text: 'Not named, membership not recorded', numeric: true }]),
    ],
    rows: members
      .toSorted((one, other) =>
        nameOf(people, one.person).localeCompare(nameOf(people, other.person), 'en'),
      )
      .map(({ person, present, apologies, neither, notKnown }) => [
        { text: nameOf(people, person), href: `/panel/people/${person}` },
        ...[present, apologies, neither, ...(isWhole ? [] : [notKnown])].map((count) => ({
          text: String(count),
        })),
      ]),
  }
  const query = year === undefined ? '' : `?year=${year}`
  return {
    title: 'Attendance, votes and interests',
    breadcrumbs: CRUMBS,
    years: yearLinks(known.meetings, year),
    answer: answerOf(recorded, unrecorded),
    table: members.length === 0 ? null : table,
    voted: votedWords(records.length),
    parts: records.length === 0 ? null : partsTable(known, records),
    interests: interestTable(meetings, known),
    downloads: [
      { type: 'CSV', href: `/meetings/attendance.csv${query}` },
      { type: 'JSON (Popolo)', href: '/panel/popolo.json' },
    ],
  } satisfies Page & Record<string, unknown>
}

const yearWords = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

/** The municipal years in which meetings were held, the latest first, and all of them. */
function yearLinks({ all, yearBegins }: Meetings, chosen: number | undefined) {
  const held = all.filter((one) => one.held !== null)
  const years = new Set(held.map((one) => municipalYearOf(dayOfMeeting(one), yearBegins)))
  const links = [...years].sort((one, other) => other - one)
  return [
    { text: 'All years', href: '/meetings/attendance', isChosen: chosen === undefined },
    ...links.map((year) => ({
      text: `Municipal year ${yearWords(year)}`,
      href: `/meetings/attendance?year=${year}`,
      isChosen: chosen === year,
    })),
  ]
}

const meetingsWords = (count: number) => `${count} ${count === 1 ? 'meeting' : 'meetings'}`

function answerOf(recorded: number, unrecorded: number): string {
  if (recorded === 0) return 'Of no meeting is it recorded here who was there.'
  const rest =
    unrecorded === 0
      ? ''
      : ` ${meetingsWords(unrecorded)} more ${unrecorded === 1 ? 'was' : 'were'} held of which that is not recorded, and counts for nobody.`
  return `Counted of ${meetingsWords(recorded)} of which it is recorded who was there.${rest}`
}

function votedWords(count: number): string {
  return count === 0
    ? 'Of no meeting is it recorded here what happened at it, so no votes or speeches are counted.'
    : `Counted of ${meetingsWords(count)} of which it is recorded what happened. A show of hands names nobody, and who moved, seconded or spoke is counted only where the record names them. Elections, and votes by which nothing was decided, are not counted.`
}

const COUNTS = [
  ['for', 'Voted for'],
  ['against', 'Voted against'],
  ['abstained', 'Abstained'],
  ['unnamed', 'Votes that name nobody'],
  ['onNoSide', 'Votes by name, on no side'],
  ['moved', 'Moved'],
  ['seconded', 'Seconded'],
  ['spoke', 'Named as speaking'],
  ['interests', 'Interests declared'],
] as const satisfies readonly (readonly [keyof PartOfMember, string])[]

const minutesWords = ({ minutes }: PartOfMember) =>
  minutes === null ? 'not known' : String(minutes)

function partsTable({ people }: Held, records: readonly JudgedRecord[]): DataTable {
  return {
    id: 'votes',
    caption: 'Votes and speeches',
    narrow: 'cards',
    columns: [
      { text: 'Who' },
      ...COUNTS.map(([, text]) => ({ text, numeric: true })),
      { text: 'Minutes in the room', numeric: true },
    ],
    rows: partsOfMembers(records)
      .toSorted((one, other) =>
        nameOf(people, one.person).localeCompare(nameOf(people, other.person), 'en'),
      )
      .map((part) => [
        { text: nameOf(people, part.person), href: `/panel/people/${part.person}` },
        ...COUNTS.map(([key]) => ({ text: String(part[key]) })),
        { text: minutesWords(part) },
      ]),
  }
}

/** Interests as they were declared, those of one meeting together, the latest first. */
function interestTable(all: readonly Meeting[], { people }: Held): DataTable | null {
  const rows = all
    .toReversed()
    .flatMap((meeting) =>
      (meeting.held?.declarations ?? []).map((one) => [
        { text: declarationWords(people, one) },
        { text: meetingName(meeting), href: addressOf(meeting) },
      ]),
    )
  if (rows.length === 0) return null
  return {
    id: 'interests',
    caption: 'Interests declared',
    narrow: 'cards',
    columns: [{ text: 'What was declared' }, { text: 'At' }],
    rows,
  }
}

const COLUMNS = [
  ...['person', 'name', 'meetings_counted', 'present', 'apologies', 'not_named'],
  ...['membership_not_recorded', 'records_counted'],
  ...['voted_for', 'voted_against', 'abstained', 'votes_that_name_nobody'],
  ...['votes_by_name_on_no_side'],
  ...['moved', 'seconded', 'named_as_speaking', 'interests_declared', 'minutes_in_the_room'],
]

/** The same in a row a member; blank is not known. */
export function writeAttendance({ people }: Held, { meetings, records }: Counted): string {
  const { members, recorded } = attendanceByMember(meetings, people)
  const parts = new Map(partsOfMembers(records).map((part) => [part.person, part]))
  const ids = new Set([...members.map(({ person }) => person), ...parts.keys()])
  const rows = [...ids].sort().map((person) => {
    const there = members.find((one) => one.person === person)
    const part = parts.get(person)
    const counts = COUNTS.map(([key]) => (records.length === 0 ? null : (part?.[key] ?? 0)))
    return [
      ...[person, nameOf(people, person), recorded],
      ...[there?.present ?? 0, there?.apologies ?? 0, there?.neither ?? 0, there?.notKnown ?? 0],
      ...[records.length, ...counts, records.length === 0 ? null : minutesOf(records, person)],
    ]
  })
  return writeCsv(COLUMNS, rows, { mark: true })
}
