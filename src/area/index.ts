export type { Area, AreaMeasure, Domain } from './area.ts'
export {
  type AreaFile,
  areaFileSchema,
  type ComparedCount,
  type Place,
  type SimilarForces,
  type SmallNumbersSettings,
  smallNumbersSchema,
} from './area-file.ts'
export { parseArea, readAreaFolder } from './load-area.ts'
export { countsCases, type Measure, measureSchema, type Target } from './measure.ts'
export type { Event, GlossaryTerm, RecordingChange, Scope } from './registers.ts'
export type { ReportDefinition, ReportRow } from './report-definition.ts'
export { natureOf, type Unit } from './unit.ts'
