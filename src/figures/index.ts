export { checkCommentary, sayContradiction, withReason } from './check-commentary.ts'
export { type CheckedDocument, checkPapers } from './check-papers.ts'
export {
  type Claim,
  summarise,
  type Verdict,
} from './claim.ts'
export type { HeldFigure } from './compare-held.ts'
export type { Document } from './document.ts'
export { arrangeFindings } from './findings.ts'
export { heldFigures } from './held-figures.ts'

export { readMarkdown } from './read-markdown.ts'

export { readPaperApart } from './read-paper-apart.ts'
export { readText } from './read-text.ts'
export { FIGURES_VIEWS, figuresRoutes } from './routes.ts'
export { sayFinding, saySummary } from './say-findings.ts'
