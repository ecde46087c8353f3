/** How firm a sentence says that figures are. */
export type Firmness = 'provisional' | 'revised' | 'estimated' | 'forecast'

/** Words for figures that nobody has gone over yet, as they stand in lines and titles. */
export const NOT_FIRM = 'provisional|unaudited|unvalidated|preliminary'

/** Verbs between what a sentence is about and what it says of it. */
export const FIRMNESS_VERBS =
  'are|is|was|were|remains?|has|have|may|might|could|can|will|should be treated as'

const CHECKED = `(?:validated|audited|verified|checked|confirmed|final(?:ised)?|signed[- ]off|reconciled|quality[- ]assured)`
const CHECKS = `(?:change|revision|validation|verification|review|audit|confirmation|reconciliation|quality assurance|sign[- ]?off|amendment)s?`

const AS_IT_IS: readonly (readonly [RegExp, Firmness])[] = [
  [
    new RegExp(
      String.raw`^(?:still |only |as yet )*(?:provisional|draft|preliminary|interim|unaudited|unvalidated|unverified|unconfirmed|awaiting (?:\w+ )?${CHECKS}|subject to (?:\w+ )?${CHECKS})\b`,
      'i',
    ),
    'provisional',
  ],
  [
    new RegExp(`^(?:still |as )*(?:not|yet) (?:yet |to be |fully |been )*${CHECKED}\\b`, 'i'),
    'provisional',
  ],
  [/^(?:revised|restated)\b/i, 'revised'],
  [/^(?:an? |only |partly )*(?:estimated|estimates?)\b/i, 'estimated'],
  [/^(?:forecasts?|projected|projections?)\b/i, 'forecast'],
]
const HAS_BEEN: readonly (readonly [RegExp, Firmness])[] = [
  [new RegExp(`^(?:not|yet) (?:yet |to be |been |fully )*${CHECKED}\\b`, 'i'), 'provisional'],
  [/^(?:since |now |all |also )*been (?:revised|restated)\b/i, 'revised'],
  [/^(?:all |partly )*been estimated\b/i, 'estimated'],
]
const MAY_BE =
  /^(?:still |yet |also )*(?:change|rise|fall|go up|be (?:revised|changed|amended|corrected|updated|restated))\b/i
const WILL_BE = new RegExp(`^(?:only |not )*be ${CHECKED}\\b`, 'i')

/**
 * How firm the rest of a sentence behind its verb says that figures are: "been revised since" behind "have", "change as
 * late returns come in" behind "may"; '' for nothing.
 */
export function firmnessSaid(verb: string, rest: string): Firmness | '' {
  const first = verb.toLowerCase()
  if (/^(?:may|might|could|can)$/.test(first)) return MAY_BE.test(rest) ? 'provisional' : ''
  if (first === 'will') return WILL_BE.test(rest) ? 'provisional' : ''
  const said = /^(?:has|have)$/.test(first) ? HAS_BEEN : AS_IT_IS
  return said.find(([pattern]) => pattern.test(rest))?.[1] ?? ''
}
