import type { Period, Source } from '#shared/index.ts'

/**
 * How firm a figure is. `approximate` was printed with "about" or "over"; `derived` was worked out
 * from printed figures; `disagrees` was printed by another paper with another value and is kept as
 * evidence beside the one in use, never in a series; `withheld` is known to whoever gave it and was
 * left blank to protect small numbers.
 */
export const STATUSES = [
  'actual',
  'provisional',
  'approximate',
  'derived',
  'target',
  'disagrees',
  'withheld',
] as const

export type Status = (typeof STATUSES)[number]

/**
 * What one figure is a figure of. `breakdown` is '' for the whole, else `key=value` pairs sorted by
 * key and joined with `;`: `gender=male`, `risk=high;stat=low`.
 */
export interface ObservationKey {
  readonly measure: string
  readonly area: string
  readonly breakdown: string
  readonly period: Period
}

/** A figure as it is handed in. `null` means not published, or withheld; it is never zero. */
export interface NewObservation extends ObservationKey {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly status: Status
  readonly source: Source
  readonly note: string | null
  /** The day the figure was published (YYYY-MM-DD); decides which of two is the later. */
  readonly releasedOn: string
  /** The day from which this instance counts as having known it (YYYY-MM-DD). */
  readonly knownOn: string
}

/** A figure as it is kept: never changed, superseded by a later one of the same key. */
export interface Observation extends NewObservation {
  readonly id: number
  readonly importId: number
  readonly recordedAt: string
  readonly recordedBy: string
  readonly reason: string
  /** Where it is left out of averages, usual ranges and rules. */
  readonly setAside?: SetAside
}

/** That a figure is left out of averages, usual ranges and rules, by which record, why and since when. */
export interface SetAside {
  readonly record: string
  readonly reason: string
  /** YYYY-MM-DD */
  readonly on: string
}

/** One period of a series; `value` is `null` where nothing was published, or it was withheld. */
export interface Point {
  readonly period: Period
  readonly value: number | null
  readonly isWithheld?: true
  readonly isSetAside?: true
}

/** What stands where a figure would, when it has no value. */
export function missingWords(figure: {
  readonly status?: Status
  readonly isWithheld?: true
  readonly setAside?: unknown
}): string {
  if (figure.setAside !== undefined) return 'set aside'
  return figure.isWithheld || figure.status === 'withheld' ? 'withheld' : 'not published'
}
