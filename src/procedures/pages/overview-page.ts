import type { Feasibility } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import { nameDay } from '#days/index.ts'
import type { Outcome } from '#shared/index.ts'
import {
  type DataTable,
  type FormField,
  type KeyAnswer,
  type Link,
  type Page,
  presentForm,
} from '#web/index.ts'
import { aboutOf } from '../about-procedure.ts'
import { NOTICE_OF_MEETING } from '../asked-fields.ts'
import type { Case } from '../case.ts'
import { notesOn } from '../date-notes.ts'
import { type MeetingFact, meetingNeeds, nextMeeting, numbersNeeded } from '../next-meeting.ts'
import type { CalendarEntry, CalendarOnDay } from '../statutory-calendar.ts'
import { dueWords, howFar } from './date-words.ts'
import type { HeldProcedures, MeetingToCome } from './holdings.ts'
import { casesTable, sentence } from './procedure-page.ts'
import { presentStrip, type Strip } from './strip.ts'

/** How far ahead "soon" reaches, in days. */
const SOON_DAYS = 14

export interface OverviewPage extends Page {
  readonly answer: KeyAnswer['parts']
  /** The next meeting on record, and what it needs. */
  readonly meeting: ShownMeeting
  /** What is owed, and what is due soon. */
  readonly owed: DataTable
  /** The cases that are not over; `null` when there is none. */
  readonly open: DataTable | null
  readonly dates: DataTable
  /** Where a calendar program finds the dates, to follow them. */
  readonly feedAddress: string
  readonly undated: readonly string[]
  /** Dates that a bank holiday moved after they had begun to run. */
  readonly moved: readonly string[]
  readonly procedures: DataTable
  readonly notice: {
    readonly isAsked: boolean
    readonly fields: readonly FormField[]
    readonly found?: NoticeFound
  }
}

interface ShownMeeting {
  readonly heading: string
  /** What to do where none is on record. */
  readonly words?: string
  readonly about: readonly Link[]
  readonly needs: readonly MeetingFact[]
}

interface NoticeFound {
  readonly isPossible: boolean
  readonly words: string
  readonly strip: Strip
}

/** The work of the panel: its next meeting, what is owed, what is open; then the rest. */
export function presentProcedures(
  held: HeldProcedures,
  cases: readonly Case[],
  meetings: readonly MeetingToCome[],
  feedAddress: string,
  asked: {
    readonly typed: Readonly<Record<string, unknown>>
    readonly notice: Outcome<Feasibility | undefined>
  },
): OverviewPage {
  const { decider, today, calendar, procedures } = held
  const { typed, notice } = asked
  const problems = notice.ok ? [] : notice.problems
  const entries = calendar.dates(cases)
  const dated = entries.filter(({ due }) => due !== null)
  return {
    title: 'Procedures',
    answer: answerFor(dated, today),
    meeting: presentMeeting(cases, meetings, held),
    owed: datesTable('Owed, and due soon', owedAndSoon(dated, today), today),
    open: openCases(cases, calendar, today),
    problems,
    feedAddress,
    dates: { ...datesTable('Every day to keep', dated, today), id: 'all-dates' },
    undated: entries
      .filter(({ due }) => due === null)
      .map(
        ({ what, belongsTo, paragraph, words }) =>
          `${belongsTo}: ${what}. ${words} (${paragraph}).`,
      ),
    moved: dated.flatMap(({ what, belongsTo, due, movedFrom }) =>
      movedFrom === null
        ? []
        : [
            `${belongsTo}: ${what}. It was due by ${dueWords(movedFrom)} and is now due by ${dueWords(due)}.`,
          ],
    ),
    procedures: {
      id: 'procedures',
      caption: 'The procedures',
      narrow: 'cards',
      columns: [{ text: 'Procedure' }, { text: 'What it is' }, { text: 'Cases', numeric: true }],
      rows: procedures.map(({ id, name, ...about }) => [
        { text: fillWords(decider.constitution, name), href: `/procedures/${id}` },
        { text: fillWords(decider.constitution, aboutOf(about, decider, today)) },
        { text: String(cases.filter(({ procedure }) => procedure === id).length) },
      ]),
    },
    notice: {
      isAsked: NOTICE_OF_MEETING.some(({ name }) => Boolean(typed[name])),
      fields: presentForm(NOTICE_OF_MEETING, typed, problems).fields,
      ...(notice.ok && notice.value ? { found: noticeFound(notice.value) } : {}),
    },
  }
}

