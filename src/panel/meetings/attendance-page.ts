import type { People } from '#people/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { attendanceByMember } from './attendance-by-member.ts'
import type { Meeting, Meetings } from './meeting.ts'
import { addressOf, CRUMBS, declarationWords, meetingName, nameOf } from './meeting-words.ts'

/** `/meetings/attendance`: who was there how often, and what interests were declared. */
export function presentAttendance({ all }: Meetings, people: People) {
  const { recorded, unrecorded, members } = attendanceByMember(all, people)
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
  return {
    title: 'Attendance and interests',
    breadcrumbs: CRUMBS,
    answer: answerOf(recorded, unrecorded),
    table: members.length === 0 ? null : table,
    interests: interestTable(all, people),
  } satisfies Page & Record<string, unknown>
}

function answerOf(recorded: number, unrecorded: number): string {
  const meetings = (count: number) => `${count} ${count === 1 ? 'meeting' : 'meetings'}`
  if (recorded === 0) return 'Of no meeting is it recorded here who was there.'
  const rest =
    unrecorded === 0
      ? ''
      : ` ${meetings(unrecorded)} more ${unrecorded === 1 ? 'was' : 'were'} held of which that is not recorded, and counts for nobody.`
  return `Counted of ${meetings(recorded)} of which it is recorded who was there.${rest}`
}

/** Interests as they were declared, those of one meeting together, the latest first. */
function interestTable(all: readonly Meeting[], people: People): DataTable | null {
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
