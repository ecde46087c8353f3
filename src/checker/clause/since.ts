import type { Quantity } from '../quantities.ts'
import { findTimes } from '../tables/headings.ts'
import { type Marked, shapedIn, shapeOf } from './marked.ts'
import { isExact, WAY, wayOf } from './ways.ts'

/** What a sentence tells of an earlier time, and which way it has gone since. */
export interface SinceTold {
  readonly word: string
  readonly sign: -1 | 1
  readonly from: Quantity
  readonly size: Quantity | undefined
  /** The time that it names, in years. */
  readonly time: number | undefined
}

const THEN = String.raw`(?<then>\b(?:in|for|during|over) (?:the )?(?:19|20)\d\d(?:[/–-]\d\d)?|\b(?:the )?last (?:year|quarter|time)|\b(?:the|a) (?:year|quarter) (?:before|earlier|ago)|\bprevious (?:year|quarter|survey|wave|period)|\bpreviously|\b(?:19|20)\d\d(?:[/–-]\d\d)?(?= (?:it )?(?:was|were)\b))`
const HENCE = String.raw`(?:[,;:]| and| –) (?:and )?(?:(?:so|hence|therefore|thus|accordingly|which means|which meant|meaning|i\.e\.|that is|it has|we have|it is|we are|they have|they are)\b(?: that)? ?)+`
const OF_IT = String.raw`(?:(?! (?:this year|now|today|target|budget)\b) [\p{L}’'/-]+){0,6}`

const SHAPES = [
  // "Last year 81.2% were in time, so there has been an improvement"
  String.raw`${THEN}…{from:nps}${OF_IT}${HENCE}(?:[\p{L}’'-]+,? ){0,8}?${WAY}(?: (?:of|by) {size:nswpt})?(?=[.,;)]|$| (?:on|since|over|from|slightly|in)\b)`,
  // "In 2022 it was 10 minutes 12 seconds, so 36 seconds quicker"
  String.raw`${THEN}…{from:nps}${OF_IT}${HENCE}(?:[\p{L}’'-]+ ){0,6}?{size:nswpt} ${WAY}(?=[.,;)]|$| (?:on|since|over|than|in)\b)`,
].map(shapeOf)

/** @param words - what is told with it, from which it may be known which way is the good one */
export function sinceIn(marked: Marked, words: string): readonly SinceTold[] {
  return SHAPES.flatMap((shape) =>
    shapedIn(marked, shape).flatMap((shaped): readonly SinceTold[] => {
      const { from, size } = shaped.named
      const way = wayOf(shaped, words, from?.unit === 'percent')
      const time = findTimes(shaped.said['then'] ?? '')[0]?.time
      return way && from && isExact(from) ? [{ ...way, from, size, time }] : []
    }),
  )
}
