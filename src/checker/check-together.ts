import { createHash } from 'node:crypto'
import type { ReadPaper } from '#documents/index.ts'
import { packPapers, readPasted, unpackPapers } from '#documents/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { checkPapers } from './check-papers.ts'
import {
  type Accusation,
  accuses,
  type ClaimKind,
  type Summary,
  summarise,
  type Tie,
  type Verdict,
} from './claim.ts'
import type { HeldFigure } from './compare-held.ts'
import { arrangeFindings, type Finding } from './findings.ts'
import { markPaper } from './mark-paper.ts'
import { writeMarked } from './write-marked.ts'

/** What is to be checked: words, papers that were read, or those that a form has brought back. */
export type Given =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'papers'; readonly papers: readonly ReadPaper[] }
  | { readonly kind: 'packed'; readonly packed: string }

export interface CheckRequest {
  readonly given: Given
  readonly held: readonly HeldFigure[]
}

/** A claim that accuses nobody, as the page lists it. */
export interface Settled {
  readonly file: string
  readonly where: Finding['where']
  readonly kind: ClaimKind
  readonly stated: string
  readonly quote: string
  readonly verdict: Exclude<Verdict, Accusation>
  readonly explanation: string
  readonly tie: Tie | null
}

/** All that a page or a file says of the papers, made ready where the checking was done. */
export interface CheckedPapers {
  /** The names of the papers, as they were given. */
  readonly names: readonly string[]
  /** What a reader should know of how they were read: pages without text, tracked changes. */
  readonly notes: readonly string[]
  readonly summary: Summary
  readonly findings: readonly Finding[]
  readonly settled: readonly Settled[]
  /** The papers as HTML, with their findings marked and linked to `#finding-1` and so on. */
  readonly markedHtml: string
  /** Of the words of each paper by its name: the same words have the same. */
  readonly digests: Readonly<Record<string, string>>
  /** The papers themselves, for the next question about them. */
  readonly packed: string
}

/** Reads papers and checks them, also against each other. A refusal says why one cannot be read. */
export async function checkTogether({
  given,
  held,
}: CheckRequest): Promise<Outcome<CheckedPapers>> {
  const read = readGiven(given)
  if (!read.ok) return read
  const papers = read.value
  const empty = papers.find(({ blocks }) => blocks.length === 0)
  if (empty) {
    const message = `There are no words in ${empty.file}. Choose another file, or paste its text`
    return refuse('empty-paper', message, 'text')
  }
  const checked = checkPapers(papers, held)
  const findings = arrangeFindings(checked)
  const marked = papers.map((paper) => {
    const own = findings.filter(({ file }) => file === paper.file)
    return writeMarked(markPaper(paper, own), papers.length > 1 ? paper.file : null)
  })
  return accept({
    names: papers.map(({ file }) => file),
    notes: papers.flatMap(({ file, notes }) =>
      notes.map((note) => (papers.length > 1 ? `${file}: ${note}` : note)),
    ),
    summary: summarise(checked.flatMap(({ claims }) => claims)),
    findings,
    settled: checked.flatMap(({ file, claims }) =>
      claims.flatMap(({ where, kind, stated, quote, verdict, explanation, tie }) =>
        accuses(verdict)
          ? []
          : [{ file, where, kind, stated, quote, verdict, explanation, tie: tie ?? null }],
      ),
    ),
    markedHtml: marked.join('\n'),
    digests: Object.fromEntries(papers.map((paper) => [paper.file, digestOf(paper)])),
    packed: await packPapers(papers),
  })
}

function digestOf({ blocks }: ReadPaper): string {
  return createHash('sha256').update(JSON.stringify(blocks)).digest('hex')
}

function readGiven(given: Given): Outcome<readonly ReadPaper[]> {
  switch (given.kind) {
    case 'text':
      return accept([{ ...readPasted(given.name, given.text), notes: [] }])
    case 'papers':
      return accept(given.papers)
    case 'packed':
      return unpackPapers(given.packed)
  }
}
