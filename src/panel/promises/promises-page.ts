import type { AskedOfList } from '#fields/index.ts'
import { describeDay, type Problem } from '#shared/index.ts'
import {
  type DataTable,
  type DownloadsList,
  type KeyAnswer,
  type Page,
  presentForm,
} from '#web/index.ts'
import { type Counts, countPromises, isUnfinished } from './count-promises.ts'
import { type Address, agesOf, kindsOf, ownersOf, statesOf } from './count-tables.ts'
import { isAmong, type Narrowed, readNarrowed, sayNarrowed } from './narrow-promises.ts'
import {
  addressOf,
  ageWords,
  audienceWords,
  dueWords,
  lastFound,
  whoWords,
} from './promise-words.ts'
import { STATES, type Standing, standingsOn, timesAsked } from './standing.ts'
import { KINDS, type Undertakings } from './undertaking.ts'

/** What the page is asked to show. */
export interface Asked {
  /** What the address narrows the list by. */
  readonly query: AskedOfList
  /** As known on this day, where that is not today. */
  readonly on?: string | undefined
}

export interface PromisesPage extends Page {
  readonly answer: KeyAnswer['parts']
  readonly sentences: readonly string[]
  readonly fields: ReturnType<typeof presentForm>['fields']
  /** What is shown of them, where not all is, with the way back to all. */
  readonly only: { readonly words: string; readonly all: string } | null
  /** What the address asks for that the list cannot be narrowed by; '' where there is nothing such. */
  readonly unread: string
  readonly list: DataTable | null
  readonly states: DataTable | null
  readonly kinds: DataTable | null
  readonly owners: DataTable | null
  readonly ages: DataTable | null
  readonly downloads: DownloadsList
}

const ON_DAY = { name: 'on', kind: 'day', label: 'As known on another day' } as const

/**
 * `/promises`: what was promised, asked for and resolved, and how it stands.
 *
 * @param on - the day it is told of: today, or an earlier one
 */
export function presentPromises(
  undertakings: Undertakings,
  asked: Asked,
  on: string,
  typed: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): PromisesPage {
  const standings = standingsOn(undertakings.all, on)
  const counts = countPromises(standings, on)
  const { narrowed, unread } = readNarrowed(undertakings, asked.query)
  const chosen = standings.filter((one) => isAmong(one, narrowed, on))
  const address = addressing(asked)
  const form = presentForm([ON_DAY], { ...typed }, problems)
  return {
    title: 'Promises',
    answer: answerOf(counts, asked.on),
    sentences: sentencesOf(standings, counts),
    fields: form.fields,
    problems: form.problems,
    only: sayOnly(undertakings, narrowed, chosen.length, address({})),
    unread,
    list: chosen.length === 0 ? null : listOf(undertakings, standings, chosen, on),
    states: statesOf(counts, address),
    kinds: kindsOf(counts, address),
    owners: ownersOf(undertakings, counts, address),
    ages: agesOf(counts, address),
    downloads: {
      lead: 'All of these',
      items: (['csv', 'json'] as const).map((type) => ({
        type: type.toUpperCase(),
        href: `/promises.${type}${asked.on === undefined ? '' : `?on=${asked.on}`}`,
      })),
    },
  }
}

/** The address of the page with one filter; the day stays. */
function addressing({ on }: Asked): Address {
  return (only) => {
    const query = new URLSearchParams({ ...(on === undefined ? {} : { on }), ...only })
    return query.size === 0 ? '/promises' : `/promises?${query}`
  }
}

function answerOf(counts: Counts, on: string | undefined): KeyAnswer['parts'] {
  const when = on === undefined ? '' : `As known on ${describeDay(on)}: `
  if (counts.all === 0) {
    return [{ text: `${when}Nothing is recorded as promised, asked for or resolved.` }]
  }
  const overdue = counts.states.find(({ state }) => state === 'overdue')?.number ?? 0
  const late =
    overdue === 0
      ? 'none is past a day that was stated for it'
      : `${overdue} past the day that was stated`
  const [open, all] = [counts.unfinished, counts.all]
  return [
    { text: when },
    { text: `${open} of ${all}`, strong: true },
    {
      text: ` ${all === 1 ? 'thing' : 'things'} promised, asked for or resolved ${open === 1 || all === 1 ? 'is' : 'are'} not on record as finished, ${late}.`,
    },
  ]
}

function sentencesOf(standings: readonly Standing[], counts: Counts): readonly string[] {
  if (counts.all === 0) return []
  const asked = timesAsked(standings)
  const again = standings.filter(
    ({ undertaking }) =>
      undertaking.repeats === undefined && (asked.get(undertaking.number) ?? 1) > 1,
  ).length
  const { medianDays, longOverdue } = counts
  return [
    'What is not on record here may have been done all the same: an item closes once a document, a minute or a figure shows it.',
    ...(longOverdue === 0
      ? []
      : [
          `${longOverdue} ${longOverdue === 1 ? 'has' : 'have'} been overdue for more than a month.`,
        ]),
    ...(medianDays === undefined
      ? []
      : [
          `Half of those that ended did so within ${medianDays} ${medianDays === 1 ? 'day' : 'days'} of their meeting.`,
        ]),
    ...(again === 0 ? [] : [`${again} ${again === 1 ? 'was' : 'were'} asked for more than once.`]),
  ]
}

function sayOnly(
  undertakings: Undertakings,
  narrowed: Narrowed,
  number: number,
  all: string,
): PromisesPage['only'] {
  const parts = sayNarrowed(undertakings, narrowed).join('; ')
  if (parts === '') return null
  return {
    words: number === 0 ? `None is like this: ${parts}.` : `Only these ${number}: ${parts}.`,
    all,
  }
}

const ORDER = Object.keys(STATES)

/** The most urgent first: by how they stand, then the oldest. */
function listOf(
  undertakings: Undertakings,
  standings: readonly Standing[],
  chosen: readonly Standing[],
  on: string,
): DataTable {
  const asked = timesAsked(standings)
  const rows = chosen.toSorted(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
      (one.due ?? one.undertaking.meeting).localeCompare(other.due ?? other.undertaking.meeting) ||
      one.undertaking.number - other.undertaking.number,
  )
  return {
    id: 'list',
    caption: 'Each of them, the most urgent first',
    narrow: 'lines',
    columns: [
      { text: 'What' },
      { text: 'Who' },
      { text: 'Said on' },
      { text: 'Due' },
      { text: 'How it stands', plain: true },
    ],
    rows: rows.map((one) => {
      const { undertaking } = one
      const times = asked.get(undertaking.number) ?? 1
      const notes = [
        KINDS[undertaking.kind],
        ...(times > 1 ? [`asked for ${times} times`] : []),
        ...[audienceWords(undertaking) ?? []].flat(),
      ].join(', ')
      const found = isUnfinished(one) ? lastFound(one) : undefined
      return [
        {
          text: `${undertaking.number}. ${undertaking.what}`,
          href: addressOf(undertaking),
          note: notes,
        },
        {
          text: whoWords(undertakings, undertaking),
          ...(undertaking.hint === undefined ? {} : { note: `perhaps ${undertaking.hint}` }),
        },
        {
          text: describeDay(undertaking.meeting),
          note: `${ageWords(undertaking.meeting, on)} earlier`,
        },
        { text: dueWords(undertaking) },
        { text: one.words, ...(found === undefined ? {} : { note: found }) },
      ]
    }),
  }
}
