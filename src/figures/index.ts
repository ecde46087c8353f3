export { checkCommentary, sayContradiction, withReason } from './check-commentary.ts'
export { type CheckedDocument, checkPapers } from './check-papers.ts'
export {
  type Claim,
  type ClaimKind,
  type Summary,
  summarise,
  type Tie,
  type Verdict,
} from './claim.ts'
export type { HeldFigure } from './compare-held.ts'
export type { Block, Document, Grid, GridRow, Line, Passage, Place } from './document.ts'
export { arrangeFindings, type Finding } from './findings.ts'
export { heldFigures } from './held-figures.ts'
export { readHtml } from './read-html.ts'
export { readMarkdown } from './read-markdown.ts'
export { readLines, readText } from './read-text.ts'
export { FIGURES_VIEWS, type FiguresNeeds, figuresRoutes } from './routes.ts'
export { sayFinding, sayPlace, saySummary, VERDICT_WORDS } from './say-findings.ts'
