import type { Place } from '#documents/index.ts'

/**
 * What became of a claim. The last two accuse nobody: `questionable` figures do not agree, but which is
 * wrong, or whether any is, cannot be told; `not-checkable` ones cannot be worked.
 */
export type Verdict =
  | 'correct'
  | 'imprecise'
  | 'incorrect'
  | 'inconsistent'
  | 'questionable'
  | 'not-checkable'

/** The verdicts that lay something to a paper: it is wrong, disagrees with itself, or is loose. */
export type Accusation = Exclude<Verdict, 'correct' | 'questionable' | 'not-checkable'>

export function accuses(verdict: Verdict): verdict is Accusation {
  return verdict === 'incorrect' || verdict === 'inconsistent' || verdict === 'imprecise'
}

export const CLAIM_KINDS = [
  'difference',
  'percent-change',
  'percent-of',
  'sum',
  'average',
  'percentage-points',
  'rank',
  'comparison-direction',
  'threshold',
  'rounding',
  'same-fact',
  'definition',
] as const

export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** One statement of a paper that figures can bear out or contradict, with what became of it. */
export interface Claim {
  readonly where: Place
  /** The words of the paper as they stand there. */
  readonly quote: string
  readonly kind: ClaimKind
  /** The figure or words in question as printed: "16.6%". */
  readonly stated: string
  /** What it comes to when worked again: "19.9%"; `null` when it cannot be worked. */
  readonly recomputed: string | null
  readonly verdict: Verdict
  readonly explanation: string
  /** The sentence or row as it should read; `null` when nothing is to be put right, or it cannot be known. */
  readonly suggestion: string | null
  /** Whether what it is held against was taken from the row of a table that its words seem to name. */
  readonly isByRow?: boolean
  /** Whether its working knows which of two values came first, and so bears out which way it went. */
  readonly tellsWay?: boolean
  /** The figure of ours it was held against, shown so that a reader can refuse the tie. */
  readonly tie?: Tie
}

/** A claim, with the file it belongs to: comparing works over several at once. */
export interface FiledClaim {
  readonly file: string
  readonly claim: Claim
}

/** The words that a claim stands in, and where: sentences that read alike on the same line of two pages are two. */
export function sentenceOf({ where, quote }: Pick<Claim, 'where' | 'quote'>): string {
  return [where.page, where.line, quote].join('|')
}

/** A measure whose observations a paper's figure was taken to be about, and of when. */
export interface Tie {
  /** Measure, area and period together: the same for every claim so tied, so that a tie can be refused. */
  readonly id: string
  readonly measure: string
  readonly area: string
  readonly period: string
}

export interface Summary {
  readonly correct: number
  readonly imprecise: number
  readonly incorrect: number
  readonly inconsistent: number
  readonly questionable: number
  readonly notCheckable: number
}

export function summarise(claims: readonly Pick<Claim, 'verdict'>[]): Summary {
  const count = (verdict: Verdict) => claims.filter((claim) => claim.verdict === verdict).length
  return {
    correct: count('correct'),
    imprecise: count('imprecise'),
    incorrect: count('incorrect'),
    inconsistent: count('inconsistent'),
    questionable: count('questionable'),
    notCheckable: count('not-checkable'),
  }
}
