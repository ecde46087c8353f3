import type { Period } from '#shared/index.ts'
import type { Quantity } from './quantities.ts'
import type { Sentence } from './sentences.ts'
import { keyWords } from './words.ts'

/** "An increase of 192 offences (+8%)", "fell from 84 to 61", "an 18% reduction". */
export interface Change {
  readonly kind: 'change'
  /** Up 1, down -1, as the word says; 0 for a word that does not say ("improvement", "change"). */
  readonly direction: -1 | 0 | 1
  readonly word: string
  readonly amount: Quantity | null
  readonly percent: Quantity | null
  readonly points: Quantity | null
  readonly from: Quantity | null
  readonly to: Quantity | null
  /** Words that say what changed. */
  readonly about: readonly string[]
  readonly start: number
  readonly end: number
  /** Whether the amount is for each month, day or week. */
  readonly per: 'month' | 'week' | 'day' | null
}

/** A figure that stands for itself: "there were 4,242 missing person records". */
export interface Level {
  readonly kind: 'level'
  readonly quantity: Quantity
  readonly about: readonly string[]
  readonly period: Period | null
  /** Whether the words call it the earlier one: "the previous year, which stood at 161". */
  readonly isEarlier: boolean
  readonly per: 'month' | 'week' | 'day' | null
  readonly isAverage: boolean
}

const UP =
  /\b(?:increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gr(?:ew|ows?|own|owth|owing)|higher|additional|up|climb(?:s|ed|ing)?|gain(?:s|ed)?|above|more(?= than (?:in|the|last|for)| per\b))\b/giu
const DOWN =
  /\b(?:decreas(?:e|es|ed|ing)|reduc(?:es?|ed|ing|tions?)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|lower|fewer|less(?! than)|down|below)\b/giu
const NEUTRAL = /\b(?:improve(?:s|d|ment)?|improving|worsen(?:s|ed|ing)?|changed?|moved|went|difference)\b/giu
const NOT_A_CHANGE = /\b(?:reduced (?:level|rate) of|mak(?:es?|ing) up|made up of|break(?:s|ing)? down|broken|set(?:s|ting)? up|made up|up to|look(?:s|ed|ing)? up|follow(?:ed|ing)? up|take[- ]up|growing realisation|up until|above the mean|below the age)\b/iu

