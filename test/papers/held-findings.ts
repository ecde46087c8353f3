import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { type CheckedDocument, checkPapers } from '#checker/check-papers.ts'
import { VERDICT_WORDS } from '#checker/say-findings.ts'
import { readMarkdown, readText } from '#documents/testing.ts'

const PAPERS = resolve(import.meta.dirname, '../fixtures/papers')
const FINDINGS = join(PAPERS, 'findings')

/** The papers whose findings are held, as `rounds/14/q03.md`, from `test/fixtures/papers`; the shortest first. */
export function papersHeld(): readonly string[] {
  const lengthOf = (paper: string) => statSync(join(PAPERS, paper)).size
  return globSync('**/*.findings', { cwd: FINDINGS })
    .map((file) => file.replace(/\.findings$/, ''))
    .toSorted((one, other) => lengthOf(one) - lengthOf(other) || one.localeCompare(other))
}

export function heldFindings(paper: string): string {
  return readFileSync(join(FINDINGS, `${paper}.findings`), 'utf8')
}

export function holdFindings(paper: string): void {
  const path = join(FINDINGS, `${paper}.findings`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, findingsOf(paper))
}

/** Every claim of a paper under the words it stands in: verdict, kind, as printed, as worked, and why. */
export function findingsOf(paper: string): string {
  const text = readFileSync(join(PAPERS, paper), 'utf8')
  const read = extname(paper) === '.md' ? readMarkdown : readText
  const claims = checkPapers([read(paper, text)]).flatMap((checked) => checked.claims)
  const lines = claims.flatMap((claim, at) => [
    ...(isOfSameWords(claim, claims[at - 1])
      ? []
      : ['', `line ${claim.where.line}: ${claim.quote}`]),
    ...sayClaim(claim),
  ])
  return `${paper}\n${lines.join('\n')}\n`
}

type Claim = CheckedDocument['claims'][number]

function isOfSameWords(claim: Claim, before: Claim | undefined): boolean {
  return claim.where.line === before?.where.line && claim.quote === before.quote
}

function sayClaim({ verdict, kind, stated, recomputed, explanation, suggestion }: Claim) {
  const worked = recomputed === null || recomputed === stated ? '' : ` [${recomputed}]`
  return [
    `  ${VERDICT_WORDS[verdict]}, ${kind}: ${stated}${worked}. ${explanation}`,
    ...(suggestion === null ? [] : [`    should read: ${suggestion}`]),
  ]
}
