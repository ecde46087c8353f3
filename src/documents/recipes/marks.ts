/**
 * What a mark beside or in place of a figure says of it, named as the Government Analysis Function's
 * guidance on shorthand in tables names them, and by what offices write that it does not name.
 * Where a figure has several marks, the first of these is its status.
 * @see https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/
 */
export const MARK_STATUSES = [
  'to be asked',
  'confidential',
  'suppressed',
  'not applicable',
  'not available',
  'not known',
  'not asked',
  'not recorded in survey',
  'missing',
  'low',
  'nil',
  'low reliability',
  'incomplete',
  'break in series',
  'forecast',
  'estimated',
  'provisional',
  'earliest revision',
  'revised',
  'significant',
  'not significant',
  'footnote',
  'final',
] as const

export type MarkStatus = (typeof MARK_STATUSES)[number]

export interface MarkMeaning {
  readonly status: MarkStatus
  /** What the mark alone in a cell is worth: 0, or no value. */
  readonly value?: 0 | null
  readonly words: string
}

/** What a cell says: a value, a mark for a missing one, or both. */
export interface MarkedValue {
  /** As written, before `scale`; `null` when the cell gives none. A percentage is from 0 to 100. */
  readonly value: number | null
  /** Places written behind the point. */
  readonly decimals: number
  readonly unit: '%' | '£' | null
  /** What the cell says the value is to be multiplied by: a million for "£1.2m". */
  readonly scale: number
  readonly status: MarkStatus
  /** What its mark says, in the file's words or the house's; "<5" is kept as it is. `null` without a mark. */
  readonly words: string | null
  /** Numbers or words of its footnotes, what further marks say, and how it was read where that is not plain. */
  readonly notes: readonly string[]
  /** How many it is of, where the cell says so: "72% (n=123)". */
  readonly base?: number
  /** Why it may not be written before a person has said which it is. */
  readonly ask?: {
    readonly why: string
    readonly choices: readonly MarkMeaning[]
    /** A number in brackets behind it, of which nothing says what it is: "51% (401)". */
    readonly second?: number
  }
}

/** A mark of the house's table; `asks` says why it is asked unless the file's own notes say what it means. */
export interface HouseMark {
  readonly means: readonly [MarkMeaning, ...MarkMeaning[]]
  readonly asks?: string
  /** By custom only: asked where a file explains its marks and leaves this one out. */
  readonly byCustom?: true
}

const mean = (status: MarkStatus, words: string, value: 0 | null = null): MarkMeaning => ({
  status,
  value,
  words,
})

const NIL = mean('nil', 'nil', 0)
const SUPPRESSED = mean('suppressed', 'suppressed because the number is small')
const NOT_AVAILABLE = mean('not available', 'not available')
const NOT_APPLICABLE = mean('not applicable', 'not applicable')
const NOT_KNOWN = mean('not known', 'not known')
const LOW_RELIABILITY = mean('low reliability', 'low reliability')
const ROUNDS_TO_ZERO = mean('low', 'rounds to zero, but is not zero')
const MISSING = mean('missing', 'left blank')
const FOOTNOTE = mean('footnote', 'a footnote')

/** The shorthand of the analysis function, in square brackets; some houses write it in round ones or none. */
const SHORTHAND: Readonly<Record<string, HouseMark>> = {
  b: { means: [mean('break in series', 'break in time series')] },
  c: { means: [mean('confidential', 'confidential')] },
  e: { means: [mean('estimated', 'estimated')] },
  er: { means: [mean('earliest revision', 'earliest revision')] },
  f: { means: [mean('forecast', 'forecast')] },
  low: { means: [ROUNDS_TO_ZERO] },
  n: { means: [mean('not significant', 'not statistically significant')] },
  ns: { means: [mean('not significant', 'not statistically significant')] },
  p: { means: [mean('provisional', 'provisional')] },
  r: { means: [mean('revised', 'revised')] },
  s: { means: [mean('significant', 'statistically significant at the 0.05 level')] },
  ss: { means: [mean('significant', 'statistically significant at the 0.01 level')] },
  sss: { means: [mean('significant', 'statistically significant at the 0.001 level')] },
  u: { means: [LOW_RELIABILITY] },
  w: {
    means: [
      mean('not recorded in survey', 'none recorded in the survey'),
      mean('nil', 'none at all', 0),
    ],
    asks: 'none in a sample of a survey need not be none',
  },
  x: { means: [NOT_AVAILABLE] },
  z: { means: [NOT_APPLICABLE] },
}

const FORMULA = 'a formula of the spreadsheet failed'
const DASH: HouseMark = {
  means: [NIL, NOT_AVAILABLE, NOT_APPLICABLE],
  asks: 'a dash is nil in finance and older tables, and missing or not applicable elsewhere',
}
const NOT_EITHER: HouseMark = {
  means: [NOT_APPLICABLE, NOT_AVAILABLE],
  asks: 'it could be "not applicable" or "not available"',
}
const FAILED: HouseMark = { means: [NOT_AVAILABLE, NOT_APPLICABLE], asks: FORMULA }
const BY_CUSTOM_NOT_AVAILABLE: HouseMark = { means: [NOT_AVAILABLE], byCustom: true }
const BLANK: HouseMark = {
  means: [MISSING, NIL, NOT_AVAILABLE],
  asks: 'a blank could be nil or not known',
}