const CLAUSE_END = /[.;:]|\b(?:however|whilst|although|despite|where|because|due to)\b/iu
const AFTER_DIRECTION = /(?:\b(?:by|of|at|was)|\(|[,–-])\s*(?:an? (?:average|total) of )?(?:the )?$/iu
const PAIR_GAP = /^(?: (?:[\w’'&/-]+ ){0,14})?\(?(?:or |a |an |representing |equating to |equivalent to |, )?$/iu

interface Direction {
  readonly start: number
  readonly end: number
  readonly word: string
  readonly sign: -1 | 0 | 1
}

function findDirections(text: string): readonly Direction[] {
  const read = (pattern: RegExp, sign: -1 | 0 | 1) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      word: match[0].toLowerCase(),
      sign,
    }))
  return [...read(UP, 1), ...read(DOWN, -1), ...read(NEUTRAL, 0)]
    .filter((it) => !NOT_A_CHANGE.test(text.slice(Math.max(0, it.start - 10), it.end + 12)))
    .sort((one, other) => one.start - other.start)
}

/**
 * What a sentence says has changed, in order of reading. Each quantity belongs to one change at most;
 * two halves of one statement ("rising to 9,513, an 11% increase") are put together.
 */
export function findChanges(sentence: Sentence): readonly Change[] {
  const used = new Set<Quantity>()
  const changes: Change[] = []
  const directions = findDirections(sentence.text)
  directions.forEach((direction, index) => {
    const limit = directions[index + 1]?.start ?? sentence.text.length
    const floor = directions[index - 1]?.end ?? 0
    changes.push(...readChange(sentence, direction, { floor, limit }, used))
  })
  return joinHalves(changes.length > 0 ? changes : compared(sentence))
}

/** "212,480 in 2022/23, compared with 198,300 in 2021/22 (+7.2%)": a change without a word for it. */
function compared(sentence: Sentence): readonly Change[] {
  const { text, quantities } = sentence
  return quantities.flatMap((percent, index): readonly Change[] => {
    const [to, from] = [quantities[index - 2], quantities[index - 1]]
    if (!to || !from || percent.unit !== 'percent' || percent.sign === 0 || to.unit !== from.unit || from.unit === 'percent') return []
    const isCompared = /\b(?:compared (?:to|with)|against|from|versus)\b/iu.test(text.slice(to.end, from.start))
    if (!isCompared || !/^[^().;]{0,30}\($/u.test(text.slice(from.end, percent.start))) return []
    return [
      {
        kind: 'change',
        direction: percent.sign,
        word: percent.sign > 0 ? 'up' : 'down',
        amount: null,
        percent,
        points: null,
        from,
        to,
        about: keyWords(`${text.slice(0, to.start)} ${nounAfter(text, to.end)}`),
        start: to.from,
        end: percent.end,
        per: null,
      },
    ]
  })
}

function readChange(
  sentence: Sentence,
  direction: Direction,
  { floor, limit }: { floor: number; limit: number },
  used: Set<Quantity>,
): readonly Change[] {
  const { text, quantities } = sentence
  const free = quantities.filter((it) => !used.has(it) && it.unit !== 'rank' && it.unit !== 'span')
  const before = free.filter((it) => it.end <= direction.start && it.start >= floor).at(-1)
  let first = before && leadsInto(text.slice(before.end, direction.start), direction, before) ? before : undefined
  const after = free.filter((it) => it.from >= direction.end)
  const ends = readEnds(text, direction, after)
  if (!first) {
    const next = after.find((it) => it !== ends.from && it !== ends.to)
    if (next && next.from < Math.max(limit, direction.end + 1) + 0 && follows(text, direction, next)) first = next
  }
  if (direction.word === 'additional' && !/\b(?:compared|than|previous|increase)\b/iu.test(text)) return []
  if (direction.sign === 0 && !first && !(ends.from && ends.to)) return []
  if (!first && !ends.to) return []
  const lastEnd = [ends.from, ends.to].filter((it) => it !== null).toSorted((one, other) => other.end - one.end)[0]
  if (!first && lastEnd) {
    first = after.find((it) => it.from > lastEnd.end && it.unit !== lastEnd.unit && /^[^().;]{0,30}\($|^,? (?:or|which is|that is) (?:an? )?$/u.test(text.slice(lastEnd.end, it.from)))
  }
  const groups: Quantity[][] = first ? pairUp(text, first, free) : [[]]
  const trailing = lastEnd && free.find((it) => it.unit === 'percent' && it.from > lastEnd.end && /^[^().;,]{0,30}\($/u.test(text.slice(lastEnd.end, it.from)))
  if (trailing && groups[0] && groups.length === 1 && !groups[0].some((it) => it.unit === 'percent' || it.unit === 'points')) groups[0].push(trailing)
  const second = first === before ? after.find((it) => it !== ends.from && it !== ends.to) : undefined
  if (first && second && groups[0]?.length === 1 && second.unit !== first.unit && follows(text, direction, second)) {
    groups[0] = [first, second]
  }
  const subject = aboutChange(text, direction, first)
  return groups.map((members): Change => {
    for (const member of members) used.add(member)
    for (const end of [ends.from, ends.to]) if (end) used.add(end)
    const spans = [...members, ends.from, ends.to].filter((it) => it !== null && it !== undefined)
    const end = Math.max(direction.end, ...spans.map((it) => it.end))
    return {
      kind: 'change',
      direction: direction.sign,
      word: direction.word,
      amount: members.find((it) => it.unit === 'count' || it.unit === 'pounds' || it.unit === 'seconds') ?? null,
      percent: members.find((it) => it.unit === 'percent') ?? null,
      points: members.find((it) => it.unit === 'points') ?? null,
      from: ends.from,
      to: ends.to,
      about: subject,
      start: Math.min(direction.start, ...spans.map((it) => it.from)),
      end,
      per: perOf(text, members[0], end),
    }
  })
}

/** Whether a quantity stands right before its direction: "18% reduction", "421 less", "8.3% higher". */
function leadsInto(gap: string, direction: Direction, quantity: Quantity): boolean {
  if (/^(?:additional|up|down)$/.test(direction.word)) return false
  if (/^,? (?:which is |this is |representing |being |or )?(?:a|an|the) $/iu.test(gap) && quantity.sign !== 0) return true
  if (/(?:ed|ose|ew|ell|ing)$/.test(direction.word)) return false
  return /^ (?:(?!is|was|were|are|and|of|in|the|which|this|to|a|an|from|or|see|saw|seeing)[\w’'-]+ ){0,3}$/iu.test(gap)
}

function follows(text: string, direction: Direction, next: Quantity): boolean {
  const gap = text.slice(direction.end, next.from)
  if (gap.length > 110 || CLAUSE_END.test(gap) || /\b(?:is|are|were|with|for)\b/iu.test(gap)) return false
  if (next.sign === 0 && next.unit !== 'percent' && /\b(?:previous|last|prior|earlier|before)\b/iu.test(gap)) return false
  if (/\b(?:which|who|and|when|to)\b/iu.test(gap) && !/\b(?:by|of)\s+$/iu.test(gap)) return false
  if (/^(?:additional|fewer|less|more|up|down)$/.test(direction.word)) return /^ (?:by )?$/u.test(gap) || /\(\s*$/u.test(gap)
  return AFTER_DIRECTION.test(gap) || next.closeness === 'over' || /^ $/u.test(gap)
}

/** The quantities that state one change: "4,041 (-9%)". A second pair after "and" is a second change. */
function pairUp(text: string, first: Quantity, free: readonly Quantity[]): Quantity[][] {
  const start = free.indexOf(first)
  const groups: Quantity[][] = [[first]]
  for (let index = start + 1; index < free.length; index += 1) {
    const [last, next] = [free[index - 1], free[index]]
    const group = groups.at(-1)
    if (!last || !next || !group) break
    const gap = text.slice(last.end, next.from)
    const isList = /^\)? and (?:by )?$/u.test(gap) && groups.length < 3 && /\brespectively\b/iu.test(text)
    if (isList) groups.push([next])
    else if (group.length === 1 && next.unit !== last.unit && isPair(gap, next, text)) group.push(next)
    else break
  }
  return groups
}

function isPair(gap: string, next: Quantity, text: string): boolean {
  if (!PAIR_GAP.test(gap) || CLAUSE_END.test(gap)) return false
  const inBrackets = /\($/.test(gap)
  if (next.unit !== 'percent' && next.sign === 0 && /\b(?:previous|last|prior|earlier|before|year|quarter|from|than)\b/iu.test(gap)) return false
  if (!inBrackets && !/^ or $|^, (?:or )?$|^,? (?:representing|equating to|equivalent to) (?:a |an )?$/u.test(gap)) return false
  return inBrackets ? /^[^()]*\)/.test(text.slice(next.end)) || next.sign !== 0 : true
}

function readEnds(text: string, direction: Direction, after: readonly Quantity[]): { from: Quantity | null; to: Quantity | null } {
  let [from, to]: [Quantity | null, Quantity | null] = [null, null]
  for (const quantity of after.slice(0, 4)) {
    const gap = text.slice(direction.end, quantity.from)
    if (gap.length > 140 || CLAUSE_END.test(gap.replace(/\d\.\d/g, ''))) break
    if (/\bfrom (?:a |the )?(?:figure of |rate of |total of |level of )?$/iu.test(gap) && !from) from = quantity
    else if (/\bto (?:a |the )?(?:figure of |rate of |total of |level of )?$/iu.test(gap) && !to && !/\b(?:related|due|compared|attributed) to /iu.test(gap)) to = quantity
  }
  if (from && to && from.unit !== to.unit) return { from: null, to: null }
  if (from && !to) {
    const before = /\bfrom $/iu.test(text.slice(0, from.from))
    if (!before && from.unit === 'count') return { from: null, to: null }
  }
  return { from, to }
}

function aboutChange(text: string, direction: Direction, first: Quantity | undefined): readonly string[] {
  const clause = text.slice(0, direction.start).split(/[.;:]|, (?:however|this|which|the)\b|\bhowever\b|\bthis (?:is|represents)\b/iu).at(-1) ?? ''
  const after = first && first.from > direction.end ? text.slice(direction.end, first.from) : ''
  const noun = first ? nounAfter(text, first.end) : nounAfter(text, direction.end)
  const within = /^ in (.{3,60}?)(?: when| compared| on| from|[,.;(])/iu.exec(text.slice(Math.max(direction.end, first?.end ?? 0)).replace(/^\s*\([^)]*\)/, ''))?.[1] ?? ''
  return keyWords(`${clause} ${after} ${noun} ${within}`)
}

const STOP_NOUN =
  /\b(?:in|on|at|by|for|from|to|with|when|compared|which|who|that|this|is|are|was|were|have|has|had|(?<!stop )and|or|throughout|during|over|under|per|within|into|across|as|than|recorded|received|completed|reported|seen|resulting|less|fewer|more|lower|higher|each|every|a)\b|[(),.;:–]/iu

/** The words after a quantity that say what it counts: "5,198 *missing person records* involving …". */
export function nounAfter(text: string, end: number): string {
  const rest = text.slice(end, end + 80)
  const stop = STOP_NOUN.exec(rest)
  return stop ? rest.slice(0, stop.index) : rest
}

function perOf(text: string, quantity: Quantity | undefined, end: number): 'month' | 'week' | 'day' | null {
  const after = text.slice(quantity?.end ?? end, (quantity?.end ?? end) + 60).split(/[.;,(]/)[0] ?? ''
  const found = /\b(?:per|every|each|a) (month|week|day)\b/iu.exec(after)?.[1]?.toLowerCase()
  return found === 'month' || found === 'week' || found === 'day' ? found : null
}

function joinHalves(changes: readonly Change[]): readonly Change[] {
  const joined: Change[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    const lastIsEnds = last && (last.from || last.to) && !last.amount && !last.percent && !last.points
    const nowIsAmount = !change.from && !change.to
    const lastIsAmount = last && !last.from && !last.to
    const nowIsEnds = (change.from || change.to) && !change.amount && !change.percent && !change.points
    const sameWay = last && (last.direction === change.direction || change.direction === 0 || last.direction === 0)
    if (last && sameWay && ((lastIsEnds && nowIsAmount) || (lastIsAmount && nowIsEnds)) && change.start - last.end < 80) {
      joined[joined.length - 1] = {
        ...last,
        direction: last.direction === 0 ? change.direction : last.direction,
        amount: last.amount ?? change.amount,
        percent: last.percent ?? change.percent,
        points: last.points ?? change.points,
        from: last.from ?? change.from,
        to: last.to ?? change.to,
        about: [...new Set([...last.about, ...change.about])],
        end: change.end,
      }
    } else joined.push(change)
  }
  return joined
}

const EARLIER =
  /\b(?:previous|preceding|prior|last year|last inspection|same (?:period|quarter|month)|compared (?:to|with)|against|from|which (?:was|stood at)|stood at)\b[^.;]{0,60}$/iu

/** Figures of a sentence that no change has taken, with the words around them. */
export function findLevels(sentence: Sentence, changes: readonly Change[]): readonly Level[] {
  const taken = new Set(changes.flatMap((it) => [it.amount, it.percent, it.points]))
  return sentence.quantities
    .filter((it) => !taken.has(it))
    .map((quantity): Level => {
      const { text } = sentence
      const before = clauseBefore(text, quantity.from)
      const noun = nounAfter(text, quantity.end)
      const linked = /\b(?:is|was|were|are|of|at|be|:|–|-|totalled|reached|stood at|by)\s*(?:an? |the )?(?:total of |average of |now |currently |to )?$/iu.test(text.slice(0, quantity.from))
      const about = keyWords(linked || noun.trim() === '' ? `${before} ${noun}` : noun)
      const average = /\b(?:average|mean|monthly|typical)\b/iu.test(`${before} ${text.slice(quantity.end, quantity.end + 40)}`)
      return {
        kind: 'level',
        quantity,
        about,
        period: nearestPeriod(sentence, quantity),
        isEarlier: EARLIER.test(text.slice(0, quantity.from)) && !/\bthis (?:is|represents)|\bnow\b|\bthere were\b/iu.test(before.slice(-30)),
        per: perOf(text, quantity, quantity.end) ?? (/\bmonthly\b/iu.test(before) && average ? 'month' : null),
        isAverage: average,
      }
    })
}

/** Whether a period stands in brackets that the figure is outside of: "13 seconds (2021/22: 9 seconds)". */
function inOtherBrackets(text: string, period: { start: number; end: number }, quantity: Quantity): boolean {
  const open = text.lastIndexOf('(', period.start)
  const close = text.indexOf(')', period.end)
  if (open < 0 || close < 0 || text.slice(open, period.start).includes(')')) return false
  return quantity.start < open || quantity.start > close
}

function clauseBefore(text: string, at: number): string {
  return text.slice(0, at).split(/[.;:]|, (?:however|this|which|and)\b|\bhowever\b|\bcompar(?:ed|ison)\b/iu).at(-1) ?? ''
}

/** The one period of the sentence, or of several the nearest after the figure, or else before it. */
function nearestPeriod(sentence: Sentence, quantity: Quantity): Period | null {
  const named = sentence.periods.filter((it) => it.period !== null && it.period.kind !== 'day')
  const [only] = named
  if (named.length === 1 && only) return inOtherBrackets(sentence.text, only, quantity) ? null : only.period
  if (!only) return null
  const clause = (from: number, to: number) => !/[,;:]|\band\b|\bcompar/iu.test(sentence.text.slice(from, to))
  const after = named.find((it) => it.start >= quantity.end && it.start - quantity.end < 60 && clause(quantity.end, it.start))
  if (after) return after.period
  const before = named.filter((it) => it.end <= quantity.start).at(-1)
  return before?.period ?? null
}
