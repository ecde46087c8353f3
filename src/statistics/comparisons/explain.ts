import type { Event, RecordingChange, Scope, StatedDirection } from '#area/index.ts'
import { describeDay, formatNumber, overlaps, type Period, periodOf } from '#shared/index.ts'
import { describeStretch, inPeriod, listInWords } from '../words/words.ts'
import { describeStart } from './comparison-words.ts'
import { isInScope, type Registers, type Subject } from './scope.ts'

/**
 * Something registered, or known of the records, in the time of a figure. `fit` says whether what is
 * registered is said to move the figure the way it moved. None of it is said to be the cause.
 */
export type Explanation =
  | {
      readonly kind: 'given'
      readonly given: GivenExplanation
      /** Whether it was given of just these figures, or of more or fewer of them. */
      readonly isOfSame: boolean
    }
  | { readonly kind: 'data-quality'; readonly lost: LostRecords }
  | { readonly kind: 'event'; readonly event: Event; readonly fit: 'said' | 'not-said' }
  | {
      readonly kind: 'recording-change'
      readonly change: RecordingChange
      readonly fit: 'said' | 'not-said' | 'contrary'
    }

/** What somebody who answers for a figure says of it, as it was recorded. */
export interface GivenExplanation {
  /** The number it has in the record. */
  readonly record: string
  readonly measure: string
  /** The id of the place. */
  readonly area: string
  /** The first and last day of the figures that it is of, and which way they were unusual. */
  readonly start: string
  readonly end: string
  readonly direction: 'up' | 'down'
  readonly text: string
  /** Who gives it, by their office. */
  readonly from: string
  /** The day it was given, YYYY-MM-DD. */
  readonly on: string
}

/** How many records were wanting in some months, and how: "had lost their place". */
export interface LostRecords {
  readonly records: number
  readonly words: string
  readonly first: Period
  readonly last: Period
}

/** The months in which more records than usual were wanting, and the figures that this moves. */
export interface QualityRecord {
  readonly scope: Scope
  readonly direction: 'up' | 'down'
  readonly words: string
  readonly months: readonly { readonly period: Period; readonly records: number }[]
}

/** A figure, or a run of them, that is to be explained. */
export interface Moved {
  readonly start: string
  readonly end: string
  /** Which way it is unusual; `null` where that is not known, and then nothing is contrary to it. */
  readonly direction: 'up' | 'down' | null
  /** The first day of what it is held against; the day it starts if not said. */
  readonly since?: string
}

/**
 * What may explain a figure: of its measure, in its place and in its time. First what was given as its
 * explanation; then the records that were wanting; then, earliest first, the events that overlap it and the recording changes that began in it, or
 * since the first day of what it is held against, where they are said to move it that way and none came after.
 *
 * An event said to move it the other way is no explanation and is left out. A change that began in its
 * time is told whichever way it moves the figure.
 */
export function findExplanations(
  moved: Moved,
  subject: Subject,
  { events, changes, quality = [], given = [] }: Registers,
): readonly Explanation[] {
  const inScope = changes.filter(({ scope }) => isInScope(scope, subject))
  const found = [
    ...events.flatMap((event) => {
      const fit = fitOf(event.direction, subject, moved)
      const isThen = overlaps({ start: event.from, end: event.to }, moved)
      if (!isThen || fit === 'contrary' || !isInScope(event.scope, subject)) return []
      return [{ from: event.from, explanation: { kind: 'event', event, fit } as const }]
    }),
    ...inScope.flatMap((change) => {
      const { from } = change
      const fit = fitOf(change.direction, subject, moved)
      const earliest = fit === 'said' ? (moved.since ?? moved.start) : moved.start
      // What is held against figures of which none is older is not moved by it
      const isOver = inScope.some((next) => next.from > from && next.from <= moved.start)
      const isThen = from <= moved.end && (from >= moved.start || (from > earliest && !isOver))
      if (!isThen) return []
      return [{ from, explanation: { kind: 'recording-change', change, fit } as const }]
    }),
  ]
    .sort((one, other) => one.from.localeCompare(other.from))
    .map(({ explanation }) => explanation)
  return [
    ...given.flatMap((one) => findGiven(one, subject, moved)),
    ...quality.flatMap((record) => findLost(record, subject, moved)),
    ...found,
  ]
}

