import { matchesIn, readNumber, readOrdinal, readShare, SHARE_WORDS } from '#shared/index.ts'

/** What a sentence says of which way something went, without a figure for it. */
export interface Move {
  readonly start: number
  readonly end: number
  /** As printed: "more than doubled", "has fallen every year". */
  readonly words: string
  readonly way: 1 | -1
  /** The length of time that the words name. */
  readonly unit: 'month' | 'quarter' | 'year' | null
  /** Over how many times running; infinite for each that there is, `null` where it is one move. */
  readonly run: number | null
  /** How many times as much it is said to be after it; `null` where only the way is said. */
  readonly factor: number | null
  readonly closeness: 'over' | 'under' | 'near'
}

const UP = 'rose|risen|increased|grown|grew|gone up|went up|up|climbed'
const DOWN = 'fell|fallen|decreased|declined|dropped|gone down|went down|down|come down|came down'
const NEAR =
  '(?:(?<over>(?:well )?over|more than)|(?<under>nearly|almost|just under|close to)|about|roughly|around)?'
const EACH = 'year|month|quarter'
const RUN = new RegExp(
  `\\b(?:(?:has|have|had|is|are|was|were) (?:now |also |again )?)?(?:(?<up>${UP})|(?<down>${DOWN}))\\b(?: [\\p{L}’'-]+){0,3}? (?:(?:every|each)(?: single)? (?:${EACH})|in (?:every|each) (?:${EACH})|for the (?<count>second|third|fourth|fifth) (?:${EACH}) (?:running|in a row|in succession)|for (?<years>two|three|four|five) (?:consecutive |successive )?(?:years|months|quarters)(?: running| in a row)?)(?: since (?:\\p{L}+ )?(?:19|20)\\d\\d(?:/\\d\\d)?)?\\b`,
  'giu',
)
const TIMES = new RegExp(
  `\\b(?:(?:has|have|had) )?${NEAR} ?\\b(?<verb>halved|doubled|trebled|tripled|quadrupled)\\b`,
  'giu',
)
const BY_SHARE = new RegExp(
  `\\b(?:(?:has|have|had|is|are|was|were) )?(?:(?<up>${UP})|(?<down>${DOWN})) by ${NEAR} ?(?<share>(?:a|one|two|three) (?:${SHARE_WORDS})|half)\\b`,
  'giu',
)
const PLAIN =
  /\b(?:(?:has|have|had) )?(?:(?<up>rose|risen|increased|grew|grown|climbed|(?:is|are|was|were|went|gone) up)|(?<down>fell|fallen|decreased|declined|dropped|(?:is|are|was|were|went|gone|came|come) down))\b/giu
/** "Was higher than a year earlier": beside itself at another time. */
const THAN =
  /\b(?:is|are|was|were) (?:(?<up>higher|greater)|(?<down>lower)) than (?:a year (?:earlier|ago|before)|last (?:year|quarter|month)|the (?:previous )?(?:year|quarter|month)(?: before)?|in (?:19|20)\d\d(?:\/\d\d)?)\b/giu
const FACTORS: Readonly<Record<string, number>> = {
  halved: 0.5,
  doubled: 2,
  trebled: 3,
  tripled: 3,
  quadrupled: 4,
}
/** What makes the words speak of what may be, or of what was not so. */
const OTHERWISE =
  /\b(?:if|whether|would|could|should|may|might|will|expect\w*|forecast|plan(?:s|ned)?|target|aim|hope\w*|not|never|until|unless|rather than|instead|without|except)\b/iu

export function findMoves(text: string): readonly Move[] {
  if (OTHERWISE.test(text)) return []
  const found: readonly Move[] = [
    ...matchesIn(text, RUN).map(readRun),
    ...matchesIn(text, TIMES).flatMap((match) => readTimes(text, match)),
    ...matchesIn(text, BY_SHARE).flatMap(readShareOf),
    ...matchesIn(text, THAN).map(readPlain),
    ...matchesIn(text, PLAIN).flatMap((match) =>
      isAlone(text.slice(match.index + match[0].length)) ? [readPlain(match)] : [],
    ),
  ]
  // "Strone and Fell": with a capital within a sentence it is a name
  return found.filter(({ start, words }) => start === 0 || !/^\p{Lu}/u.test(words.trim()))
}

function readPlain({ index, 0: words, groups = {} }: RegExpExecArray): Move {
  return {
    start: index,
    end: index + words.length,
    words,
    way: groups['up'] ? 1 : -1,
    unit: null,
    run: null,
    factor: null,
    closeness: 'near',
  }
}

const YEAR = /\b(?:19|20)\d\d(?:[/–-]\d{2,4})?\b/gu

/** Whether no figure follows in the clause that says by how much, and nothing that makes it a run. */
function isAlone(after: string): boolean {
  const clause = after.split(/[.;:,](?!\d)|\b(?:and|but|while|though)\b/u)[0] ?? ''
  return (
    !/\d/u.test(clause.replaceAll(YEAR, '')) &&
    !/\b(?:by|for the|for|every|each|only|back|short|below|above|behind|into|steepest|fastest|most|least|farthest|furthest)\b/iu.test(
      clause,
    )
  )
}

function readRun({ index, 0: words, groups = {} }: RegExpExecArray): Move {
  const count = groups['count'] ? readOrdinal(groups['count']) : undefined
  const years = groups['years'] ? readNumber(groups['years']) : undefined
  return {
    start: index,
    end: index + words.length,
    words,
    way: groups['up'] ? 1 : -1,
    unit: unitIn(words),
    run: count ?? years ?? Number.POSITIVE_INFINITY,
    factor: null,
    closeness: 'near',
  }
}

function unitIn(words: string): Move['unit'] {
  return /month/iu.test(words) ? 'month' : /quarter/iu.test(words) ? 'quarter' : 'year'
}

/** "Doubled", where no figures follow that it is between. */
function readTimes(
  text: string,
  { index, 0: words, groups = {} }: RegExpExecArray,
): readonly Move[] {
  const factor = FACTORS[groups['verb']?.toLowerCase() ?? '']
  const end = index + words.length
  if (factor === undefined || /^[^.;]{0,30}(?:\bfrom|\bto|\() ?[£\d]/iu.test(text.slice(end)))
    return []
  return [
    {
      start: index,
      end,
      words: words.trim(),
      way: factor > 1 ? 1 : -1,
      unit: null,
      run: null,
      factor,
      closeness: closenessOf(groups),
    },
  ]
}

function readShareOf({ index, 0: words, groups = {} }: RegExpExecArray): readonly Move[] {
  const [part, of] = readShare(groups['share'] ?? '') ?? []
  if (!part || !of) return []
  const way = groups['up'] ? 1 : -1
  return [
    {
      start: index,
      end: index + words.length,
      words,
      way,
      unit: null,
      run: null,
      factor: 1 + (way * part) / of,
      closeness: closenessOf(groups),
    },
  ]
}

function closenessOf(groups: Readonly<Record<string, string | undefined>>): Move['closeness'] {
  return groups['over'] ? 'over' : groups['under'] ? 'under' : 'near'
}
