import { writeCsv } from '#documents/index.ts'
import { type AskedOfList, readAddress } from '#fields/index.ts'
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

type Held = Pick<Known, 'meetings' | 'people' | 'today'>

/** The meetings that are counted, with the records that are held of them. */
export interface Counted {
  /** The calendar year in which the municipal year begins; `undefined` for all of them. */
  readonly year: number | undefined
  /** What the address asks for that cannot be had; '' where there is nothing such. */
  readonly unread: string
  readonly meetings: readonly Meeting[]
  readonly records: readonly JudgedRecord[]
}

/** `/meetings/attendance`: who was there how often, how they voted and spoke, and what interests were declared. */
export function presentAttendance(known: Held, { year, unread, meetings, records }: Counted) {
  const { people } = known
  const { recorded, unrecorded, members } = attendanceByMember(meetings, people, known.today)
  const isWhole = members.every(({ notKnown }) => notKnown === 0)
  const table: DataTable = {
    id: 'attendance',
    caption: 'Attendance',
    narrow: 'lines',
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
        { text: nameOf(people, person), href: memberHref(person, year) },
        ...[present, apologies, neither, ...(isWhole ? [] : [notKnown])].map((count) => ({
          text: String(count),
        })),
      ]),
  }
  const parts = partsOfMembers(records)
  const isAnyNamed = parts.some((part) => ASKED_MOST.some(([key]) => part[key] > 0))
  const query = year === undefined ? '' : `?year=${year}`
  return {
    title: 'Attendance, votes and interests',
    breadcrumbs: CRUMBS,
    years: yearLinks(known.meetings, year, '/meetings/attendance'),
    unread,
    answer: answerOf(recorded, unrecorded),
    table: members.length === 0 ? null : table,
    voted:
      records.length > 0 && !isAnyNamed
        ? `${votedWords(records.length)} ${NOBODY_NAMED}`
        : votedWords(records.length),
    parts: isAnyNamed ? partsTable(known, parts, year) : null,
    interests: interestTable(meetings, known),
    downloads: [
      { type: 'CSV', href: `/meetings/attendance.csv${query}` },
      { type: 'JSON (Popolo)', href: '/panel/popolo.json' },
    ],
  } satisfies Page & Record<string, unknown>
}

/** What is recorded of one member, at the meetings of a year or of all. */
const memberHref = (person: string, year: number | undefined) =>
  `/meetings/attendance/${person}${year === undefined ? '' : `?year=${year}`}`

const yearWords = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

/** The municipal years in which meetings were held, the latest first. */
function yearsHeld({ all, yearBegins }: Meetings): readonly number[] {
  const held = all.filter((one) => one.held !== null)
  const years = new Set(held.map((one) => municipalYearOf(dayOfMeeting(one), yearBegins)))
  return [...years].sort((one, other) => other - one)
}

/** The year that an address asks for, of those in which meetings were held, and a sentence where it asks for another. */
export function readYear(meetings: Meetings, query: AskedOfList) {
  const choices = Object.fromEntries(yearsHeld(meetings).map((year) => [year, yearWords(year)]))
  const field = { name: 'year', kind: 'choice', label: 'Municipal year', choices } as const
  const { had, unread } = readAddress([field], query)
  return { year: had['year'] === undefined ? undefined : Number(had['year']), unread }
}

/** The same as links, and one to all of them. */
export function yearLinks(meetings: Meetings, chosen: number | undefined, address: string) {
  return [
    { text: 'All years', href: address, isChosen: chosen === undefined },
    ...yearsHeld(meetings).map((year) => ({
      text: `Municipal year ${yearWords(year)}`,
      href: `${address}?year=${year}`,
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

export function votedWords(count: number): string {
  return count === 0
    ? 'Of no meeting is it recorded here what happened at it, so no votes or speeches are counted.'
    : `Counted of ${meetingsWords(count)} of which it is recorded what happened. A show of hands names nobody, and who moved, seconded or spoke is counted only where the record names them. Elections, and votes by which nothing was decided, are not counted.`
}

/** What is counted of a member, in words; of all members those that are asked most. */
export const COUNTS = [
  ['for', 'Voted for'],
  ['against', 'Voted against'],
  ['abstained', 'Abstained'],
  ['unnamed', 'Votes that name nobody'],
  ['onNoSide', 'Votes by name, on no side'],
  ['casting', 'Casting votes given'],
  ['moved', 'Moved'],
  ['seconded', 'Seconded'],
  ['spoke', 'Named as speaking'],
  ['interests', 'Interests declared'],
] as const satisfies readonly (readonly [keyof PartOfMember, string])[]

export const minutesWords = ({ minutes }: PartOfMember) =>
  minutes === null ? 'not known' : String(minutes)

/** Those that are asked most; the others are on the page of each member. */
const ASKED_MOST = COUNTS.filter(([key]) =>
  ['for', 'against', 'abstained', 'casting', 'spoke'].some((one) => one === key),
)

const NOBODY_NAMED =
  'In none of them does a vote name who voted how, and nobody is named as speaking.'

function partsTable(
  { people }: Held,
  parts: readonly PartOfMember[],
  year: number | undefined,
): DataTable {
  // Few panels ever see one
  const counts = ASKED_MOST.filter(
    ([key]) => key !== 'casting' || parts.some(({ casting }) => casting > 0),
  )
  return {
    id: 'votes',
    caption: 'Votes by name, and speeches',
    narrow: 'lines',
    columns: [{ text: 'Who' }, ...counts.map(([, text]) => ({ text, numeric: true }))],
    rows: parts
      .toSorted((one, other) =>
        nameOf(people, one.person).localeCompare(nameOf(people, other.person), 'en'),
      )
      .map((part) => [
        { text: nameOf(people, part.person), href: memberHref(part.person, year) },
        ...counts.map(([key]) => ({ text: String(part[key]) })),
      ]),
  }
}

/** Interests as they were declared, those of one meeting together, the latest first. */
export function interestTable(
  all: readonly Meeting[],
  { people }: Held,
  who?: string,
): DataTable | null {
  const rows = all
    .toReversed()
    .flatMap((meeting) =>
      (meeting.held?.declarations ?? [])
        .filter(({ person }) => who === undefined || person === who)
        .map((one) => [
          { text: declarationWords(people, one) },
          { text: meetingName(meeting), href: addressOf(meeting) },
        ]),
    )
  if (rows.length === 0) return null
  return {
    id: 'interests',
    caption: 'Interests declared',
    narrow: 'lines',
    columns: [{ text: 'What was declared' }, { text: 'At', plain: true }],
    rows,
  }
}

const COLUMNS = [
  ...['person', 'name', 'meetings_counted', 'present', 'apologies', 'not_named'],
  ...['membership_not_recorded', 'records_counted'],
  ...['voted_for', 'voted_against', 'abstained', 'votes_that_name_nobody'],
  ...['votes_by_name_on_no_side', 'casting_votes'],
  ...['moved', 'seconded', 'named_as_speaking', 'interests_declared', 'minutes_in_the_room'],
]

/** The same in a row a member; blank is not known. */
export function writeAttendance(
  { people, today }: Held,
  { meetings, records }: Pick<Counted, 'meetings' | 'records'>,
): string {
  const { members, recorded } = attendanceByMember(meetings, people, today)
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
