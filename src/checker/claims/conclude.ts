import { capitalise, uncapitalise } from '#shared/index.ts'
import type { Claim, ClaimKind } from '../claim.ts'
import type { Fit } from '../judge.ts'
import type { Sentence } from '../sentences.ts'

interface Conclusion {
  readonly kind: ClaimKind
  /** The figure or words in question, as printed. */
  readonly stated: string
  readonly recomputed: string | null
  readonly fit: Fit | 'inconsistent' | 'not-checkable'
  /** How it was worked, without a full stop: "320 less 40 is 280". */
  readonly working: string
  /** How the slip came about, as a sentence, when it can be told. */
  readonly cause?: string | undefined
  readonly suggestion?: string | null
  readonly tellsWay?: boolean
}

/** A claim about a sentence: right with its working, or what the paper says against the working. */
export function conclude(sentence: Sentence, conclusion: Conclusion): Claim {
  const { kind, stated, recomputed, fit, working, cause } = conclusion
  const isPlain = fit === 'correct' || fit === 'not-checkable'
  return {
    where: sentence.place,
    quote: sentence.text,
    kind,
    stated,
    recomputed,
    verdict: fit,
    explanation: isPlain
      ? `${capitalise(working)}.`
      : `The paper says ${/^[A-Z][a-z]/u.test(stated) ? uncapitalise(stated) : stated}, but ${working}.${cause ? ` ${cause}` : ''}`,
    suggestion: isPlain ? null : (conclusion.suggestion ?? null),
    ...(conclusion.tellsWay === true ? { tellsWay: true } : {}),
  }
}
