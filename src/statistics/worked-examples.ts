import type { Measure } from '#area/index.ts'
import type { Basis, Comparison } from './comparisons/comparison.ts'
import type { Rule } from './limits/rules.ts'
import type { VerdictKind } from './sentences/verdict.ts'

type Values = readonly (number | null)[]

/** Why no example can be given, in words. */
export interface NotPossible {
  readonly reason: string
}

/**
 * Monthly values in which something is unusual by a rule, in which it just is not, and which look the
 * same but are too few to say.
 */
export interface RuleExamples {
  readonly right: Values
  readonly wrong: Values
  readonly cannotTell: Values
}

/** A year of which the mean is 800 and every moving range 100: usual 534 to 1,066, near it 623 to 977. */
const STEADY: Values = Array.from({ length: 12 }, (_, month) => (month % 2 === 0 ? 750 : 850))
const FEW: Values = STEADY.slice(0, 4)

const after = (...values: Values) => [...STEADY, ...values]
const tooFew = (...values: Values) => [...FEW, ...values]

/** Limits rest on the first 12 values of the first two, and on all of the last. */
export const RULE_EXAMPLES: Readonly<Record<Rule, RuleExamples>> = {
  'outside-limits': { right: after(1067), wrong: after(1066), cannotTell: tooFew(5000) },
  // Seven that each rise, on both sides of the mean; then six
  trend: {
    right: after(700, 740, 780, 820, 860, 900, 940),
    wrong: after(700, 740, 780, 820, 860, 900),
    cannotTell: tooFew(700, 740, 780, 820, 860, 900, 940),
  },
  // The one between is on the same side of the mean; then it is not
  'two-of-three': {
    right: after(980, 810, 990),
    wrong: after(980, 790, 990),
    cannotTell: tooFew(980, 810, 990),
  },
  // Seven above the mean in a row; then six
  shift: {
    right: after(790, 810, 830, 810, 830, 810, 830, 810),
    wrong: after(790, 810, 830, 810, 830, 810, 830),
    cannotTell: tooFew(790, 810, 830, 810, 830, 810, 830, 810),
  },
}

/** Monthly values whose last is as the verdict says, whose last just is not, and too few to say. */
export interface VerdictExamples {
  readonly right: Values
  readonly wrong: Values
  readonly cannotTell: Values | NotPossible
}

export const VERDICT_EXAMPLES: Readonly<Record<VerdictKind, VerdictExamples>> = {
  higher: { right: after(1067), wrong: after(1066), cannotTell: tooFew(5000) },
  lower: { right: after(533), wrong: after(534), cannotTell: tooFew(1) },
  'run-above': {
    right: after(790, 810, 830, 810, 830, 810, 830, 810),
    wrong: after(790, 810, 830, 810, 830, 810, 830, 800),
    cannotTell: tooFew(810, 830, 810, 830, 810, 830, 810),
  },
  'run-below': {
    right: after(790, 770, 790, 770, 790, 770, 790),
    wrong: after(790, 770, 790, 770, 790, 770),
    cannotTell: tooFew(790, 770, 790, 770, 790, 770, 790),
  },
  rising: {
    right: after(700, 740, 780, 820, 860, 900, 940),
    wrong: after(700, 740, 780, 820, 860, 900, 900),
    cannotTell: tooFew(700, 740, 780, 820, 860, 900, 940),
  },
  falling: {
    // The last of the steady year is 850: it is the first of the seven that fall
    right: after(840, 830, 820, 780, 740, 700),
    wrong: after(840, 830, 820, 780, 740),
    cannotTell: tooFew(850, 840, 830, 820, 780, 740, 700),
  },
  'near-top': {
    right: after(980, 810, 990),
    wrong: after(980, 790, 990),
    cannotTell: tooFew(980, 810, 990),
  },
  'near-bottom': {
    right: after(620, 790, 610),
    wrong: after(620, 790, 630),
    cannotTell: tooFew(620, 790, 610),
  },
  usual: { right: after(800), wrong: after(1067), cannotTell: tooFew(800) },
  'too-few': {
    right: STEADY,
    wrong: after(750),
    cannotTell: { reason: 'It is itself what is said when too few figures were published' },
  },
  'no-variation': {
    right: Array.from({ length: 13 }, () => 800),
    wrong: after(800),
    cannotTell: Array.from({ length: 5 }, () => 800),
  },
  'not-published': {
    right: after(null),
    wrong: after(0),
    cannotTell: { reason: 'Whether a figure was published is always known' },
  },
}

