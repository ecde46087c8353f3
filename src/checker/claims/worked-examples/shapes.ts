import type { ClaimKind, Verdict } from '../../claim.ts'

/** A short paper, and what one check must say of it. */
export interface ClaimExample {
  readonly paper: string
  readonly kind: ClaimKind
  readonly stated: string
  readonly verdict: Verdict
  /** The whole of what a reader is told of it. */
  readonly explanation: string
}

/** A paper in which the check has nothing to hold a figure against, and so claims nothing. */
export interface NothingClaimed {
  readonly paper: string
  /** What kind of claim it would have been. */
  readonly kind: ClaimKind
  readonly verdict: 'nothing-claimed'
}

export interface ClaimExamples {
  /** A check that only accuses claims nothing of what is right. */
  readonly right: ClaimExample | NothingClaimed
  readonly wrong: ClaimExample
  readonly cannotTell: ClaimExample | NothingClaimed
}

type Wrong = 'incorrect' | 'inconsistent'

export function right(
  kind: ClaimKind,
  stated: string,
  paper: string,
  explanation: string,
): ClaimExample {
  return { paper, kind, stated, verdict: 'correct', explanation }
}

export function wrong(
  kind: ClaimKind,
  stated: string,
  paper: string,
  explanation: string,
  verdict: Wrong = 'incorrect',
): ClaimExample {
  return { paper, kind, stated, verdict, explanation }
}

export function cannotTell(
  kind: ClaimKind,
  stated: string,
  paper: string,
  explanation: string,
): ClaimExample {
  return { paper, kind, stated, verdict: 'not-checkable', explanation }
}

export function nothing(kind: ClaimKind, paper: string): NothingClaimed {
  return { paper, kind, verdict: 'nothing-claimed' }
}

/** Examples by the name of the check they are of. All places are made up. */
export type ExamplesByCheck = Readonly<Record<string, readonly ClaimExamples[]>>
