import type { ApprovedMethod, GlossaryTerm } from '#area/index.ts'
import type { ControlChartData } from '#charts/index.ts'
import type { TargetLine } from '#performance/index.ts'
import type { Period } from '#shared/index.ts'
import type { LeftOut, Status } from '#statistics/index.ts'

/**
 * A built report: every number in its final words, every word in its final order, nothing about
 * paper or screen. HTML, PDF, ODS, CSV and JSON are each a way of setting down this one value, and
 * it holds no clock reading, so the same figures give the same bytes.
 */
export interface Report {
  readonly id: string
  readonly title: string
  /** Whose work it is about: "Northmere Constabulary". */
  readonly about: string
  readonly areaName: string
  readonly panelName: string
  readonly officeTitle: string
  readonly period: Period
  /** "April to June 2019" */
  readonly periodWords: string
  readonly earlierPeriod: Period
  readonly earlierWords: string
  /** The day as at which the figures are known. */
  readonly asAt: string
  readonly introduction: readonly Block[]
  /** How much is unusual, what is as usual, what cannot be judged, and what moved; the exceptions are with their rows. */
  readonly summary: readonly Sentence[]
  readonly sections: readonly ReportSection[]
  /** The report on one page. */
  readonly briefing: Briefing
  /** Exactly the terms that the report uses, in alphabetical order. */
  readonly glossary: readonly GlossaryTerm[]
  /** How the figures were worked out, with the settings used. */
  readonly method: readonly Block[]
  /** Who approved how the report is made, and subject to what. */
  readonly approvedMethod?: ApprovedMethod
  /** In the files of a report that is no edition: that it is none, and from when its figures are. */
  readonly unsigned?: string
  /** Of an edition: how many blocks of the introduction, from its first, and of the method, to its last, tell of the edition. */
  readonly tellsOfEdition?: { readonly introduction: number; readonly method: number }
  /** Every figure printed above, numbered from 1 in order of first use. */
  readonly figures: readonly ReportFigure[]
  /** Every paper the figures come from, numbered from 1 in order of first use. */
  readonly sources: readonly ReportSource[]
}

/** A report on one page: a part for what is unusual, one for what changed, one for what to ask. */
export interface Briefing {
  readonly parts: readonly BriefingPart[]
}

export interface BriefingPart {
  readonly heading: string
  /** At least one: a part of which there is nothing to say says so. */
  readonly lines: readonly Sentence[]
}

export interface ReportSection {
  readonly id: string
  /** 1, 2, 3 … as printed before the title. */
  readonly number: number
  readonly title: string
  readonly commentary: readonly Block[]
  readonly rows: readonly ReportLine[]
}

/** One measure in one place (or one breakdown of it) as the report sets it out. */
export interface ReportLine {
  /** "1.1"; a breakdown has "1.1.1". */
  readonly number: string
  /** A fixed anchor: `calls-999-volume`, `missing-person-reports--gender-male`. */
  readonly anchor: string
  readonly measureId: string
  readonly name: string
  /** 0 for a measure, 1 for a breakdown of the one above. */
  readonly level: 0 | 1
  readonly headline: boolean
  readonly unit: string
  readonly definition: string
  /**
   * The value, the earlier value, the change and the percent, as printed; "not published" and the
   * like where there is no value, and '' where there is no change to give. A change leads to a figure
   * only where a paper printed it without its values.
   */
  readonly value: Cell
  readonly earlier: Cell
  readonly change: Cell
  readonly percent: Cell
  /** What the value means beside a target the office set, with the working; null without a target. */
  readonly target: TargetLine | null
  readonly sentence: Sentence
  /** Why the row stands out; empty where it does not. */
  readonly exceptions: readonly Exception[]
  /** What a reader should know of the row: a misprint in the paper, parts that do not add up. */
  readonly notes: readonly string[]
  /** Null when there is no monthly series to draw. */
  readonly chart: ChartBlock | null
}

/** Why a row stands out: its last month, its quarter, its answers, its target, what is set aside in it, or the paper it is from. */
export interface Exception {
  readonly kind: ExceptionKind
  readonly sentence: Sentence
}

export type ExceptionKind =
  | 'explained'
  | 'unexplained'
  /** Nothing explained it before it was signed off, and the sign-off gave a reason. */
  | 'reasoned'
  | 'quarter'
  | 'survey'
  | 'target'
  | 'aside'
  | 'paper'

export interface Cell {
  readonly text: string
  /** The number in `Report.figures` this value is, or null when there is no figure. */
  readonly figure: number | null
}

export interface ChartBlock {
  readonly title: string
  readonly data: ControlChartData
  /** Said to those who cannot see the drawing. */
  readonly description: string
  /** A sentence for each numbered point or run, in the order of their numbers. */
  readonly findings: readonly { readonly number: number; readonly sentence: Sentence }[]
  /** What holds of several of them, a sentence each. */
  readonly shared: readonly Sentence[]
  /** The series as a table, latest first. */
  readonly table: readonly {
    readonly period: string
    readonly value: string
    readonly verdict: string
  }[]
  /** "Average 953; usual range 648 to 1,259; 35 months; …", with the settings. */
  readonly limitsNote: string
}

export interface ReportFigure {
  readonly number: number
  /** The observation it is; `null` for a sum of others, named in `sumOf`. */
  readonly observationId: number | null
  /** Numbers of the figures it is the sum of; empty for an observation. */
  readonly sumOf: readonly number[]
  readonly measureId: string
  readonly measureName: string
  readonly area: string
  readonly breakdown: string
  readonly period: Period
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly text: string
  readonly status: Status
  readonly releasedOn: string
  readonly knownOn: string
  readonly note: string | null
  /** Where it is left out of averages, usual ranges and rules. */
  readonly setAside?: LeftOut
  /** Where it was taken out of use. */
  readonly withdrawn?: LeftOut
  readonly source: number
  /** How many earlier figures this one replaced. */
  readonly revisions: number
}

export interface ReportSource {
  readonly number: number
  readonly document: string
  readonly paragraph: string | null
  readonly link: string | null
}

/** Words in order, some of them strong. */
export type Sentence = readonly { readonly text: string; readonly strong?: boolean }[]

/** Commentary, read from Markdown: the few forms a report needs. Links are kept, images are not. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly words: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly words: readonly Inline[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly Inline[])[]
    }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

export interface Inline {
  readonly text: string
  readonly strong?: boolean
  readonly emphasis?: boolean
  readonly link?: string
}
