import { citeSource, describeDay } from '#shared/index.ts'
import type { DataTable, Link, Page } from '#web/index.ts'
import { type Made, VISIT_KINDS, type Visit, type Visits } from './visit.ts'
import { VISITS_PAGE } from './visit-records.ts'

interface ShownVisit {
  readonly heading: string
  readonly lines: readonly string[]
  readonly links: readonly Link[]
  /** For whoever records. */
  readonly acts: readonly Link[]
}

export interface VisitsPage extends Page {
  readonly answer: string
  readonly visits: readonly ShownVisit[]
  readonly updates: DataTable | null
}

/** `/panel/visits`: what members were shown and told of, and what they learned. */
export function presentVisits({ visits, updates }: Visits): VisitsPage {
  const made = visits.filter((one) => one.made.length > 0).length
  return {
    title: 'Visits, inductions and updates',
    breadcrumbs: [{ text: 'The panel', href: '/panel' }],
    answer:
      visits.length === 0
        ? 'No visit or induction is recorded here.'
        : `${visits.length} ${visits.length === 1 ? 'is' : 'are'} recorded as offered or resolved; ${made} ${made === 1 ? 'is' : 'are'} on record as made.`,
    visits: visits.map(shown),
    updates:
      updates.length === 0
        ? null
        : {
            id: 'updates',
            caption: 'Updates that the panel received at meetings',
            narrow: 'cards',
            columns: [{ text: 'Meeting' }, { text: 'From' }, { text: 'What it was of' }],
            rows: updates.map(({ meeting, item, giver, areas, source }) => [
              { text: describeDay(meeting), href: minuteAddress(meeting, item) },
              { text: giver },
              { text: areas.join('; '), note: citeSource(source) },
            ]),
          },
  }
}

const minuteAddress = (meeting: string, item: number | undefined) =>
  item === undefined ? `/meetings/${meeting}` : `/meetings/${meeting}/items/${item}`

function shown(visit: Visit): ShownVisit {
  const { id, kind, what, offeredBy, toWhom, offered, source, made, arranged, undertaking } = visit
  const { meeting, item } = visit
  return {
    heading: `${VISIT_KINDS[kind]}: ${what}`,
    lines: [
      `Offered by ${offeredBy ?? 'somebody who is not named'}${offered === undefined ? '' : ` on ${describeDay(offered)}`}, to ${toWhom} (${citeSource(source)}).`,
      ...(arranged === null ? [] : [`Arranged for ${describeDay(arranged)}.`]),
      ...(made.length === 0 ? ['Whether it was made is not recorded.'] : made.flatMap(madeLines)),
    ],
    links: [
      ...(meeting === undefined
        ? []
        : [{ text: 'Its minute', href: minuteAddress(meeting, item) }]),
      ...(undertaking === undefined
        ? []
        : [{ text: 'What was promised', href: `/promises/${undertaking}` }]),
    ],
    acts: [
      { text: 'Record the day it is arranged for', href: `${VISITS_PAGE}/${id}/arranged` },
      { text: 'Record that it was made', href: `${VISITS_PAGE}/${id}/made` },
    ],
  }
}

function madeLines({ on, when, went, learned, source }: Made): readonly string[] {
  const day = on === undefined ? (when ?? 'on a day that is not stated') : `on ${describeDay(on)}`
  return [
    `Made ${day} (${citeSource(source)}). ${wentWords(went)}`,
    learned === null ? 'What was learned is not recorded.' : `What was learned: ${learned}`,
  ]
}

function wentWords(went: Made['went']): string {
  if (went === null) return 'Who went is not recorded.'
  if (typeof went === 'number') return `${went} went.`
  return `Those who went: ${went.join(', ')}.`
}
