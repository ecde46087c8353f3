import { accept, type Outcome, refuse } from '#shared/index.ts'
import { checkPapers } from './check-papers.ts'
import { type Summary, summarise, type Tie, type Verdict } from './claim.ts'
import type { HeldFigure } from './compare-held.ts'
import type { Document } from './document.ts'
import { packDocument, unpackDocument } from './document-form.ts'
import { arrangeFindings, type Finding } from './findings.ts'
import { markPaper } from './mark-paper.ts'
import { readPasted } from './read-pasted.ts'
import { readText } from './read-text.ts'
import { writeMarked } from './write-marked.ts'

/** A paper to be checked: words, the bytes of a file, or one that was read before. */
export type Given =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly base64: string }
  | { readonly kind: 'packed'; readonly packed: string }

export interface CheckRequest {
  readonly given: Given
  readonly held: readonly HeldFigure[]
}

/** A claim that needs no putting right, as the page lists it. */
export interface Settled {
  readonly where: Finding['where']
  readonly stated: string
  readonly quote: string
  readonly verdict: Extract<Verdict, 'correct' | 'not-checkable'>
  readonly explanation: string
  readonly tie: Tie | null
}

/** All that a page or a file says of one paper, made ready where the checking was done. */
export interface CheckedPaper {
  readonly name: string
  readonly summary: Summary
  readonly findings: readonly Finding[]
  readonly settled: readonly Settled[]
  /** The paper with its findings marked and linked, as HTML, and the same for a file of its own. */
  readonly markedHtml: string
  readonly annotatedHtml: string
  /** The paper itself, for the next question about it. */
  readonly packed: string
}

/** Reads a paper and checks it. A refusal says why it cannot be read. */
export async function checkOne({ given, held }: CheckRequest): Promise<Outcome<CheckedPaper>> {
  const read = await readGiven(given)
  if (!read.ok) return read
  const document = read.value
  if (document.blocks.length === 0) {
    return refuse(
      'empty-paper',
      'There are no words in it. Choose another file, or paste its text',
      'text',
    )
  }
  const [checked] = checkPapers([document], held)
  const claims = checked?.claims ?? []
  const findings = arrangeFindings([{ file: document.file, claims }])
  const marked = markPaper(document, findings)
  return accept({
    name: document.file,
    summary: summarise(claims),
    findings,
    settled: claims.flatMap(({ where, stated, quote, verdict, explanation, tie }) =>
      verdict === 'correct' || verdict === 'not-checkable'
        ? [{ where, stated, quote, verdict, explanation, tie: tie ?? null }]
        : [],
    ),
    markedHtml: writeMarked(marked, { linked: true }),
    annotatedHtml: writeMarked(marked, { linked: false }),
    packed: await packDocument(document),
  })
}

async function readGiven(given: Given): Promise<Outcome<Document>> {
  switch (given.kind) {
    case 'text':
      return accept(readPasted(given.name, given.text))
    case 'file':
      return accept(readText(given.name, Buffer.from(given.base64, 'base64').toString('utf8')))
    case 'packed':
      return unpackDocument(given.packed)
  }
}
