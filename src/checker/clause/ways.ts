import { absolute, compare } from '#shared/index.ts'
import { likelySide } from '../good-side.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { findTimes } from '../tables/headings.ts'
import { type Marked, type Shaped, shapedIn, shapeOf } from './marked.ts'
import { changeOf, gapOf } from './worked.ts'

/** Which way something went, as a clause says, beside the two values that it went between. */
export interface WayTold {
  /** As printed: "up", "rise". */
  readonly word: string
  readonly sign: -1 | 1
  readonly from: Quantity
  readonly to: Quantity
}

const UP = `up|more|higher|above|longer|dearer|rise|increase|growth|jump|rose|risen|increased|grew|grown|climbed`
const DOWN = `down|fewer|less|lower|below|shorter|cheaper|fall|drop|reduction|decrease|decline|cut|fell|fallen|decreased|dropped|declined|reduced`
const GOOD = `improvement|improved|better|gone forwards?|went forwards?`
const BAD = `deterioration|deteriorated|worsened|worsening|worse|gone backwards?|went backwards?`
/** A word that says which way something went, or that it went well or ill. */
export const WAY = String.raw`\b(?:(?<up>${UP})|(?<down>${DOWN})|(?<good>${GOOD})|(?<bad>${BAD}))\b`
const THE = String.raw`(?:(?:just|only|the|a total of|some|an? (?!target|budget|standard|limit|plan)\p{L}+ of) )?`
/** What was counted, and when it was so. */
const OF_IT = String.raw`(?:(?! (?:this year|now|today|currently|target|budget|average|expected|planned)\b) [\p{L}\d’'/-]+){0,6}`
const ENDS = String.raw`{to:nps}(?:(?<with>…[ ,(](?:against|compared (?:with|to)))|,? \(?was) ${THE}{from:nps}${OF_IT}`
const SO = String.raw`(?:[,:;] | – | - |,? \(|\) ?,? ?)(?:(?:which is|that is|this is|and that is|and|so|hence|making|giving|or|an?|the|it is|we are|they are|just|some|about) )*`
const SIZE = `{size:nswpt}`

const SHAPES = [
  // "Went up, to 84.1% from 85.7%"
  `${WAY},? to ${THE}{to:nps} from ${THE}{from:nps}`,
  // "440,255 against 442,724, a rise of 0.6%", "71.5%, was 74.0%: up 2.5 points"
  `${ENDS}${SO}(?:overall |net |further |small )?${WAY} (?:(?:of|by) )?${SIZE}`,
  // "185 against 183 the year before, two fewer"
  `${ENDS}${SO}${SIZE} ${WAY}`,
  // "91.9% of costs, compared with 94.6% in 2023/24, so cost recovery has got better"
  String.raw`${ENDS}[,;] (?:and )?(?:so|hence|which means|meaning|therefore)(?: that)?(?: [\p{L}’'-]+){0,7}? (?:has|have|it|we|they|is|was|an?|got|are)(?: (?:been|therefore|also|a|an|gone|got|slightly|further))* ${WAY}(?=[.,;)]|$)`,
].map(shapeOf)

/** The ways that a clause tells between two values of which it says which came first. */
export function waysIn(marked: Marked): readonly WayTold[] {
  return SHAPES.flatMap((shape) =>
    shapedIn(marked, shape).flatMap((shaped) => readWay(marked, shaped) ?? []),
  )
}

const WAYS = ['up', 'down', 'good', 'bad'] as const

/** The word of a shape, and which way it means by all that is said with it; `undefined` where that cannot be known. */
export function wayOf(
  { said }: Pick<Shaped, 'said'>,
  words: string,
  isShare: boolean,
): { readonly word: string; readonly sign: -1 | 1 } | undefined {
  const way = WAYS.find((it) => said[it] !== undefined)
  const sign = way ? SIDES[way](words, isShare) : 0
  return sign === 0 ? undefined : { word: said[way ?? 'up'] ?? '', sign }
}

function readWay({ text }: Marked, shaped: Shaped): WayTold | undefined {
  const { from, to, size } = shaped.named
  if (!from || !to || from.unit !== to.unit || ![from, to].every(isExact)) return undefined
  const isGoverned = shaped.said['with'] === undefined && size === undefined
  if (compare(from.value, to.value) === 0 || !(isGoverned || isInOrder(text, shaped)))
    return undefined
  if (size && !isSizeOf(from, to, size)) return undefined
  const way = wayOf(shaped, text, from.unit === 'percent')
  return way && { ...way, from, to }
}

const SIDES: Readonly<
  Record<(typeof WAYS)[number], (text: string, isShare: boolean) => -1 | 0 | 1>
> = {
  up: () => 1,
  down: () => -1,
  good: likelySide,
  bad: (text, isShare) => (likelySide(text, isShare) * -1) as -1 | 0 | 1,
}

export const isExact = ({ closeness, sign, inWords }: Quantity) =>
  closeness === 'exact' && sign >= 0 && !inWords

/** Whether a size is just what the two are apart, in number or in per cent of the earlier. */
export function isSizeOf(from: Quantity, to: Quantity, size: Quantity): boolean {
  const [gap, change] = [gapOf(from, to), changeOf(from, to)]
  const isOfRates = from.unit === 'percent'
  const isGap = size.unit === 'percent' ? isOfRates : isOfRates === (size.unit === 'points')
  return (
    (isGap && judge(size, absolute(gap.exact), gap.slack) === 'correct') ||
    (size.unit === 'percent' &&
      change !== undefined &&
      judge(size, absolute(change.exact), change.slack) === 'correct')
  )
}

export const THEN =
  /\b(?:last (?:year|quarter|month|time|spring|summer|autumn|winter)|(?:the|a|one) (?:year|quarter|month)s? (?:before|ago|earlier)|before|previous(?:ly)?|prior|earlier|formerly)\b/iu
const OF_ANOTHER =
  /\b(?:national\w*|regional\w*|region|county|country|England|Wales|elsewhere|others?|target|budget|plan\w*|average|expected|standard|forecast|for|women|men|boys|girls)\b/iu

/** Whether the words say, or leave open, that the first of the two is the later; of what is of others they say nothing. */
function isInOrder(text: string, { start, at, said, named }: Shaped): boolean {
  const clause = Math.max(...['.', ';', ':'].map((it) => text.lastIndexOf(it, start - 1))) + 1
  const before = text.slice(clause, start)
  const end = WAYS.map((it) => at[it]).find((it) => it !== undefined) ?? text.length
  const after = text.slice(at['from'] ?? start, Math.min(end, at['size'] ?? end))
  if (THEN.test(before) || OF_ANOTHER.test(after)) return false
  const [one, other] = [findTimes(before).at(-1), findTimes(after)[0]]
  const isThen = THEN.test(after) || (other !== undefined && (!one || other.time < one.time))
  if (one && other && other.time >= one.time) return false
  return isThen || (one === undefined && named['size'] !== undefined && said['with'] !== undefined)
}
