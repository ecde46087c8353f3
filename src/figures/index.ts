export { checkPapers, type CheckedDocument } from './check-papers.ts'
export { type Claim, type ClaimKind, type Summary, summarise, type Verdict } from './claim.ts'
export type { Block, Document, Grid, GridRow, Line, Passage, Place } from './document.ts'
export { readLines, readText } from './read-text.ts'