/** What was given of these figures, of a run that they are part of, or of a part of them. */
function findGiven(
  given: GivenExplanation,
  { measure, area }: Subject,
  { start, end, direction }: Moved,
): readonly Explanation[] {
  const isOfIt = given.measure === measure && given.area === area.id
  const isContrary = direction !== null && direction !== given.direction
  const isWithin =
    (given.start <= start && end <= given.end) || (start <= given.start && given.end <= end)
  if (!isOfIt || isContrary || !isWithin) return []
  return [{ kind: 'given', given, isOfSame: given.start === start && given.end === end }]
}

function findLost(record: QualityRecord, subject: Subject, moved: Moved): readonly Explanation[] {
  const { scope, direction, words, months } = record
  if (!isInScope(scope, subject)) return []
  if (moved.direction !== null && moved.direction !== direction) return []
  const its = months.filter(({ period }) => overlaps(period, moved))
  const [first, last] = [its[0]?.period, its.at(-1)?.period]
  if (first === undefined || last === undefined) return []
  const records = its.reduce((sum, month) => sum + month.records, 0)
  return [{ kind: 'data-quality', lost: { records, words, first, last } }]
}

/** Which way an entry is said to move a measure, if that is said. */
function directionOf(stated: StatedDirection | undefined, measure: string) {
  return typeof stated === 'object' ? stated[measure] : stated
}

function fitOf(
  stated: StatedDirection | undefined,
  { measure }: Subject,
  moved: Moved,
): 'said' | 'not-said' | 'contrary' {
  const direction = directionOf(stated, measure)
  if (direction === undefined) return 'not-said'
  if (direction === 'either' || moved.direction === null) return 'said'
  return direction === moved.direction ? 'said' : 'contrary'
}

const NONE: ReadonlySet<string> = new Set()

/** What is said of a finding in whose time nothing registered falls. */
export const NO_EXPLANATION = 'No explanation recorded.'

/**
 * "Coincides with the first lockdown and Operation Lionheart.", or "No explanation recorded."
 *
 * @param told - a change in recording that the words before have told of: it is not told again, nor is an
 *   explanation said to be wanting beside it
 * @param apart - the ids of changes in recording that are told once for several findings: see `shareChanges`
 */
export function describeExplanations(
  found: readonly Explanation[],
  told?: RecordingChange,
  apart: ReadonlySet<string> = NONE,
): string {
  if (found.length === 0) return told ? '' : NO_EXPLANATION
  const explanations = found.filter(
    (one) => one.kind !== 'recording-change' || !apart.has(one.change.id),
  )
  const eventsThat = (wanted: 'said' | 'not-said') =>
    explanations.flatMap((one) =>
      one.kind === 'event' && one.fit === wanted ? [one.event.phrase ?? one.event.name] : [],
    )
  const [said, others] = [eventsThat('said'), eventsThat('not-said')]
  return [
    ...explanations.flatMap((one) => (one.kind === 'given' ? [describeGiven(one)] : [])),
    ...explanations.flatMap((one) =>
      one.kind === 'data-quality' ? [`${describeLost(one.lost)}.`] : [],
    ),
    ...explanations.flatMap((one) =>
      one.kind === 'recording-change' ? describeChange(one, one.change.id === told?.id) : [],
    ),
    ...(said.length === 0 ? [] : [`Coincides with ${listInWords(said)}.`]),
    ...(others.length === 0
      ? []
      : [
          `In the same time: ${listInWords(others)}, which ${others.length === 1 ? 'is' : 'are'} not said to have moved it.`,
        ]),
  ].join(' ')
}

/** "The explanation given by the Chief Constable on 3 June 2020: “Two tills were broken into”." */
function describeGiven({
  given: { start, end, text, from, on },
  isOfSame,
}: Explanation & { kind: 'given' }): string {
  const of = isOfSame ? '' : ` of ${inPeriod(periodOf(start, end)).replace(/^(in|on) /, '')}`
  return `The explanation${of} given by ${from} on ${describeDay(on)}: “${text.replace(/\.$/, '')}”.`
}

/** "1,157 records had lost their place in March 2020" */
export function describeLost({ records, words, first, last }: LostRecords): string {
  const when = first === last ? inPeriod(first) : `from ${describeStretch(first, last)}`
  return `${formatNumber(records)} ${words} ${when}`
}

function describeChange(
  { change, fit }: Explanation & { kind: 'recording-change' },
  isTold: boolean,
): readonly string[] {
  const opening = `Recording changed ${describeStart(change)} (${change.name})`
  if (fit === 'not-said') return isTold ? [] : [`${opening}.`]
  const moves = `said to move it ${fit === 'said' ? 'this way' : 'the other way'}`
  return [isTold ? `The change in recording is ${moves}.` : `${opening}, which is ${moves}.`]
}
