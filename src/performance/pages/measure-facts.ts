import {
  type Area,
  type AreaMeasure,
  definitionOn,
  definitionsOf,
  type Place,
} from '#area/index.ts'
import { capitalise, citeSource, describeDay, describePeriod, formatNumber } from '#shared/index.ts'
import { isInScope, type Observation } from '#statistics/index.ts'
import type { DataTable } from '#web/index.ts'
import { nameBreakdown } from '../series/name-breakdown.ts'
import { writeFigure } from '../series/write-figure.ts'

const BETTER = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neither: 'Neither way is better in itself',
} as const

/** What a measure is: what is counted, which way is better, its parts. */
export function factsOf(area: Area, measure: AreaMeasure, today: string) {
  const held = definitionOn(measure, today)
  const children = [...area.measures.values()].filter(({ parent }) => parent === measure.id)
  const parent = measure.parent === undefined ? undefined : area.measures.get(measure.parent)
  return [
    { term: 'What is counted', text: held.definition },
    { term: 'Which way is better', text: BETTER[measure.better] },
    { term: 'Defined in', text: citeSource(held.source) },
    ...(parent ? [{ term: 'Part of', text: parent.name }] : []),
    ...(children.length > 0
      ? [{ term: 'Its parts', text: children.map(({ name }) => name).join('; ') }]
      : []),
    ...(measure.aliases.length > 0
      ? [{ term: 'Also called', text: measure.aliases.join('; ') }]
      : []),
  ]
}

/** What it counted and from when, the latest first; none where that was never otherwise. */
export function definitionsTable(measure: AreaMeasure, today: string): DataTable | null {
  if (measure.redefined.length === 0) return null
  const all = definitionsOf(measure)
  const holds = definitionOn(measure, today)
  const rows = all.map((one, at) => {
    const next = all[at + 1]?.from
    const last = next && Temporal.PlainDate.from(next).subtract({ days: 1 }).toString()
    return [
      {
        text: sayDays(one.from, last),
        ...(one.from === holds.from ? { note: 'It holds today' } : {}),
      },
      { text: one.definition, ...(one.why === undefined ? {} : { note: one.why }) },
      { text: citeSource(one.source) },
    ]
  })
  return {
    id: 'definitions',
    caption: 'What was counted, and when',
    captionSize: 's',
    narrow: 'cards',
    columns: [{ text: 'When' }, { text: 'What is counted' }, { text: 'Defined in' }],
    rows: rows.reverse(),
  }
}

function sayDays(from: string | undefined, last: string | undefined): string {
  const until =
    last === undefined ? '' : `${from === undefined ? 'Until' : ' to'} ${describeDay(last)}`
  if (from === undefined) return until
  return last === undefined ? `From ${describeDay(from)}` : `${describeDay(from)}${until}`
}

/** Where the way of recording it changed. */
export function changesOf(area: Area, measure: AreaMeasure, place: Place) {
  return area.recordingChanges
    .filter(({ scope }) => isInScope(scope, { measure: measure.id, area: place }))
    .map((change) => ({
      term: describeDay(change.from),
      text:
        `${change.name}. ${change.effect} ${change.dateNote ?? ''} ` +
        `(${citeSource(change.source)})`,
    }))
}

/** Figures that are not in use, with why. */
export function revisionsTable(
  area: Area,
  measure: AreaMeasure,
  replaced: readonly Observation[],
): DataTable | null {
  if (replaced.length === 0) return null
  const placeName = (id: string) => area.file.places.find((place) => place.id === id)?.name ?? id
  return {
    id: 'revisions',
    caption: `${formatNumber(replaced.length)} earlier or other ${replaced.length === 1 ? 'figure' : 'figures'}`,
    narrow: 'cards',
    columns: [
      { text: 'Period and place' },
      { text: 'Figure', numeric: true },
      { text: 'Why it is not in use' },
      { text: 'Printed in' },
    ],
    rows: replaced.map((figure) => [
      {
        text: `${capitalise(describePeriod(figure.period))}, ${placeName(figure.area)}`,
        ...(figure.breakdown === '' ? {} : { note: nameBreakdown(figure.breakdown, measure) }),
      },
      {
        text: writeFigure(figure, measure),
        href: `/performance/${measure.id}/figures/${figure.id}`,
      },
      {
        text: whyNotInUse(figure),
        ...(figure.note ? { note: figure.note } : {}),
      },
      { text: citeSource(figure.source) },
    ]),
  }
}

function whyNotInUse({ status, withdrawn }: Observation): string {
  if (withdrawn) return 'withdrawn'
  return status === 'disagrees' ? 'another paper disagrees' : 'superseded'
}
