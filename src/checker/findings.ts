import type { Place } from '#documents/index.ts'
import type { CheckedDocument } from './check-papers.ts'
import type { Accusation, Claim, ClaimKind, Tie, Verdict } from './claim.ts'

/** Something in a paper to be put right: one or more claims of the same words. */
export interface Finding {
  /** From 1, the worst first. */
  readonly number: number
  readonly file: string
  readonly where: Place
  readonly quote: string
  readonly verdict: Accusation
  /** What is wrong, in a few words: "The sign is wrong". */
  readonly title: string
  /** What is wrong and the working, one of each claim. */
  readonly explanations: readonly string[]
  /** As the words should read, the likeliest first; none when that cannot be known. */
  readonly suggestions: readonly string[]
  readonly ties: readonly Tie[]
  readonly claims: readonly Claim[]
}

const GRAVITY = { incorrect: 0, inconsistent: 1, imprecise: 2 } as const

/**
 * What is to be put right in the papers, the worst first: wrong before contradicted before loose; among
 * those, a wrong sign first, then the larger error, then the order of the paper. Claims about the same
 * words are one finding, and its suggestion puts all of them right where it can.
 */
export function arrangeFindings(documents: readonly CheckedDocument[]): readonly Finding[] {
  const found = documents.flatMap(({ file, claims }, order) => {
    const wrong = claims.filter((claim) => gravityOf(claim.verdict) !== undefined)
    const groups = Map.groupBy(wrong, ({ where, quote }) => `${where.page} ${where.line} ${quote}`)
    return [...groups.values()].map((group) => ({ order, ...gather(file, group) }))
  })
  return found
    .toSorted(
      (one, other) =>
        GRAVITY[one.verdict] - GRAVITY[other.verdict] ||
        other.size - one.size ||
        one.order - other.order ||
        one.where.line - other.where.line,
    )
    .map(({ order: _, size: __, ...finding }, index) => ({ number: index + 1, ...finding }))
}

function gravityOf(verdict: Verdict): number | undefined {
  return verdict in GRAVITY ? GRAVITY[verdict as keyof typeof GRAVITY] : undefined
}

function gather(file: string, group: readonly Claim[]) {
  const claims = group.toSorted(
    (one, other) =>
      (gravityOf(one.verdict) ?? 0) - (gravityOf(other.verdict) ?? 0) ||
      errorOf(other) - errorOf(one),
  )
  const [worst] = claims
  if (worst === undefined) throw new Error('A finding has at least one claim')
  return {
    file,
    where: worst.where,
    quote: worst.quote,
    verdict: worst.verdict as Finding['verdict'],
    title: titleOf(worst),
    explanations: [...new Set(claims.map(({ explanation }) => explanation))],
    suggestions: suggestionsOf(claims),
    ties: claims.flatMap(({ tie }) => tie ?? []),
    claims,
    size: Math.max(...claims.map(errorOf)),
  }
}

const INCORRECT: Readonly<Record<ClaimKind, string>> = {
  difference: 'The difference is wrong',
  'percent-change': 'The percentage change is wrong',
  'percent-of': 'The share is wrong',
  sum: 'The parts do not add up',
  average: 'The average is wrong',
  'percentage-points': 'Points and per cent are mixed up',
  rank: 'The place in the order is wrong',
  'comparison-direction': 'The direction is wrong',
  threshold: 'The figure is not on the side it is said to be',
  rounding: 'The rounding is wrong',
  'same-fact': 'Its parts do not agree',
  definition: 'It does not fit its definition',
}

function titleOf(claim: Claim): string {
  if (isSignLost(claim)) return 'The sign is wrong'
  if (claim.verdict === 'imprecise') return 'The figure is loose'
  if (claim.tie !== undefined) return 'The figure held is another'
  if (claim.verdict === 'incorrect') return INCORRECT[claim.kind]
  return claim.kind === 'same-fact'
    ? 'Another place gives a different figure'
    : 'Two places disagree'
}

/** A number as printed, its sign kept; `undefined` for words. */
function numberIn(text: string): number | undefined {
  const match = /^\D*?([+−–-]?) ?£?(\d[\d,]*(?:\.\d+)?)/u.exec(text.trim())
  if (!match) return undefined
  const size = Number((match[2] ?? '').replaceAll(',', ''))
  return /[−–-]/u.test(match[1] ?? '') ? -size : size
}

function isSignLost({ stated, recomputed }: Claim): boolean {
  const [one, other] = [numberIn(stated), numberIn(recomputed ?? '')]
  return one !== undefined && other !== undefined && one !== 0 && one === -other
}

/** How far a claim is out, as a share of the true figure; words count as wholly out. */
function errorOf(claim: Claim): number {
  const [stated, exact] = [numberIn(claim.stated), numberIn(claim.recomputed ?? '')]
  if (stated === undefined || exact === undefined) return 1
  if (isSignLost(claim)) return 2
  return Math.min(1, Math.abs(stated - exact) / Math.max(Math.abs(exact), 1e-9))
}

/** One suggestion that puts all claims right, where each is a figure to be replaced in the same words. */
function suggestionsOf(claims: readonly Claim[]): readonly string[] {
  const own = [...new Set(claims.flatMap(({ suggestion }) => suggestion ?? []))]
  if (own.length < 2) return own
  let text = claims[0]?.quote ?? ''
  for (const { stated, recomputed, suggestion } of claims) {
    const once = text.split(stated).length === 2
    if (!once || recomputed === null || suggestion === null) return own
    text = text.replace(stated, () => recomputed)
  }
  return [text]
}
