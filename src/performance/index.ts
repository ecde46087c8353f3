export { exportArea } from './export-area.ts'
export { findInUse } from './find-in-use.ts'
export { IMPORT_VIEWS, importRoutes } from './import-pages/import-routes.ts'
export { askedTogether } from './imports/asked-together.ts'
export { canonicalBreakdown } from './imports/breakdown.ts'
export { checkFigures } from './imports/check-figures.ts'
export { doubtClock } from './imports/doubt-clock.ts'
export { exportStreetAggregates } from './imports/export-street.ts'
export { type FileReport, importFile } from './imports/import-file.ts'
export { exportHomeOffice, importHomeOffice } from './imports/import-home-office.ts'
export { importObservations, scopeOf } from './imports/import-observations.ts'
export type { ImportReport } from './imports/import-report.ts'
export { importStreet, type StreetReport } from './imports/import-street.ts'
export { findOdd } from './imports/odd-figures.ts'
export { sayCapped, sayMore, sayTenfold, sayUnwatched } from './imports/odd-words.ts'
export { proposeRecipe } from './imports/read-extract.ts'
export type { ReadRow } from './imports/read-observation.ts'
export { readAreaRecipes, recipeBook } from './imports/recipe-book.ts'
export { readRecipe, shippedRecipes, writeRecipe } from './imports/recipes.ts'
export { rejectsFile } from './imports/rejects-file.ts'
export { isSmallCount } from './imports/small-counts.ts'
export { sayShown, sayWithheld } from './imports/small-number-words.ts'
export { withholdRows } from './imports/withhold-rows.ts'
export { approvalRoutes } from './pages/approval-routes.ts'
export { chartedFigures } from './pages/charted-figures.ts'
export { explanationRoutes } from './pages/explanation-routes.ts'
export { showAct } from './pages/figure-acts.ts'
export {
  type FetchHoldings,
  fetchFiguresVersion,
  type Holdings,
  holdingsOf,
  sendHeld,
  showHeld,
} from './pages/holdings.ts'
export { holdingsFor } from './pages/holdings-for.ts'
export { presentOverview } from './pages/overview-page.ts'
export { PERFORMANCE_VIEWS, performanceRoutes } from './pages/routes.ts'
export { setAsideRoutes } from './pages/set-aside-routes.ts'
export { withdrawalRoutes } from './pages/withdrawal-routes.ts'
export { keepRegisterFigures, takeUpWhatIsLeft } from './register-figures.ts'
export type { EditionToBe } from './release-pages/release-fields.ts'
export { RELEASE_VIEWS, releaseRoutes } from './release-pages/release-routes.ts'
export { nameRelease, nameReport } from './release-pages/releases-page.ts'
export { lookForSmall, type SmallAtRelease } from './release-pages/small-at-release.ts'
export { describeLimits } from './series/describe-limits.ts'
export {
  bindFigures,
  type FigureBook,
  forEverybody,
  type SeriesKey,
  toPoint,
} from './series/figure-book.ts'
export { nameBreakdown } from './series/name-breakdown.ts'
export {
  observationsCsvInPieces,
  writeObservationsCsv,
  writeStanding,
} from './series/observations-csv.ts'
export {
  comparedValues,
  describePrintedChange,
  findPrinted,
  misprints,
} from './series/printed-change.ts'
export { quarterOf } from './series/quarter-view.ts'
export { type SeriesView, viewSeries } from './series/series-view.ts'
export { whyUndrawn } from './series/shown-figures.ts'
export { describeTarget, type TargetLine } from './series/target-line.ts'
export { judgePoint, writeFigure, writePoint } from './series/write-figure.ts'
export { recordSetAside, SET_ASIDE } from './set-aside.ts'
export { fetchFigureBook, fetchFiguresOf } from './storage.ts'
export { type AreaLoad, examineFiles, fetchArea, type Taking, takeInArea } from './take-in-area.ts'
