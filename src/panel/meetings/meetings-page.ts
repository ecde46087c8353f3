import { nameDay } from '#days/index.ts'
import { countsOn, type People } from '#people/index.ts'
import { MONTH_NAMES } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import {
  dayOfMeeting,
  isToCome,
  type Meeting,
  type Meetings,
  municipalYearOf,
  planOf,
} from './meeting.ts'
import { addressOf, meetingName, planWords } from './meeting-words.ts'
import type { MinutesTold } from './needs.ts'
import { goesOn, standingWords } from './standing.ts'

/** The meetings of a municipal year, and in which months they are. */
interface ShownYear {
  readonly id: string
  readonly heading: string
  /** "3 June 2019; 1 and 22 July 2019". */
  readonly months: string
  readonly table: DataTable
}

/** `/meetings`: the next one, those to come, and those before by municipal year, the latest first. */
export function presentMeetings(
  { all, yearBegins }: Meetings,
  people: People,
  today: string,
  feedAddress: string,
  minutes: ReadonlyMap<string, MinutesTold>,
) {
  const toCome = all
    .filter((one) => one.held === null && dayOfMeeting(one) >= today)
    .toSorted(byDay)
  const next = toCome.filter((one) => isToCome(one, today))
  const before = all.filter((one) => !toCome.includes(one)).toSorted(byDay)
  const years = Map.groupBy(before, (one) => municipalYearOf(dayOfMeeting(one), yearBegins))
  return {
    title: 'Meetings',
    answer: answerOf(next, all.length),
    toCome:
      toCome.length === 0
        ? null
        : meetingTable('to-come', 'To come', toCome, people, today, minutes),
    years: [...years]
      .toSorted(([one], [other]) => other - one)
      .map(([year, its]) => presentYear(year, its, people, today, minutes)),
    feedAddress,
    hasAny: all.length > 0,
  } satisfies Page & Record<string, unknown>
}

const byDay = (one: Meeting, other: Meeting) =>
  dayOfMeeting(one).localeCompare(dayOfMeeting(other)) || one.address.localeCompare(other.address)

function answerOf([next]: readonly Meeting[], all: number): string {
  if (next !== undefined) {
    const plan = planOf(next)
    const when = plan === undefined ? nameDay(dayOfMeeting(next)) : planWords(plan)
    return `The next meeting on record is on ${when}.`
  }
  return all === 0 ? 'No meeting is recorded here.' : 'No meeting to come is recorded here.'
}

function presentYear(
  year: number,
  its: readonly Meeting[],
  people: People,
  today: string,
  minutes: ReadonlyMap<string, MinutesTold>,
): ShownYear {
  const name = `${year}/${String(year + 1).slice(-2)}`
  const months = Map.groupBy(its, (one) => dayOfMeeting(one).slice(0, 'YYYY-MM'.length))
  const latestFirst = its.toReversed()
  return {
    id: `year-${year}`,
    heading: `Municipal year ${name}`,
    months: [...months]
      .map(([month, ofMonth]) => {
        const days = ofMonth.map((one) => Number(dayOfMeeting(one).slice('YYYY-MM-'.length)))
        const word = MONTH_NAMES[Number(month.slice('YYYY-'.length)) - 1]
        return `${joinedDays(days)} ${word} ${month.slice(0, 'YYYY'.length)}`
      })
      .join('; '),
    table: meetingTable(
      `meetings-${year}`,
      `Meetings of ${name}`,
      latestFirst,
      people,
      today,
      minutes,
    ),
  }
}

const joinedDays = (days: readonly number[]) =>
  days.length < 2 ? days.join('') : `${days.slice(0, -1).join(', ')} and ${days.at(-1)}`

function meetingTable(
  id: string,
  caption: string,
  meetings: readonly Meeting[],
  people: People,
  today: string,
  minutes: ReadonlyMap<string, MinutesTold>,
): DataTable {
  return {
    id,
    caption,
    captionSize: 's',
    narrow: 'cards',
    columns: [
      { text: 'Meeting' },
      { text: 'Where it stands' },
      { text: 'Items', numeric: true },
      { text: 'Present', numeric: true },
    ],
    rows: meetings.map((meeting) => {
      const { held, items, record } = meeting
      const itemCount = items.length || (record?.items.length ?? 0)
      const place = held?.place ?? planOf(meeting)?.place
      return [
        {
          text: meetingName(meeting),
          href: addressOf(meeting),
          ...(place ? { note: place } : {}),
        },
        {
          text: standingWords(meeting, today, minutes.get(meeting.address)?.words),
          ...(goesOn(meeting, today) && record ? { href: `${addressOf(meeting)}/record` } : {}),
        },
        { text: itemCount === 0 ? 'not recorded' : String(itemCount) },
        { text: presentWords(meeting, people) },
      ]
    }),
  }
}

function presentWords({ held }: Meeting, people: People): string {
  if (held?.present == null) return 'not recorded'
  const seats = countsOn(people, held.day).seats?.number
  return seats == null ? String(held.present.length) : `${held.present.length} of ${seats} seats`
}
