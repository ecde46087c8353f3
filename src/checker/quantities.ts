import type { NamedPeriod } from '#documents/index.ts'
import {
  type Fraction,
  fraction,
  matchesIn,
  NOUGHT,
  NUMBER_WORDS,
  ONE,
  over,
  readNumber,
  readShare,
  readSpelt,
  SHARE_WORDS,
  SPELT_NUMBER,
  times,
} from '#shared/index.ts'
import { type Closeness, closenessBefore, closenessOf } from './closeness.ts'
import { HALF } from './halves.ts'
import { NAMES } from './named-numbers.ts'

export type { Closeness } from './closeness.ts'

export type Unit = 'count' | 'percent' | 'points' | 'pounds' | 'seconds' | 'rank' | 'span'

export interface Quantity {
  /** Where the figure itself begins and ends in its sentence, and where its words ("just over") begin. */
  readonly start: number
  readonly end: number
  readonly from: number
  readonly text: string
  /** Without its sign; seconds for a duration, pounds for money, 0 to 100 for a percentage. */
  readonly value: Fraction
  /** The upper end, when a range was printed: "100-120". */
  readonly high: Fraction | null
  /** One unit of the last place printed, in the same unit as the value. */
  readonly step: Fraction
  readonly unit: Unit
  /** For a span of days, weeks, months or years: "working days". */
  readonly spanOf: string | null
  readonly sign: -1 | 0 | 1
  readonly closeness: Closeness
  /** The whole, for "36 out of all 43" and "6th of 8"; the value is then the part, or the rank. */
  readonly outOf: Fraction | null
  /** Whether it is a share in words: "a third", "three in five". The value is then a percentage. */
  readonly inWords: boolean
}

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const SIGN = String.raw`(?<![\w)])(?<sign>[+−-]|–(?=\d)|(?<=\()[-–](?= \d))? ?`
const SCALE = String.raw`(?:\s?(?<scale>million|billion|thousand|bn\b|m\b|k\b))?`
const [HOURS, MINUTES, SECONDS_WORD] = [
  '(?:hours?|hrs?)',
  '(?:minutes?|mins?)',
  '(?:seconds?|secs?)',
]
const TIME = String.raw`(?:${HOURS}|${MINUTES}|${SECONDS_WORD})\b`

/** "1 hour 10 minutes": each part smaller than the one before, so that two durations stay two. */
const long = (unit: string) => String.raw`(?:${DIGITS}|${NUMBER_WORDS})[ -]?${unit}\b`
const NEXT = '(?:,? and |,? )'
const DURATION = `${long(HOURS)}(?:${NEXT}${long(MINUTES)})?(?:${NEXT}${long(SECONDS_WORD)})?|${long(MINUTES)}(?:${NEXT}${long(SECONDS_WORD)})?|${long(SECONDS_WORD)}`

/**
 * The pattern of each kind of figure, with what a text in small letters has to have for one to be in it: most
 * texts lack most of them, and to seek the whole pattern is slow.
 */
