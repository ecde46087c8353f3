export { brief } from './briefing.ts'
export { checkCommentary, sayContradiction, withReason } from './check-commentary.ts'
export { checkTexts } from './check-texts.ts'
export { earlySightRoutes } from './early-sight/early-sight-routes.ts'
export { editionBook, type FetchEditions } from './editions/edition-book.ts'
export { fetchEditionPdf } from './editions/edition-pdf.ts'
export { editionRoutes } from './editions/edition-routes.ts'
export { findEditionsToBe } from './editions/editions-to-be.ts'
export { keepTimes } from './editions/keep-time.ts'
export type { FindUnreleased } from './editions/look-at.ts'
export { rebuildRoutes } from './editions/rebuild-routes.ts'
export { revisedRoutes } from './editions/revised-routes.ts'
export { signOffRoutes } from './editions/sign-off-routes.ts'
export { standingEditions } from './editions/standing-editions.ts'
export { exampleReport } from './example-report.ts'
export { fetchReport } from './fetch-report.ts'
export { downloadsOf, latestReports, reportFor } from './find-report.ts'
export {
  checkText,
  type NameableRow,
  nameableRows,
  previewText,
  type TextPlace,
  type TextPreview,
  textPath,
  textPlaces,
} from './preview-text.ts'
export type { Block, Inline, Report, ReportLine } from './report.ts'
export { presentReport, REPORT_VIEWS } from './report-html.ts'
export { reportRoutes } from './report-routes.ts'
export { summarise } from './summary.ts'
export { reportFile } from './unsigned-file.ts'
export { writeReport } from './write-report.ts'