/** Two figures of a measure a year apart, April 2018 and April 2019, and how they compare. */
export interface PairExample {
  readonly unit: Measure['unit']
  readonly earlier: number | null
  readonly later: number | null
  /** From when figures were recorded another way, YYYY-MM-DD. */
  readonly recordedAnewFrom?: string
  /** Beside the year before unless said. */
  readonly basis?: Basis
  readonly kind: Comparison['kind']
  readonly difference?: number
}

export interface ComparisonExamples {
  readonly right: PairExample
  /** What is nearest to it and yet another kind. */
  readonly wrong: PairExample
  readonly cannotTell: PairExample | NotPossible
}

const unpublished = (unit: Measure['unit']): PairExample => ({
  unit,
  earlier: null,
  later: 5,
  kind: 'missing',
})

export const COMPARISON_EXAMPLES: Readonly<Record<Comparison['kind'], ComparisonExamples>> = {
  amount: {
    right: { unit: 'count', earlier: 100, later: 90, kind: 'amount', difference: -10 },
    wrong: { unit: 'count', earlier: 0, later: 90, kind: 'new', difference: 90 },
    cannotTell: unpublished('count'),
  },
  points: {
    right: { unit: 'percent', earlier: 72, later: 76.6, kind: 'points', difference: 4.6 },
    wrong: { unit: 'seconds', earlier: 72, later: 76.6, kind: 'amount', difference: 4.6 },
    cannotTell: unpublished('percent'),
  },
  places: {
    right: { unit: 'rank', earlier: 3, later: 5, kind: 'places', difference: 2 },
    wrong: { unit: 'count', earlier: 3, later: 5, kind: 'amount', difference: 2 },
    cannotTell: unpublished('rank'),
  },
  new: {
    right: { unit: 'count', earlier: 0, later: 4, kind: 'new', difference: 4 },
    wrong: { unit: 'count', earlier: 0, later: 0, kind: 'amount', difference: 0 },
    cannotTell: unpublished('count'),
  },
  'not-comparable': {
    right: {
      ...{ unit: 'count', earlier: 100, later: 90, kind: 'not-comparable' },
      recordedAnewFrom: '2018-10-01',
    },
    wrong: {
      ...{ unit: 'count', earlier: 100, later: 90, kind: 'amount', difference: -10 },
      // Both figures are from after it
      recordedAnewFrom: '2018-04-01',
    },
    cannotTell: { ...unpublished('count'), recordedAnewFrom: '2018-10-01' },
  },
  missing: {
    right: unpublished('count'),
    wrong: { unit: 'count', earlier: 0, later: 5, kind: 'new', difference: 5 },
    cannotTell: { reason: 'It is itself what is said when a figure was not published' },
  },
  'not-additive': {
    right: {
      ...{ unit: 'percent', earlier: 72, later: 76.6, kind: 'not-additive' },
      basis: 'year-to-date',
    },
    wrong: {
      ...{ unit: 'count', earlier: 72, later: 76, kind: 'amount', difference: 4 },
      basis: 'year-to-date',
    },
    cannotTell: { reason: 'Whether a measure adds up is part of what it is' },
  },
}

/** Monthly counts from April 2017, and how the last of them compares on each basis. */
export interface BasisExample {
  readonly values: Values
  readonly recordedAnewFrom?: string
  readonly kind: Comparison['kind']
  readonly difference?: number
}

/** Right: a difference. Wrong: recording changed between, so there is none. Cannot tell: a gap. */
export interface BasisExamples {
  readonly right: BasisExample
  readonly wrong: BasisExample
  readonly cannotTell: BasisExample
}

/** Two years and two months: 10 a month, then 12, then 15 and 16. The last is May 2019. */
const COUNTS: Values = [
  ...Array.from({ length: 12 }, () => 10),
  ...Array.from({ length: 12 }, () => 12),
  ...[15, 16],
]
const without = (month: number) => COUNTS.map((value, at) => (at === month ? null : value))

function basis(difference: number, changed: string, gap: number): BasisExamples {
  return {
    right: { values: COUNTS, kind: 'amount', difference },
    wrong: { values: COUNTS, recordedAnewFrom: changed, kind: 'not-comparable' },
    cannotTell: { values: without(gap), kind: 'missing' },
  }
}

export const BASIS_EXAMPLES: Readonly<Record<Basis, BasisExamples>> = {
  // 16 in May 2019, 12 in May 2018
  'year-before': basis(4, '2018-06-01', 13),
  // 15 in April 2019
  'period-before': basis(1, '2019-05-01', 24),
  // April and May: 31 against 24
  'year-to-date': basis(7, '2019-04-01', 12),
  // June 2018 to May 2019: 10 × 12 + 31 = 151; the twelve before: 10 × 10 + 2 × 12 = 124
  'rolling-year': basis(27, '2018-06-01', 2),
}