const PATTERNS: readonly (readonly [pattern: string, sign: RegExp])[] = [
  [String.raw`\b(?<spelt>${SPELT_NUMBER})\b(?! ?(?:%|per ?cent))`, /hundred|thousand|million/],
  [
    `(?<million>half a|(?:a )?quarter of a|three[ -]quarters of a) (?<millionScale>million|billion)`,
    /illion/,
  ],
  [`(?<money>£ ?(?:${DIGITS}))${SCALE}`, /£/],
  [
    String.raw`(?!(?<=\b(?:is|was|be|been|being) )one of \d)(?<part>${DIGITS}|${NUMBER_WORDS})(?<rankEnding>st|nd|rd|th)? (?:out of|of|in)(?: (?:all|the|our|every))*(?: (?:all|the|a total of))? (?<whole>${DIGITS}|${NUMBER_WORDS})\b(?![%,.]\d|%| ?per ?cent|[ -](?:months?|years?|days?|weeks?|hours?|minutes?|seconds?|hundred|thousand|million))`,
    / (?:of|in) /,
  ],
  [
    String.raw`(?:\b(?!(?:two|four|(?<=\b(?:first|last|next|previous|final|latest) )\w+) quarters)(?<shareCount>a|an|one|two|three|four)[ -]|(?<=\b(?:nearly|almost|around|about|by)[ -]))(?<share>${SHARE_WORDS})\b(?= of (?!a million)|[.,;)]|$| (?:fewer|less|more|higher|lower)\b| compared| when| on | in (?!a row)| \()`,
    new RegExp(SHARE_WORDS),
  ],
  [String.raw`${HALF}(?= of| \(| the )`, /half/],
  [String.raw`(?<slash>[1-9]/[1-9])(?:rd|th|nd|st)?s?\b(?= of)`, /\//],
  [`(?<times>${DURATION})`, /hour|hr|min|sec/],
  [
    String.raw`(?<spanCount>${DIGITS}|${NUMBER_WORDS}|a)[ -](?<spanOf>(?:working |calendar |clear )?(?:day|week|month|year)s?)\b`,
    /day|week|month|year/,
  ],
  [
    String.raw`${SIGN}(?<low>${DIGITS})(?: ?%)? ?[-–] ?(?<high>${DIGITS})(?![\d,])(?<rangeUnit> ?%| per ?cent)?`,
    /\d ?%? ?[-–]/,
  ],
  [
    String.raw`${SIGN}(?<percent>${DIGITS}|${NUMBER_WORDS}) ?(?<percentUnit>%(?: points?)?|per ?cent(?:age points?| points?)?(?![a-z])|points?\b(?! (?:of|to|in the))|ppts?\b|pp\b)`,
    /%|per ?cent|point|pp/,
  ],
  [String.raw`(?<rank>\d+)(?:st|nd|rd|th)\b`, /\d(?:st|nd|rd|th)/],
  [`${SIGN}(?<count>${DIGITS})${SCALE}`, /\d/],
  [String.raw`\b(?<word>${NUMBER_WORDS})(?: (?<wordScale>hundred|thousand|million))?\b`, /[a-z]/],
]

/** Each pattern on its own, because a named group may stand once in an expression. */
const FIGURES = PATTERNS.map(([pattern, sign]) => ({
  pattern: new RegExp(`(?:${pattern})`, 'giu'),
  sign,
}))

/** No sentence of a paper has as many figures; what has more is a list or padding, and is cut. */
const MOST_QUANTITIES = 100

/**
 * The quantities of a sentence in order of reading, none overlapping. Dates, section numbers,
 * telephone numbers, ages and the like are passed over.
 *
 * @param periods - the times already found in the sentence; nothing inside them counts as a quantity
 */
export function findQuantities(text: string, periods: readonly NamedPeriod[]): readonly Quantity[] {
  const taken = periods.map(({ start, end }) => ({ start, end }))
  for (const name of matchesIn(text, NAMES)) {
    taken.push({ start: name.index, end: name.index + name[0].length })
  }
  const found: Quantity[] = []
  const small = text.toLowerCase()
  for (const { pattern, sign } of FIGURES) {
    if (!sign.test(small)) continue
    for (const match of matchesIn(text, pattern)) {
      const lead = match[0].length - match[0].trimStart().length
      const start = match.index + lead
      const end = match.index + match[0].trimEnd().replace(/,? and$|,$/, '').length
      if (found.length >= MOST_QUANTITIES) break
      if (taken.some((other) => start < other.end && other.start < end)) continue
      const quantity = readQuantity(text, match, start, end)
      if (!quantity) continue
      taken.push({ start, end })
      found.push(quantity)
    }
  }
  return found.sort((one, other) => one.start - other.start)
}

function readQuantity(
  text: string,
  match: RegExpMatchArray,
  start: number,
  end: number,
): Quantity | undefined {
  const groups = match.groups ?? {}
  const read = readFigure(groups, text.slice(start, end))
  if (!read) return undefined
  const before = closenessBefore(text.slice(0, start))
  const after =
    /^(?:\+(?!\d)| or more\b| or so\b| or over\b| plus\b)/iu.exec(text.slice(end))?.[0] ?? ''
  const sign = /[−–-]/.test(groups['sign'] ?? '') ? -1 : groups['sign'] === '+' ? 1 : 0
  return {
    high: null,
    spanOf: null,
    outOf: null,
    inWords: false,
    ...read,
    start,
    end,
    from: before.from,
    text: text.slice(start, end),
    sign,
    closeness: closenessOf(before.words, after),
  }
}

type Figure = Pick<Quantity, 'value' | 'step' | 'unit'> & Partial<Quantity>

function readFigure(groups: Record<string, string | undefined>, text: string): Figure | undefined {
  const [million, money, part, share, slash] = [
    groups['million'],
    groups['money'],
    groups['part'],
    groups['share'],
    groups['slash'],
  ]
  if (groups['spelt'] !== undefined) return spelt(groups['spelt'])
  if (million !== undefined) {
    const [above, below] = readShare(million.replace(/(?: of)? a$/iu, '')) ?? [0, 1]
    const scale = scaleOf(groups['millionScale'])
    return {
      value: times(fraction(scale), { above: BigInt(above), below: BigInt(below) }),
      step: fraction(scale / 100),
      unit: 'count',
    }
  }
  if (money !== undefined) return scaled(money.replace(/£ ?/, ''), groups['scale'], 'pounds')
  if (part !== undefined) return readOutOf(groups, part, text)
  if (groups['half'] !== undefined) return shareOf(readShare('half'))
  if (share !== undefined) return shareOf(readShare(`${groups['shareCount'] ?? 'a'} ${share}`))
  if (slash !== undefined) return shareOf([Number(slash[0]), Number(slash[2])])
  if (groups['times'] !== undefined) return readDuration(groups['times'])
  if (groups['spanCount'] !== undefined) {
    const isOne = groups['spanCount'].toLowerCase() === 'a'
    const count = isOne ? 1 : numberOf(groups['spanCount'])
    return {
      value: fraction(count),
      step: stepOf(isOne ? '1' : groups['spanCount']),
      unit: 'span',
      spanOf: (groups['spanOf'] ?? '').toLowerCase().replace(/s$/, ''),
    }
  }
  if (groups['low'] !== undefined) {
    const percent = groups['rangeUnit'] !== undefined || text.includes('%')
    return {
      ...scaled(groups['low'], undefined, percent ? 'percent' : 'count'),
      high: fraction(groups['high'] ?? '0'),
    }
  }
  if (groups['percent'] !== undefined) {
    const points = /point|pp/i.test(groups['percentUnit'] ?? '')
    return scaled(String(numberText(groups['percent'])), undefined, points ? 'points' : 'percent')
  }
  if (groups['rank'] !== undefined) return scaled(groups['rank'], undefined, 'rank')
  if (groups['count'] !== undefined) return scaled(groups['count'], groups['scale'], 'count')
  const word = groups['word']?.toLowerCase()
  if (word === undefined || word === 'one' || word === 'zero') return undefined
  return scaled(String(numberOf(word)), groups['wordScale'], 'count')
}

/** As it is spoken, a number is rounded to the last of its digits that is none of the noughts at its end. */
function spelt(words: string): Figure | undefined {
  const value = readSpelt(words)
  if (value === undefined) return undefined
  const noughts = /0*$/.exec(String(value))?.[0].length ?? 0
  return { value: fraction(value), step: fraction(10 ** noughts), unit: 'count' }
}

function readOutOf(
  groups: Record<string, string | undefined>,
  part: string,
  text: string,
): Figure | undefined {
  const whole = numberOf(groups['whole'] ?? '')
  const value = numberOf(part)
  const isMore = value > whole && /\b(?:out of|of the|of our)\b/iu.test(text)
  if (!(whole > 1) || (value > whole && !isMore)) return undefined
  const unit = groups['rankEnding'] === undefined ? 'count' : 'rank'
  return { value: fraction(value), step: ONE, unit, outOf: fraction(whole) }
}

function shareOf(share: readonly [number, number] | undefined): Figure | undefined {
  const [above, below] = share ?? [0, 0]
  if (!above || !below) return undefined
  const value = over(fraction(100 * above), fraction(below))
  return value && { value, step: ONE, unit: 'percent', inWords: true }
}

const SECONDS = [
  [/^h/i, 3600],
  [/^m/i, 60],
  [/^s/i, 1],
] as const

const PART_OF_DURATION = new RegExp(`(${DIGITS}|${NUMBER_WORDS})[ -]?(${TIME})`, 'giu')

function readDuration(text: string): Figure | undefined {
  let seconds = NOUGHT
  let step = 1
  for (const match of matchesIn(text, PART_OF_DURATION)) {
    const unit = SECONDS.find(([pattern]) => pattern.test(match[2] ?? ''))?.[1] ?? 1
    const part = times(fraction(numberText(match[1] ?? '0')), fraction(unit))
    seconds = {
      above: seconds.above * part.below + part.above * seconds.below,
      below: seconds.below * part.below,
    }
    step = unit
  }
  return { value: seconds, step: fraction(step), unit: 'seconds' }
}

/** One unit of the last place of a figure's digits. */
function stepOf(digits: string): Fraction {
  return { above: 1n, below: 10n ** BigInt((digits.split('.')[1] ?? '').length) }
}

function scaled(digits: string, scale: string | undefined, unit: Unit): Figure {
  const factor = fraction(scaleOf(scale))
  return {
    value: times(fraction(digits), factor),
    step: times(stepOf(digits), factor),
    unit,
  }
}

function scaleOf(word: string | undefined): number {
  const scale = word?.toLowerCase() ?? ''
  if (scale === 'billion' || scale === 'bn') return 1_000_000_000
  if (scale === 'million' || scale === 'm') return 1_000_000
  if (scale === 'thousand' || scale === 'k') return 1000
  return scale === 'hundred' ? 100 : 1
}

function numberText(text: string): string {
  return /\d/.test(text) ? text : String(numberOf(text))
}

/** What the patterns above took for a number is one. */
function numberOf(text: string): number {
  return readNumber(text) ?? Number.NaN
}
