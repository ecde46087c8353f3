import type { Problem } from '#shared/index.ts'
import { listParagraphs } from './paragraphs.ts'
import { BASES, type Base, type Threshold } from './thresholds.ts'

/** How many there are of something, and how that is known: "as entered". */
export interface Counted {
  readonly number: number
  readonly from: string
}

/** How many there are of each thing that a share may be of, as far as is known. */
export type Counts = Readonly<Partial<Record<Base, Counted>>>

/** What the record knows of a day, by whoever keeps it; `null` where it is known not to be known. */
export interface RecordedCount {
  readonly number: number | null
  /** Where it comes from, in words that follow a number: "from the record of seats on 1 February 2027". */
  readonly from: string
}

export type RecordedCounts = Readonly<Partial<Record<Base, RecordedCount>>>

const BASE_WORDS: Readonly<Record<Base, string>> = {
  seats: 'seats',
  members: 'members',
  present: 'members present',
  entitled: 'members present and entitled to vote',
  'votes-cast': 'votes cast',
}

const ASKS: Readonly<Record<Base, string>> = {
  seats: 'the number of seats',
  members: 'the number of people who are members that day',
  present: 'the number of members present',
  entitled: 'how many of those present may vote on the item',
  'votes-cast': 'the votes for and against',
}

/** "members present"; of one, "member present". */
export function baseWords(base: Base, number?: number): string {
  return number === 1 ? BASE_WORDS[base].replace(/s(?= |$)/, '') : BASE_WORDS[base]
}

/**
 * What is known of a day: what was entered, and for the rest what is on record.
 *
 * @param entered - what is typed or sent stands in place of what the record has
 */
export function countsOf(
  entered: Readonly<Partial<Record<Base, number | undefined>>>,
  recorded: RecordedCounts = {},
): Counts {
  const known = BASES.flatMap((base): [Base, Counted][] => {
    const typed = entered[base]
    if (typed !== undefined) return [[base, { number: typed, from: 'as entered' }]]
    const { number, from } = recorded[base] ?? { number: null, from: '' }
    return number === null ? [] : [[base, { number, from }]]
  })
  return Object.fromEntries(known)
}

/** A text with the share or number that it sets. */
export interface Counting {
  /** As cited: its paragraph, or what stands in for one. */
  readonly cited: string
  readonly threshold: Threshold
}

/**
 * What has to be entered before the rules can be counted: a sentence for each base that one of them
 * counts and that is not known.
 *
 * @returns none when every rule can be counted
 */
export function missingCounts(
  countings: readonly Counting[],
  counts: Counts,
  recorded: RecordedCounts = {},
): readonly Problem[] {
  return BASES.flatMap((base) => {
    const counting = countings.filter(
      ({ threshold }) => threshold.share !== undefined && threshold.of === base,
    )
    if (counting.length === 0 || counts[base] !== undefined) return []
    const cited = listParagraphs(counting.map((one) => one.cited))
    const verb = counting.length === 1 ? 'counts' : 'count'
    const looked = recorded[base]
    const unknown = looked === undefined ? '' : `, which is not known ${looked.from}`
    const message = `${cited} ${verb} ${baseWords(base)}: enter ${ASKS[base]}${unknown}`
    return [{ code: 'count-needed', field: base === 'votes-cast' ? 'for' : base, message }]
  })
}
