/** One period of a series. `value` is `null` where nothing was published: it is never zero. */
export interface ChartPoint {
  /** Short, for the axis, as `labelPeriod` writes it: "Apr 2019", "Q1 2019-20". */
  readonly label: string
  /** First and last day, YYYY-MM-DD. */
  readonly start: string
  readonly end: string
  readonly value: number | null
  /** The value of a figure that is set aside, drawn as a ring apart from the line; then `value` is `null`. */
  readonly setAside?: number
  /** Where the usual range differs from point to point; it is then drawn in steps. */
  readonly range?: { readonly lower: number; readonly upper: number; readonly mean: number }
}

/**
 * A stretch of the series with one usual range, both indexes included. `lower` and `upper` are as
 * they are shown: not below 0 for counts, not above 100 for percentages; where points have ranges of
 * their own, they and the mean are the last one's. `null` where there are too few figures to say.
 */
export interface ChartPhase {
  readonly fromIndex: number
  readonly toIndex: number
  readonly mean: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly status: 'firm' | 'provisional' | 'too-few' | 'no-variation'
}

export type ChartJudgement = 'improvement' | 'concern' | 'neutral'

/**
 * Something unusual, with the number of its sentence below the chart. Numbers rise with time. A
 * `run` is unusual as a stretch (both indexes included); a `point` has one index twice.
 */
export interface ChartFlag {
  readonly number: number
  readonly firstIndex: number
  readonly lastIndex: number
  readonly judgement: ChartJudgement
  readonly kind: 'point' | 'run'
}

/** Something that happened, first and last day included. Left out where it is outside the series. */
export interface ChartEvent {
  readonly short: string
  readonly from: string
  readonly to: string
}

/** The day from which figures were recorded another way. */
export interface ChartRecordingChange {
  readonly short: string
  readonly from: string
}

/** All that a control chart shows. Points are oldest first, one per period, gaps kept as `null`. */
export interface ControlChartData {
  readonly title: string
  /** What the chart shows, as a sentence, for people who do not see it. */
  readonly description: string
  readonly points: readonly ChartPoint[]
  /** Oldest first, not overlapping; empty where a usual range makes no sense. */
  readonly phases: readonly ChartPhase[]
  readonly flags: readonly ChartFlag[]
  readonly events: readonly ChartEvent[]
  readonly recordingChanges: readonly ChartRecordingChange[]
  /** A value in the words of its unit: "1,259", "84.1%", "£3.2 million". */
  readonly format: (value: number) => string
  /** How an average is named, when not as its values are: "4.5" of counts. */
  readonly formatAverage?: (value: number) => string
  /** What the dashed line is called: "average" unless said. */
  readonly averageName?: string
  /** Counts start at zero; anything else starts a little below its lowest value. */
  readonly zeroBased: boolean
  readonly target?: number | null
}
