import { absolute, compare, ONE, times } from '#shared/index.ts'
import { sayIn, sayLike, sayNumber } from '../explain.ts'
import { AS_SHARE, howItWentWrong } from '../how-it-went-wrong.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { type Marked, type Shaped, shapedIn, shapeOf } from './marked.ts'
import type { Told } from './shares.ts'
import { changeOf, gapOf, type Worked } from './worked.ts'

const NOUN = `(?:rise|increase|growth|fall|drop|reduction|decrease|decline|cut|improvement|gain|loss|change|jump|saving|difference)`
const ADJECTIVE = `(?:(?:overall|net|further|total|small|sharp|welcome|annual) )?`
/** What leads from the two ends of a change to its size. */
const LEAD = String.raw`(?:[,:;] | – | - |,? \(|,? (?=or |which is |that is |i\.e\. ))(?:(?:which is|which means|that is|i\.e\.|this is|and that is|and so|so|making|giving|or|equivalent to|representing|being|up|down|some|just|now) )*(?:an? |the )?${ADJECTIVE}(?:${NOUN} of )?(?:up |down )?(?:by )?`
const SIZE = String.raw`{size:nswpt}(?:(?: \(|,? or (?:by )?|, (?:or )?){more:nswpt})?`
const COMPARED = `(?:more|fewer|less|higher|lower|up|down|better|worse|quicker|slower|faster|shorter|longer|cheaper|dearer|above|below)`
/** What may follow a size that is of these two ends, and of no other time, place or part. */
const ENDS = String.raw`(?=\)|[,.;:](?!\d)|$| (?:and|in (?:a|the|a single) year\b|in {time:s}|(?:on|over) the year\b|over the (?:twelve months|period)\b|overall\b|${COMPARED}(?=[,.;:)]|$| (?:on|than) (?:the (?:year|previous)|last|a year|in|it|before))|${NOUN}(?=[,.;:)]|$)))`
/** What may stand between the ends and the size of a change: what was counted, and when. */
const OF_IT = String.raw`(?:(?! (?:this year|now|today|currently)\b) [\p{L}\d’'/-]+){0,6}`
const THE = String.raw`(?:(?:the|a total of|some|an? \p{L}+ of) )?`

const SHAPES = [
  // "From 49 to 57 per cent, which is up 9 percentage points in one year"
  String.raw`\bfrom ${THE}{from:nps}~ to ${THE}{to:nps}${OF_IT}${LEAD}${SIZE}${ENDS}`,
  // "£58.3m, up from £54.9m, a rise of 5.8%"
  `{to:nps}…(?:[ ,(])(?:up|down|rising|having risen|having fallen|an? ${NOUN}) from ${THE}{from:nps}${OF_IT}${LEAD}${SIZE}${ENDS}`,
  // "31 days against 38 the year before, 23% quicker"
  String.raw`{to:nps}(?:…[ ,(](?:against|compared (?:with|to))|,? \(?was|,? \(?from) ${THE}{from:nps}${OF_IT}${LEAD}${SIZE}${ENDS}`,
  // "£4.35m (2023/24: £5.80m), a 25% cut"
  String.raw`{to:nps} \((?:in )?(?:(?:19|20)\d\d(?:[/–-]\d\d)?|last year|(?:the )?year before|previous year)(?:[:,]| it was| was) {from:nps}\)${LEAD}${SIZE}${ENDS}`,
  // "£59,430, which is £2,130 within the budget of £60,800"
  String.raw`{to:nps}…[ ,(:]${SIZE} (?:${COMPARED}|within|over|under|inside|short of)(?: on| than)? (?:the|its|our|their|last year’s|last year's|a)(?: \p{L}+){0,3}? {from:nps}`,
  // "£209k less than in 2023/24, when it was £1,483k"
  `{to:nps}…[ ,(:]${SIZE} ${COMPARED}(?: on| than)?… (?:when|which|where) (?:it|they|there|that|the (?:figure|total|number|rate)) (?:was|were|had been|stood at|came to|costs?) ${THE}{from:nps}`,
].map(shapeOf)