/** Signs and words, alone in a cell. */
const ALONE: Readonly<Record<string, HouseMark>> = {
  '': BLANK,
  null: BLANK,
  '-': DASH,
  '--': DASH,
  '---': DASH,
  '..': BY_CUSTOM_NOT_AVAILABLE,
  '...': BY_CUSTOM_NOT_AVAILABLE,
  '.': NOT_EITHER,
  ':': NOT_EITHER,
  'n/a': NOT_EITHER,
  na: NOT_EITHER,
  'n.a.': NOT_EITHER,
  'n/k': { means: [NOT_KNOWN], byCustom: true },
  nk: { means: [NOT_KNOWN], byCustom: true },
  'n/r': {
    means: [NOT_AVAILABLE, NOT_KNOWN],
    asks: 'it could be "not recorded" or "not returned"',
  },
  '*': {
    means: [SUPPRESSED, NOT_APPLICABLE, LOW_RELIABILITY],
    asks: 'a star is suppressed by long custom, but "not applicable" in some tables',
  },
  '**': { means: [SUPPRESSED, NOT_APPLICABLE], asks: 'no note says what it means' },
  '~': {
    means: [SUPPRESSED, ROUNDS_TO_ZERO],
    asks: 'it could be suppressed, or a number that rounds to zero',
  },
  '#': { means: [SUPPRESSED, NOT_AVAILABLE], asks: 'no note says what it means' },
  '?': { means: [NOT_KNOWN, NOT_AVAILABLE], asks: 'no note says what it means' },
  '#n/a': FAILED,
  '#div/0!': FAILED,
  '#ref!': FAILED,
  '#value!': FAILED,
  '#name?': FAILED,
  '#num!': FAILED,
  nan: FAILED,
  none: { means: [NIL, MISSING], asks: '"none" could be nil, or nothing entered' },
  nil: { means: [NIL] },
  zero: { means: [NIL] },
  tbc: { means: [NOT_AVAILABLE] },
  tba: { means: [NOT_AVAILABLE] },
  pending: { means: [NOT_AVAILABLE] },
  'not known': { means: [NOT_KNOWN] },
  unknown: { means: [NOT_KNOWN] },
  'not available': { means: [NOT_AVAILABLE] },
  'not applicable': { means: [NOT_APPLICABLE] },
  'not recorded': { means: [mean('not available', 'not recorded')] },
  'not collected': { means: [mean('not available', 'not collected')] },
  'not held': { means: [mean('not available', 'not held')] },
  'not provided': { means: [mean('not available', 'not provided')] },
  'not supplied': { means: [mean('not available', 'not supplied')] },
  'not received': { means: [mean('not available', 'not received')] },
  awaited: { means: [mean('not available', 'awaited')] },
  'no data': { means: [NOT_AVAILABLE] },
  'not asked': { means: [mean('not asked', 'not asked')] },
  suppressed: { means: [SUPPRESSED] },
  withheld: { means: [SUPPRESSED] },
  redacted: { means: [SUPPRESSED] },
  confidential: { means: [mean('confidential', 'confidential')] },
}

/** Letters and words that stand behind a value without brackets. */
const BEHIND: Readonly<Record<string, string>> = {
  p: 'p',
  prov: 'p',
  provisional: 'p',
  r: 'r',
  rev: 'r',
  revised: 'r',
  e: 'e',
  est: 'e',
  estimate: 'e',
  estimated: 'e',
  b: 'b',
  u: 'u',
  f: 'f',
  forecast: 'f',
  er: 'er',
}

const UNKNOWN_BESIDE: HouseMark = {
  means: [FOOTNOTE, LOW_RELIABILITY],
  asks: 'it could be a footnote, or say how sure the figure is, and no note says which',
}
const LETTER_ALONE = 'a letter alone may be a mark or a word'

/** The form in which a mark is looked up: "[C]", "(c)" and "c" are one, and so are all dashes. */
export function markKey(mark: string): string {
  const plain = mark
    .trim()
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
  const bracketed = /^(?:\[(.*)\]|\((.*)\)|["'“‘](.*)["'”’])$/.exec(plain)
  return (bracketed?.[1] ?? bracketed?.[2] ?? bracketed?.[3] ?? plain).trim()
}

/** What the house takes a mark for that has a cell to itself; `undefined` for other words. */
export function houseMarkAlone(mark: string): HouseMark | undefined {
  const key = markKey(mark)
  const isBracketed = /^[[(]/.test(mark.trim())
  const shorthand = own(SHORTHAND, key)
  if (shorthand && isBracketed) return shorthand
  if (shorthand && key.length === 1) return { ...shorthand, asks: LETTER_ALONE }
  if (/^\[.{1,12}\]$/.test(mark.trim()))
    return { means: [NOT_AVAILABLE], asks: 'no note says what it means' }
  return own(ALONE, key)
}

/** What the house takes a mark for that stands before or behind a value. */
export function houseMarkBeside(mark: string): HouseMark {
  const key = markKey(mark)
  const bare = own(BEHIND, key)
  const shorthand = own(SHORTHAND, bare ?? key)
  return shorthand && (bare !== undefined || /^[[(]/.test(mark)) ? shorthand : UNKNOWN_BESIDE
}

/** The pattern of letters and words that may stand behind a value without brackets; the longest first. */
export const BARE_MARKS = Object.keys(BEHIND)
  .sort((one, other) => other.length - one.length)
  .join('|')

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
