import { readMarkdown } from '#documents/testing.ts'
import type { Claim } from '../claim.ts'
import { type Reading, readPaper } from '../reading.ts'
import { splitPapers } from '../sentences.ts'

/** What one check says of a made-up paper, of its lines in Markdown. */
export function claimsBy(
  check: (reading: Reading) => readonly Claim[],
  lines: readonly string[],
): readonly Claim[] {
  return splitPapers(readMarkdown('made-up.md', lines.join('\n')))
    .map(readPaper)
    .flatMap(check)
}

/** Each in short: "incorrect: 25 should be 20. Why". */
export function sayInShort({ verdict, stated, recomputed, explanation }: Claim): string {
  const worked = recomputed === null || recomputed === stated ? '' : ` should be ${recomputed}`
  return `${verdict}: ${stated}${verdict === 'correct' ? '' : worked}. ${explanation}`
}

/** All that one check says of a text, in short, each with what it offers in its place; '' where it says nothing. */
export function saidBy(check: (reading: Reading) => readonly Claim[], text: string): string {
  return claimsBy(check, text.split('\n'))
    .map((claim) => sayInShort(claim) + (claim.suggestion ? ` Better: ${claim.suggestion}` : ''))
    .join(' / ')
}