/** Changes that a clause gives with both of their ends. */
export function changesIn(marked: Marked): readonly Told[] {
  return SHAPES.flatMap((shape) =>
    shapedIn(marked, shape).flatMap((shaped) => {
      const worked = workChange(shaped.named)
      return worked.length > 0 ? [{ ...shaped, worked }] : []
    }),
  )
}

function workChange({ from, to, size, more, time }: Shaped['named']): readonly Worked[] {
  // Over several years there was another beginning
  const isOverMore = time !== undefined && compare(time.value, ONE) !== 0
  if (!from || !to || isOverMore) return []
  const ends = inOneUnit(from, to)
  if (!ends) return []
  const sizes = [size, more].flatMap((stated) => (stated ? (workSize(ends, stated) ?? []) : []))
  const wrong = sizes.filter((it) => judge(it.stated, it.exact, it.slack) !== 'correct')
  // Where neither size is right it is rather an end that is wrong
  return sizes.length > 1 && wrong.length > 1 ? [] : sizes
}

/** "From 49 to 57 per cent", "44 minutes, against 52": the unit is said once. */
function inOneUnit(from: Quantity, to: Quantity): Ends | undefined {
  if ([from, to].some(({ sign, closeness }) => sign < 0 || closeness !== 'exact')) return undefined
  if (from.unit === to.unit) return from.spanOf === to.spanOf ? { from, to } : undefined
  if (from.unit === 'count' && mayLend(from, to)) return { from: asUnitOf(from, to), to }
  return to.unit === 'count' && mayLend(to, from) ? { from, to: asUnitOf(to, from) } : undefined
}

/** Whether a bare number is near enough in place to a figure with a unit to be of it. */
function mayLend(bare: Quantity, { unit, start, end }: Quantity): boolean {
  if (unit === 'seconds' || unit === 'span') return true
  const apart = bare.start < start ? start - bare.end : bare.start - end
  return unit === 'percent' && apart === ' to '.length
}

function asUnitOf(bare: Quantity, { unit, step, spanOf }: Quantity): Quantity {
  const one = unit === 'seconds' ? step : ONE
  return { ...bare, value: times(bare.value, one), step: times(bare.step, one), unit, spanOf }
}

interface Ends {
  readonly from: Quantity
  readonly to: Quantity
}

function workSize({ from, to }: Ends, stated: Quantity): Worked | undefined {
  const isRate = from.unit === 'percent'
  const gap = gapOf(from, to)
  const [one, other] = compare(from.value, to.value) < 0 ? [to, from] : [from, to]
  const working = `${one.text} less ${other.text} is ${isRate ? `${sayNumber(absolute(gap.exact))} percentage points` : sayIn(absolute(gap.exact), from.unit)}`
  const bySize = { exact: absolute(gap.exact), slack: gap.slack, stated, working }
  if (stated.unit === 'points') {
    return isRate ? { ...bySize, kind: 'percentage-points' } : undefined
  }
  if (stated.unit !== 'percent') {
    const isAlike = stated.unit === from.unit || (stated.unit === 'count' && from.unit === 'span')
    return isAlike ? { ...bySize, kind: 'difference' } : undefined
  }
  const change = changeOf(from, to)
  if (!change) return undefined
  const exact = absolute(change.exact)
  const isOfPoints = isRate && judge(stated, bySize.exact, gap.slack) === 'correct'
  const slip = howItWentWrong(stated, { current: to.value, earlier: from.value })
  // "1,012 from 2,884, or 35.1%" is so many of them
  if (slip === AS_SHARE && to.start < from.start) return undefined
  return {
    exact,
    slack: change.slack,
    stated,
    kind: 'percent-change',
    working: `from ${from.text} to ${to.text} the change is ${sayNumber(exact)}%`,
    instead: isOfPoints ? sayLike(bySize.exact, { ...stated, unit: 'points' }) : undefined,
    cause: isOfPoints ? 'It is the change in percentage points, not in per cent.' : slip,
  }
}
