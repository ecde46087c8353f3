import type { AreaFile } from './area-file.ts'
import type { Measure } from './measure.ts'
import type { Event, GlossaryTerm, RecordingChange } from './registers.ts'
import type { ReportDefinition } from './report-definition.ts'

/** A subject and its measures, in the order they are shown. */
export interface Domain {
  readonly id: string
  readonly name: string
  readonly measures: readonly Measure[]
}

/** A measure that knows the subject it belongs to. */
export type AreaMeasure = Measure & { readonly domain: string }

/** Everything that is true of one place, read from its folder and checked against itself. */
export interface Area {
  readonly file: AreaFile
  readonly domains: readonly Domain[]
  /** By id, in the order of `domains`. */
  readonly measures: ReadonlyMap<string, AreaMeasure>
  /** Earliest first. */
  readonly events: readonly Event[]
  /** Earliest first. */
  readonly recordingChanges: readonly RecordingChange[]
  readonly glossary: readonly GlossaryTerm[]
  readonly reports: readonly ReportDefinition[]
  /** Markdown by `report/period/section`; the section before the first is `introduction`. */
  readonly commentary: ReadonlyMap<string, string>
  /** Whether it has rules of its own for its panel: pages about rules and procedures need them. */
  readonly hasConstitution: boolean
  /** Whether it says who appoints to its panel and who held what: the page of the panel needs that. */
  readonly hasPeople: boolean
  /** Whether its office keeps any register. */
  readonly keepsRegisters: boolean
  /** The register from whose entries a measure is counted, by the measure. */
  readonly countedFrom: ReadonlyMap<string, CountedFrom>
}

/** A register by its name, and the periods of which a measure is counted from it. */
export interface CountedFrom {
  readonly register: string
  readonly by: Measure['frequency']
}

/** A part of an area and the file it was read from, so that a problem can name it. */
export interface FromFile<Value> {
  readonly file: string
  readonly value: Value
}
