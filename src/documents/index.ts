export {
  agreedText,
  joinPieces,
  type MergedPiece,
  mergeTexts,
  withLineFeeds,
} from './merged/merge-texts.ts'
export { mergePackApart } from './pack/merge-pack-apart.ts'
export type { MadePack, PackPartFile, PartFacts } from './pack/part.ts'
export { lookAtPart } from './pack/part-of-pack.ts'
export {
  type Block,
  type Document,
  type Grid,
  type GridRow,
  type Passage,
  type Place,
  placeIn,
} from './papers/document.ts'
export { packPapers, unpackPapers } from './papers/document-form.ts'
export { kindOf } from './papers/file-kind.ts'
export { comparedWith, findPeriods, type NamedPeriod, WEEKDAYS } from './papers/periods.ts'
export type { ReadPaper } from './papers/read-paper.ts'
export { readPaperApart } from './papers/read-paper-apart.ts'
export { readPasted } from './papers/read-pasted.ts'
export {
  DOCUMENT_TYPES,
  type DocumentTakenIn,
  EMPTY_DOCUMENT,
  takeInDocument,
  whyNotPublished,
} from './papers/take-in-document.ts'
export { tellsOfNamesAlone, tellsOfUnseen } from './papers/unseen.ts'
export type { Fault, Figure, LeftOut } from './recipes/figure.ts'
export { nearestRecipe, outlineOf, type TableOutline } from './recipes/outline.ts'
export { type ReadFigures, readFigures } from './recipes/read-figures.ts'
export {
  type Answers,
  type Choice,
  type LabelRole,
  type Question,
  type QuestionAbout,
  type Recipe,
  type RecipeTable,
  recipeSchema,
  type ValueRole,
  valueRoles,
} from './recipes/recipe.ts'
export { AS_FILE_IS_CALLED } from './recipes/settle-period.ts'
export { fittingRecipe, recipeIdOf, suggestRecipe } from './recipes/suggest.ts'
export type { FigureUnit } from './recipes/units.ts'
export { readRows, withDuckDb } from './records/duckdb.ts'
export { addUpOffences, type OffenceCount } from './records/force-counts.ts'
export {
  countStreetRows,
  READ_STREET,
  STREET_COLUMNS,
  type StreetCount,
} from './records/street-counts.ts'
export {
  ARCHIVE_BOUNDS,
  type FoundStreetFile,
  findStreetFiles,
  STREET_NAME,
} from './records/street-files.ts'
export { columnLetter } from './tables/columns.ts'
export type { OnProgress } from './tables/examine-file.ts'
export { readCsvText } from './tables/read-csv.ts'
export { readSheets } from './tables/read-sheets.ts'
export { readTable } from './tables/read-table.ts'
export type { Workbook } from './tables/sheets.ts'
export {
  type Cell,
  cellText,
  findHeader,
  type Header,
  isBlank,
  list,
  type Table,
  type TableRow,
  type TableShape,
} from './tables/table.ts'
export { type PdfCopy, setPdf } from './typeset/set-pdf.ts'
export { setPdfApart } from './typeset/set-pdf-apart.ts'
export { type DocxParagraph, writeDocx } from './written/docx-file.ts'
export { type OdsCell, type OdsSheet, type WorkbookCell, writeOds } from './written/ods-file.ts'
export { type CsvField, csvLine, withoutGuard, writeCsv } from './written/write-csv.ts'
export { writeXlsx } from './written/xlsx-file.ts'