function presentMeeting(
  cases: readonly Case[],
  meetings: readonly MeetingToCome[],
  { calendar, today, decider, procedures }: HeldProcedures,
): ShownMeeting {
  const next = nextMeeting(cases, calendar.view, today, procedures)
  const [day] = [next?.day, meetings[0]?.day].filter((one) => one !== undefined).toSorted()
  if (day === undefined) {
    return {
      heading: 'No meeting to come is on record',
      words:
        'A meeting is on record once it is convened, by itself under Meetings or in an open case. Whether a day leaves the notice it needs can be counted at the end of this page.',
      about: [],
      needs: numbersNeeded(today, decider),
    }
  }
  const far = howFar(day, today)
  const convened = meetings.filter((one) => one.day === day)
  const its = next?.day === day ? next.cases : []
  return {
    heading: `Next meeting on record: ${nameDay(day)}, ${far}`,
    about: [
      ...convened.map(({ title, href }) => ({ text: title, href })),
      ...its.map((one) => ({ text: one.title, href: `/procedures/${one.procedure}/${one.id}` })),
    ],
    needs: meetingNeeds(day, today, decider),
  }
}

/** What is owed and what is due soon; when that is nothing, what comes next. A day kept in reserve is not owed. */
function owedAndSoon(dated: readonly CalendarEntry[], today: string): readonly CalendarEntry[] {
  const limit = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString()
  const now = dated.filter(
    ({ due, status }) => (due ?? '') <= limit && !(status === 'reserve' && (due ?? '') < today),
  )
  return now.length > 0 ? now : dated.slice(0, 1)
}

function openCases(
  cases: readonly Case[],
  calendar: CalendarOnDay,
  today: string,
): DataTable | null {
  const open = cases.filter((one) => calendar.view(one)?.isOver === false)
  return open.length === 0 ? null : casesTable('Open cases', open, calendar, today)
}

/** What the front page says of the panel's dates. */
export interface NextDates {
  readonly answer: KeyAnswer['parts']
  /** The few that come first, what is late before the rest. */
  readonly dates: DataTable
}

const SHOWN_FIRST = 3

/** @returns `undefined` when no date is known */
export function presentNextDates(
  { today, calendar }: HeldProcedures,
  cases: readonly Case[],
): NextDates | undefined {
  const dated = calendar.dates(cases).filter(({ due }) => due !== null)
  if (dated.length === 0) return undefined
  const dates = datesTable('Due next', dated.slice(0, SHOWN_FIRST), today)
  return { answer: answerFor(dated, today), dates }
}

function datesTable(caption: string, entries: readonly CalendarEntry[], today: string): DataTable {
  return {
    id: 'dates',
    caption,
    narrow: 'cards',
    columns: [{ text: 'Last day' }, { text: 'What' }, { text: 'Of' }, { text: 'By whom' }],
    rows: entries.map((entry) => rowOf(entry, today)),
  }
}

function noticeFound({ isPossible, words, counting }: Feasibility): NoticeFound {
  const strip = presentStrip('notice-strip', 'The days before the meeting', counting)
  return { isPossible, words, strip }
}

function answerFor(dated: readonly CalendarEntry[], today: string): KeyAnswer['parts'] {
  const overdue = dated.filter(({ status }) => status === 'overdue').length
  const limit = Temporal.PlainDate.from(today).add({ days: SOON_DAYS }).toString()
  const coming = dated.filter(({ status }) => status !== 'overdue' && status !== 'reserve')
  const soon = coming.filter(({ due }) => (due ?? '') <= limit).length
  const [next] = coming
  const late =
    overdue === 0
      ? []
      : [
          {
            text: `${overdue} ${overdue === 1 ? 'thing was due and is' : 'things were due and are'} not recorded as done. `,
            strong: true,
          },
        ]
  const ahead =
    soon === 0
      ? `Nothing ${overdue === 0 ? '' : 'else '}is due in the next ${SOON_DAYS} days.`
      : `${soon} ${soon === 1 ? 'thing is' : 'things are'} due in the next ${SOON_DAYS} days.`
  const first = next === undefined ? '' : ` The next day to keep is ${dueWords(next.due)}.`
  return [...late, { text: `${ahead}${first}` }]
}

function rowOf(entry: CalendarEntry, today: string): DataTable['rows'][number] {
  const { due, what, belongsTo, href, paragraph, isTarget, status, actor } = entry
  const far = howFar(due ?? today, today)
  const verdict = { kind: 'concern' as const, text: `Overdue as far as is recorded: due ${far}` }
  return [
    { text: dueWords(due), ...(status === 'overdue' ? { verdict } : { note: far }) },
    {
      text: what,
      note: [isTarget ? `${paragraph}: a target` : paragraph, ...notesOn(entry)].join('. '),
    },
    href === null ? { text: belongsTo } : { text: belongsTo, href },
    { text: sentence(actor) },
  ]
}
