import { citeParagraph, type Decider, rulesNamed } from '#constitution/index.ts'
import type { People } from '#people/index.ts'
import { describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { dayOfMeeting, type Meetings, numberOf } from './meeting.ts'
import { addressOf, CRUMBS, meetingName, nameOf } from './meeting-words.ts'
import { type AskedReport, reportsAskedFor, type WorkItem } from './work-programme.ts'

/** The rule by which a member may have an item put on the next agenda. */
const ITEM_OF_A_MEMBER = ['agenda-item-request']

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** `/meetings/work-programme`: what was asked for and whether it came, and what members put forward. */
export function presentWorkProgramme(
  meetings: Meetings,
  items: readonly WorkItem[],
  people: People,
  decider: Decider | undefined,
  today: string,
) {
  const reports = reportsAskedFor(meetings)
  const cited =
    decider === undefined ? [] : rulesNamed(decider, ITEM_OF_A_MEMBER).map(citeParagraph)
  return {
    title: 'Work programme',
    breadcrumbs: CRUMBS,
    answer: answerOf(reports, items),
    reports: reports.length === 0 ? null : reportTable(reports, meetings, today),
    items: items.length === 0 ? null : itemTable(items, meetings, people),
    rule:
      cited.length === 0
        ? 'Whether a member may have an item put on the agenda is not known: no rule that is held says.'
        : `A member may have an item put on the next agenda there is (${cited.join('; ')}).`,
    waiting: items
      .filter(({ meeting }) => meeting === null)
      .map(({ record, title }) => ({
        text: `Place on an agenda: ${title}`,
        href: `/meetings/work-programme/${record}/place`,
      })),
  } satisfies Page & Record<string, unknown>
}

function answerOf(reports: readonly AskedReport[], raised: readonly WorkItem[]): string {
  const open = reports.filter(({ arrived }) => arrived === null).length
  const waiting = raised.filter(({ meeting }) => meeting === null).length
  const asked =
    reports.length === 0
      ? 'No report is recorded as asked for.'
      : `${open} of ${reports.length} reports that were asked for ${open === 1 ? 'has' : 'have'} no paper on record.`
  const items =
    waiting === 0
      ? 'No item of a member waits for an agenda.'
      : `${waiting} ${waiting === 1 ? 'item of a member waits' : 'items of members wait'} for an agenda.`
  return `${asked} ${items}`
}

function reportTable(
  reports: readonly AskedReport[],
  meetings: Meetings,
  today: string,
): DataTable {
  return {
    id: 'reports',
    caption: 'Reports asked for',
    narrow: 'cards',
    columns: [{ text: 'Report' }, { text: 'Asked for' }, { text: 'What came' }],
    rows: reports.map((report) => {
      const { about, asked, minute, letter, arrived } = report
      const point = `minute ${minute}${letter === undefined ? '' : `(${letter})`}`
      return [
        { text: about },
        {
          text: `${meetingName(asked)}, ${point}`,
          href: `${addressOf(asked)}/items/${minute}`,
        },
        arrived === null
          ? { text: openWords(report, meetings, today) }
          : {
              text: `Paper for the ${lower(meetingName(arrived.meeting))}: ${arrived.item.title}`,
              href: `${addressOf(arrived.meeting)}/items/${numberOf(arrived.item)}`,
            },
      ]
    }),
  }
}

/** What is known of a report that no paper is recorded to answer. */
function openWords({ due, words }: AskedReport, { byAddress }: Meetings, today: string): string {
  if (due === null) return `Open, with no day${words === undefined ? '' : `: “${words}”`}`
  const meeting = byAddress.get(due)
  const name = meeting === undefined ? `meeting of ${due}` : lower(meetingName(meeting))
  if (meeting === undefined || dayOfMeeting(meeting) >= today) return `Due at the ${name}`
  const hasPapers = meeting.items.some(({ papers }) => papers.length > 0)
  return hasPapers
    ? `Missing: it was due at the ${name}, and is not among the papers of it`
    : `Due at the ${name}, of which no paper is held here`
}

function itemTable(items: readonly WorkItem[], { byAddress }: Meetings, people: People): DataTable {
  return {
    id: 'items',
    caption: 'Items put forward by members',
    narrow: 'cards',
    columns: [{ text: 'Item' }, { text: 'By' }, { text: 'Agenda' }],
    rows: items.map(({ title, about, person, on, meeting, asked }) => {
      const placed = meeting === null ? undefined : byAddress.get(meeting)
      return [
        { text: title, ...(about === undefined ? {} : { note: about }) },
        {
          text: nameOf(people, person),
          href: `/panel/people/${person}`,
          note: `put forward on ${describeDay(on)}${asked === undefined ? '' : ` by the clerk: ${asked}`}`,
        },
        placed === undefined
          ? { text: 'Waits for one' }
          : { text: meetingName(placed), href: addressOf(placed) },
      ]
    }),
  }
}
