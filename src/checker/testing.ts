import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from './check-papers.ts'
import { accuses, type Claim } from './claim.ts'

/** All that the whole checker says of a made-up paper, of its lines in Markdown. */
export function claimsIn(...lines: readonly string[]): readonly Claim[] {
  return checkPapers([readMarkdown('made-up.md', lines.join('\n'))])[0]?.claims ?? []
}

/** What it accuses of one, with what each should be: "25 should be 20". */
export function accusedIn(...lines: readonly string[]): readonly string[] {
  return claimsIn(...lines).flatMap(({ verdict, stated, recomputed }) =>
    accuses(verdict) ? [`${stated} should be ${recomputed}`] : [],
  )
}
