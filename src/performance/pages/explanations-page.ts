import type { Measure, Place } from '#area/index.ts'
import { capitalise, describeDay, describePeriod, periodOf } from '#shared/index.ts'
import { type GivenExplanation, plain } from '#statistics/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { EXPLANATION, type ExplanationAct } from '../explanations.ts'
import { viewEvents } from '../series/events-view.ts'
import { homePlace } from '../series/home-place.ts'
import { type Finding, viewSeries } from '../series/series-view.ts'
import type { Holdings } from './holdings.ts'

/** What was unusual of a measure in a place. */
export interface FoundUnusual {
  readonly measure: Measure
  readonly place: Place
  /** In time order. */
  readonly findings: readonly Finding[]
}

/**
 * @param placeId - the place that the measure is shown for first, unless said
 * @returns what is public of it; `undefined` where there is no such measure or place, or nothing is charted
 *   of it there
 */
export function findUnusual(
  { area, book, today }: Holdings,
  id: string,
  placeId?: string,
): FoundUnusual | undefined {
  const measure = area.measures.get(id)
  const place =
    placeId === undefined
      ? homePlace(area, book, id)
      : area.file.places.find((one) => one.id === placeId)
  if (!measure || !place) return undefined
  const key = { measure: id, area: place.id, breakdown: '' }
  const view = viewEvents(area, book, key, today) ?? viewSeries(area, book, key, today)
  if (!view) return undefined
  // What is said of it is public, and would tell of figures that are not
  const drafts = book.all(id, place.id).filter(({ isDraft }) => isDraft)
  const isOfDrafts = ({ moved }: Finding) =>
    drafts.some(({ period }) => period.start <= moved.end && period.end >= moved.start)
  return { measure, place, findings: view.findings.filter((one) => !isOfDrafts(one)) }
}

/** How a finding is named in a form: by its days, and which way it is unusual. */
export function codeOf({ start, end, direction }: Finding['moved']): string {
  return `${start}/${end}/${direction}`
}

/** The findings that can be explained, the latest first, each with the beginning of its sentence. */
export function choicesOf({ findings }: FoundUnusual): Readonly<Record<string, string>> {
  return Object.fromEntries(
    findings
      .toReversed()
      .map(({ moved, sentence }) => [codeOf(moved), plain(sentence).split('. ')[0] ?? '']),
  )
}

interface ExplanationsPage extends Page {
  readonly lead: string
  /** What stands, each with the ways to put it right. */
  readonly standing: readonly {
    readonly of: string
    readonly text: string
    readonly from: string
    readonly correct: string
    readonly withdraw: string
  }[]
  readonly history: DataTable | null
  readonly give: string | null
  readonly kind: typeof EXPLANATION
}

const DONE: Readonly<Record<string, string>> = {
  record: 'Given',
  correct: 'Corrected',
  withdraw: 'Withdrawn',
}

/** `/performance/<measure>/explanations`: what was given as explanation, with its history. */
export function presentExplanations(
  { book }: Holdings,
  { measure, place, findings }: FoundUnusual,
  acts: readonly ExplanationAct[],
): ExplanationsPage {
  const query = `?area=${place.id}`
  const path = `/performance/${measure.id}/explanations`
  const standing = book.given.filter((one) => one.measure === measure.id && one.area === place.id)
  return {
    title: `Explanations: ${measure.name}, ${place.name}`,
    breadcrumbs: [{ text: measure.name, href: `/performance/${measure.id}${query}` }],
    kind: EXPLANATION,
    lead:
      standing.length === 0
        ? `No explanation of what was unusual stands.`
        : 'What those who answer for the figures say of what was unusual. Nobody has checked it here.',
    standing: standing.map((one) => ({
      of: nameStretch(one),
      text: one.text,
      from: `${capitalise(one.from)}, ${describeDay(one.on)}`,
      correct: `${path}/${one.record}/correct${query}`,
      withdraw: `${path}/${one.record}/withdraw${query}`,
    })),
    give: findings.length === 0 ? null : `${path}/give${query}`,
    history: acts.length === 0 ? null : historyTable(acts),
  }
}

/** "April 2020", "January to August 2025" */
export function nameStretch({ start, end }: Pick<GivenExplanation, 'start' | 'end'>): string {
  return capitalise(describePeriod(periodOf(start, end)))
}

function historyTable(acts: readonly ExplanationAct[]): DataTable {
  return {
    id: 'history',
    caption: 'Everything that was recorded',
    narrow: 'cards',
    columns: [{ text: 'Recorded' }, { text: 'Of' }, { text: 'What' }, { text: 'Words' }],
    rows: acts.map(({ act, day, given, reason }) => [
      { text: describeDay(day) },
      { text: nameStretch(given) },
      { text: DONE[act] ?? 'Taken out' },
      reason === undefined
        ? { text: given.text, note: `${given.from}, ${describeDay(given.on)}` }
        : { text: reason },
    ]),
  }
}
