import type { DataTable, Page } from '#web/index.ts'
import { dayOfMeeting, type Meeting } from '../meetings/meeting.ts'
import { addressOf, CRUMBS, meetingName, nameOf } from '../meetings/meeting-words.ts'
import type { Known } from '../meetings/needs.ts'
import { goesOn } from '../meetings/standing.ts'
import type { JudgedRecord } from '../record/fetch-judged.ts'
import { OUTCOMES } from '../record/record-log.ts'
import type { Side } from '../record/sides.ts'
import { wordsPut } from '../record/words-apart.ts'
import { type Attended, attendedAs } from './attendance-by-member.ts'
import {
  COUNTS,
  type Counted,
  interestTable,
  minutesWords,
  votedWords,
  yearLinks,
} from './attendance-page.ts'
import { castingIn, minutesOf, partsOfMembers, type Taken, takenIn } from './parts-of-members.ts'

type Held = Pick<Known, 'meetings' | 'people' | 'today'>

/**
 * `/meetings/attendance/<person>`: at which meetings a member was, how they voted where a vote names them, and what
 * else is counted of them.
 *
 * @returns `undefined` where nobody of that id is recorded
 */
export function presentMember(
  known: Held,
  person: string,
  { year, unread, meetings, records }: Counted,
) {
  const { people } = known
  const their = people.people.get(person)
  if (their === undefined) return undefined
  const attended = attendedTable(known, person, meetings, records)
  const part = partsOfMembers(records).find((one) => one.person === person)
  return {
    title: `${their.name} at the meetings of the panel`,
    breadcrumbs: [
      ...CRUMBS,
      { text: 'Attendance, votes and interests', href: '/meetings/attendance' },
    ],
    years: yearLinks(known.meetings, year, `/meetings/attendance/${person}`),
    unread,
    person: { text: `What ${nameOf(people, person)} holds`, href: `/panel/people/${person}` },
    attended,
    voted: votedWords(records.length),
    counts:
      part === undefined
        ? []
        : [
            ...COUNTS.map(([key, text]) => ({ text, count: String(part[key]) })),
            { text: 'Minutes in the room', count: minutesWords(part) },
          ],
    votes: votesTable(records, person),
    interests: interestTable(meetings, known, person),
  } satisfies Page & Record<string, unknown>
}

const ATTENDED: Readonly<Record<Attended, string>> = {
  present: 'Present',
  apologies: 'Apologies',
  neither: 'A member, and not named',
  notKnown: 'Not named; whether a member that day is not recorded',
}

/** Meetings of which it is recorded who was there, the latest first. */
function attendedTable(
  { people, today }: Held,
  person: string,
  meetings: readonly Meeting[],
  records: readonly JudgedRecord[],
): DataTable | null {
  const recordOf = new Map(records.map((record) => [record.meeting.address, record]))
  const rows = meetings.toReversed().flatMap((meeting) => {
    const attended =
      meeting.held === null
        ? undefined
        : attendedAs({ ...meeting.held, isOver: !goesOn(meeting, today) }, person, people)
    if (attended === undefined) return []
    const record = recordOf.get(meeting.address)
    const minutes = record === undefined ? null : minutesOf([record], person)
    return [
      [
        { text: meetingName(meeting), href: addressOf(meeting) },
        {
          text: ATTENDED[attended],
          ...(attended === 'present' && record !== undefined ? { note: stayWords(minutes) } : {}),
        },
      ],
    ]
  })
  if (rows.length === 0) return null
  return {
    id: 'meetings',
    caption: 'Attendance',
    narrow: 'lines',
    columns: [{ text: 'Meeting' }, { text: 'Named as' }],
    rows,
  }
}

const stayWords = (minutes: number | null) =>
  minutes === null
    ? 'how long is not known'
    : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} in the room`

const TAKEN: Readonly<Record<Taken, string>> = {
  for: 'For',
  against: 'Against',
  abstained: 'Abstained',
  onNoSide: 'Named on no side',
  unnamed: 'The vote names nobody',
}

const castingWords = (side: Side | undefined) =>
  side === undefined
    ? 'and gave a casting vote, of which it is not recorded which way'
    : `and gave the casting vote ${side}`

/** The questions in which they might vote, the latest first. */
function votesTable(records: readonly JudgedRecord[], person: string): DataTable | null {
  const rows = records
    .toSorted((one, other) => dayOfMeeting(other.meeting).localeCompare(dayOfMeeting(one.meeting)))
    .flatMap(({ meeting, judged: { course, results } }) =>
      results.toReversed().flatMap((voted) => {
        const taken = takenIn(voted).get(person)
        const casting = castingIn(voted)
        const isTheirs = casting?.by === person
        if (taken === undefined && !isTheirs) return []
        return [
          [
            { text: wordsPut(course, voted.vote) || 'What was put is not recorded' },
            {
              text: taken === undefined ? 'No vote of their own' : TAKEN[taken],
              ...(isTheirs ? { note: castingWords(casting.side) } : {}),
            },
            { text: OUTCOMES[voted.result.outcome] },
            { text: meetingName(meeting), href: `${addressOf(meeting)}/record?all=yes#votes` },
          ],
        ]
      }),
    )
  if (rows.length === 0) return null
  return {
    id: 'votes',
    caption: 'Votes',
    narrow: 'lines',
    columns: [
      { text: 'What was put' },
      { text: 'Voted' },
      { text: 'It was' },
      { text: 'At', plain: true },
    ],
    rows,
  }
}
