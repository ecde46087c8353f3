import type { Feasibility } from '#constitution/index.ts'
import { fillWords } from '#constitution/index.ts'
import type { Outcome } from '#shared/index.ts'
import {
  type DataTable,
  type FormField,
  type KeyAnswer,
  type Page,
  presentForm,
} from '#web/index.ts'
import { NOTICE_OF_MEETING } from '../asked-fields.ts'
import type { Case } from '../case.ts'
import { notesOn } from '../date-notes.ts'
import { PROCEDURES } from '../procedures.ts'
import type { CalendarEntry } from '../statutory-calendar.ts'
import { dueWords, howFar } from './date-words.ts'
import type { HeldProcedures } from './holdings.ts'
import { sentence } from './procedure-page.ts'
import { presentStrip, type Strip } from './strip.ts'

/** How far ahead "soon" reaches, in days. */
const SOON_DAYS = 14

export interface OverviewPage extends Page {
  readonly answer: KeyAnswer['parts']
  readonly dates: DataTable
  /** Where a calendar program finds the dates, to follow them. */
  readonly feedAddress: string
  readonly undated: readonly string[]
  /** Dates that a bank holiday moved after they had begun to run. */
  readonly moved: readonly string[]
  readonly procedures: DataTable
  readonly notice: { readonly fields: readonly FormField[]; readonly found?: NoticeFound }
}

interface NoticeFound {
  readonly isPossible: boolean
  readonly words: string
  readonly strip: Strip
}

/** Every date of the panel, what is late first; the procedures; and whether a meeting can be called. */
export function presentProcedures(
  { decider, today, calendar }: HeldProcedures,
  cases: readonly Case[],
  feedAddress: string,
  asked: {
    readonly typed: Readonly<Record<string, unknown>>
    readonly notice: Outcome<Feasibility | undefined>
  },
): OverviewPage {
  const { typed, notice } = asked
  const problems = notice.ok ? [] : notice.problems
  const entries = calendar.dates(cases)
  const dated = entries.filter(({ due }) => due !== null)
  return {
    title: 'Procedures',
    answer: answerFor(dated, today),
    problems,
    feedAddress,
    dates: datesTable('What is due, and when', dated, today),
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
      rows: PROCEDURES.map(({ id, name, about }) => [
        { text: fillWords(decider.constitution, name), href: `/procedures/${id}` },
        { text: fillWords(decider.constitution, about) },
        { text: String(cases.filter(({ procedure }) => procedure === id).length) },
      ]),
    },
    notice: {
      fields: presentForm(NOTICE_OF_MEETING, typed, problems).fields,
      ...(notice.ok && notice.value ? { found: noticeFound(notice.value) } : {}),
    },
  }
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
  const notes = [far, ...notesOn(entry)].join('. ')
  const verdict = { kind: 'concern' as const, text: `Overdue as far as is recorded: due ${far}` }
  return [
    { text: dueWords(due), ...(status === 'overdue' ? { verdict } : { note: notes }) },
    { text: what, note: isTarget ? `${paragraph}: a target` : paragraph },
    href === null ? { text: belongsTo } : { text: belongsTo, href },
    { text: sentence(actor) },
  ]
}
