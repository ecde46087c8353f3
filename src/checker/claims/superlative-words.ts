import { matchesIn } from '#shared/index.ts'
import { textBefore } from '../words.ts'
/** What a sentence says of which end of an order something stands at, and in which place from it. */
export interface Superlative {
  readonly start: number
  readonly end: number
  /** As printed, with its article and the words it is of: "the second highest rate". */
  readonly phrase: string
  /** 1 for the highest, -1 for the lowest; both where the words may mean either ("best"). */
  readonly signs: readonly (1 | -1)[]
  /** 1 for the first from that end. */
  readonly rank: number
  /** Where it is of a rise or a fall: which. */
  readonly direction: 1 | -1 | null
  readonly isRate: boolean
  /** "In percentage terms", "in cash": by which the change is told. */
  readonly isProportion: boolean
  readonly isNumber: boolean
}

const RANKS = ['first', 'second', 'third', 'fourth', 'fifth']
const WORD =
  /(?<!\b(?:joint|next|at|the other|one of the|among the) )(?:\b(?<rank>second|third|fourth|fifth)[ -])?\b(?:(?<high>highest|largest|biggest|greatest|busiest|dearest|widest|longest|commonest|steepest|sharpest|heaviest|most(?! (?:of|recent|people|likely)\b)|peak(?:ed)?)|(?<low>lowest|smallest|fewest|quietest|cheapest|shortest|narrowest|least(?! (?:\d|one|two)))|(?<either>best|worst|poorest|fastest|slowest|quickest))\b(?! (?:since|ever|on record|for \w+ years))/giu
const PLACE =
  /\b(?:(?:came|comes?|stands?|stood|was|were|is|are|ranked|ranks) (?<rank>first|second|third|fourth|fifth)\b(?! (?:in (?:a|the) |of|to|time|year|quarter|half|month|week|stage|largest|highest|lowest|biggest|smallest|most|busiest))|in(?:to)? (?<place>second|third) place\b)/giu
const ANY_OTHER =
  /\b(?:(?<high>more|longer|higher)|(?<low>fewer|less|shorter|lower)) (?:[\p{L}-]+ ){0,3}than any other\b/giu
const CHANGE =
  /\b(?:(?<up>increases?|rises?|growth|grew|grown|rose|risen|gains?|jump)|(?<down>decreases?|falls?|fell|fallen|reductions?|drops?|cuts?|declines?))\b/iu
const RATE = /^ (?:\w+ ){0,2}(?:rate|share|proportion|percentage)\b/iu
const PROPORTION = /\b(?:percentage|proportion\w*|per ?cent|relative)\b|%/iu
const NUMBER = /\b(?:numbers?|numerical|cash|absolute|terms of numbers)\b/iu
const NOUN =
  /^(?: (?!(?:of|in|at|with|for|by|was|were|is|are|among|and|but|to|on|from|over|than|had|has|which|that|there)\b)[\p{L}’'-]+){1,3}/iu
/** In characters: how far what it is of stands from it. */
const NEAR = 25

export function findSuperlatives(text: string): readonly Superlative[] {
  const words = matchesIn(text, WORD).map((match) => readWord(text, match))
  const places = matchesIn(text, PLACE).map(({ index, 0: printed, groups }): Superlative => {
    const rank = (groups?.['rank'] ?? groups?.['place'] ?? '').toLowerCase()
    return {
      start: index,
      end: index + printed.length,
      phrase: rank,
      signs: [1],
      rank: RANKS.indexOf(rank) + 1,
      direction: null,
      isRate: false,
      isProportion: false,
      isNumber: false,
    }
  })
  const others = matchesIn(text, ANY_OTHER).map((match) => readWord(text, match))
  return [...words, ...places, ...others]
}

function readWord(text: string, { index, 0: printed, groups }: RegExpExecArray): Superlative {
  const end = index + printed.length
  const near = text.slice(index, end + NEAR)
  const change = CHANGE.exec(near.split(/[,;(.:]/u)[0] ?? '')?.groups
  const article = /\bthe $/iu.exec(textBefore(text, index))?.[0].toLowerCase() ?? ''
  const noun = NOUN.exec(text.slice(end))?.[0].toLowerCase() ?? ''
  const around = text.slice(Math.max(0, index - NEAR), end + NEAR)
  return {
    start: index,
    end,
    phrase: `${article}${printed.toLowerCase()}${noun}`,
    signs: groups?.['either'] ? [1, -1] : [groups?.['low'] ? -1 : 1],
    rank: groups?.['rank'] ? RANKS.indexOf(groups['rank'].toLowerCase()) + 1 : 1,
    direction: change?.['up'] ? 1 : change?.['down'] ? -1 : null,
    isRate: RATE.test(text.slice(end)),
    isProportion: PROPORTION.test(around),
    isNumber: NUMBER.test(around),
  }
}
