export type { Area, AreaMeasure, Domain } from './area.ts'
export {
  type AreaFile,
  areaFileSchema,
  type ComparedCount,
  NOT_KNOWN,
  type Place,
  type SimilarForces,
  type SmallNumbersSettings,
  smallNumbersSchema,
} from './area-file.ts'
export { addEntry, changeEntry, dropEntry, entryIds, readEntry } from './edit-entry.ts'
export { EXPORTED, readExported, sayExported } from './exported.ts'
export { checkFitToLoad } from './fit-to-load.ts'
export {
  examineArea,
  holdsConstitution,
  overShipped,
  parseArea,
  readAreaFolder,
  readShipped,
} from './load-area.ts'
export {
  addsUp,
  countsCases,
  definitionOn,
  definitionsOf,
  kindOf,
  type Measure,
  measureSchema,
  type Target,
} from './measure.ts'
export {
  type RegisterMeasure,
  registerMeasureSchema,
  subjectSchema,
  unitOf,
} from './register-measures.ts'
export type { Event, GlossaryTerm, RecordingChange, Scope, StatedDirection } from './registers.ts'
export type { ApprovedMethod, ReportDefinition, ReportRow } from './report-definition.ts'
export { idOf, smallestArea } from './smallest-area.ts'
export { pathUnderStatute, underStatute } from './statute.ts'
export { natureOf, type Unit } from './unit.ts'
