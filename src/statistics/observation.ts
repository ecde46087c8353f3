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

/** How firm a figure is; or `withdrawn`, of one that was taken out of use by an act, and has no numbers. */
export type Status = (typeof STATUSES)[number] | 'withdrawn'

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
  readonly setAside?: LeftOut
  /** Where it was taken out of use. */
  readonly withdrawn?: LeftOut
  /** Where the public does not know it yet: it is not released. */
  readonly isDraft?: true
}

/** That a figure is set aside or withdrawn: by which record, why and since when. */
export interface LeftOut {
  readonly record: string
  readonly reason: string
  /** YYYY-MM-DD */
  readonly on: string
  /** Where somebody who did not record it has yet to approve it. */
  readonly isAwaiting?: true
}

/** One period of a series; `value` is `null` where nothing was published, or it was withheld. */
export interface Point {
  readonly period: Period
  readonly value: number | null
  readonly missing?: Missing
  /**
   * What is in the value and counts for no average, usual range or rule: the figure itself where it is set
   * aside, or those of the figures that it is the sum of. What was counted happened, so a sum keeps it.
   */
  readonly aside?: readonly AsideFigure[]
}

/** A figure that is set aside, or is of a part of its period alone, as whatever it is a part of tells of it. */
export interface AsideFigure {
  readonly period: Period
  readonly reason: string
  /** Of one that is counted from a day within its period, as its register was begun then: that day, in words. */
  readonly countedFrom?: string
}

/** Why a figure that is held has no value, where that is known. */
export type Missing = 'withheld' | 'withdrawn'

/** What stands where a figure would, when it has no value. */
export function missingWords(figure: {
  readonly status?: Status
  readonly missing?: Missing
  readonly setAside?: unknown
}): string {
  if (figure.setAside !== undefined) return 'set aside'
  return figure.missing ?? missingOf(figure.status) ?? 'not published'
}

/** Why a figure of this status has no value. */
export function missingOf(status: Status | undefined): Missing | undefined {
  return status === 'withheld' || status === 'withdrawn' ? status : undefined
}
