import { compare, HUNDRED, toNumber } from '#shared/index.ts'
import { sayNumber } from '../explain.ts'
import type { Quantity } from '../quantities.ts'
import { type Marked, type Shaped, shapedIn, shapeOf } from './marked.ts'
import { percentOf, type Worked } from './worked.ts'

/** What stands between a part and the share that it is. */
const JOINT = String.raw`(?:,? \(|,? or |[,:] (?:or |which is |that is |this is |i\.e\. |making |being |equivalent to |and that is |or just |at |an? (?:\p{L}+ ){0,3}(?:rate|share|proportion) of )?| \(or |,? (?:which|that) is |,? i\.e\. )(?:just )?`
/** A share of something else goes on: "25% of the county's", "40% as emergencies". */
const ENDS = String.raw`(?=\)|[,.;:](?!\d)|$| of (?:them|those|these|the (?:total|whole)|all)\b(?! \p{L}))`
const ALL = `(?:(?:all|the|these|those|our|its|their|a total of) )*`
/** "Of the 300 complaints", that begins what is said of parts of them. */
export const LEAD = String.raw`(?<=^|[,;:(–] |\b(?:and|but|so) )(?:out )?of ${ALL}{whole:n}`

const SHAPES = [
  // "Of the 6,279 searches in which the object was recorded, 3,842 were for drugs, 58.3%"
  `${LEAD}…[, ]{part:nw}…${JOINT}{share:p}${ENDS}`,
  // "Forty-one of the 92 were satisfied, 45.6%", "36 of 43 (84%)"
  `{both:o}…${JOINT}{share:p}${ENDS}`,
  // "84% (36 of 43)"
  String.raw`{share:p} \({both:o}(?: \p{L}+){0,3}\)`,
  // "287 damp cases out of 766, and that is 30%"
  String.raw`{part:n}(?: [\p{L}’'-]+){0,4} (?:out of|of the|of our|of all|of a total of) ${ALL}{whole:n}…${JOINT}{share:p}${ENDS}`,
  // "300 visits, of which 75 were at night, 25%"
  `{whole:n}~, of (?:which|whom|these|those|them) {part:nw}…${JOINT}{share:p}${ENDS}`,
  // "75, or 25%, of the 300 complaints", "25% (75) of the 300"
  String.raw`{part:n}(?: \(|,? or ){share:p}[),]? of ${ALL}{whole:n}`,
  String.raw`{share:p}(?: \(|,? or ){part:n}[),]? of ${ALL}{whole:n}`,
  // "25% of the 300 complaints, that is 75,"
  String.raw`{share:p} of ${ALL}{whole:n}~(?:,? \(|,? or |, that is ){part:n}(?=\)|[,.;](?!\d)|$)`,
].map(shapeOf)

/** A change, or another time, and no share. */
const OTHERWISE =
  /\b(?:up|down|more|fewer|less|higher|lower|rise|fall|increase[ds]?|reduction|fell|rose|grew|grown|risen|fallen|last year|previous|target)\b/iu

export interface Told extends Shaped {
  readonly worked: readonly Worked[]
}

/** Shares that a clause gives with their part and their whole. */
export function sharesIn(marked: Marked): readonly Told[] {
  return SHAPES.flatMap((shape) =>
    shapedIn(marked, shape).flatMap((shaped) => {
      const worked = OTHERWISE.test(shaped.words) ? undefined : workShare(shaped.named)
      return worked ? [{ ...shaped, worked: [worked] }] : []
    }),
  )
}

export function workShare({ both, part, whole, share }: Shaped['named']): Worked | undefined {
  const [above, below] = both ? partsOf(both) : [part, whole]
  if (!share || !above || !below || above.unit !== below.unit) return undefined
  const percent = percentOf(above, below)
  if (!percent || compare(percent.exact, HUNDRED) > 0) return undefined
  const said = both?.text ?? `${part?.text} of ${whole?.text}`
  return {
    ...percent,
    stated: share,
    kind: 'percent-of',
    working: `${said} is ${sayNumber(percent.exact)}%`,
  }
}

/** "Three in ten" is said of what is near it, and is no count. */
function partsOf(both: Quantity): readonly Quantity[] {
  const { outOf, text, closeness } = both
  const isCount =
    outOf !== null && closeness === 'exact' && / of /u.test(text) && toNumber(outOf) > MOST_ROUND
  return isCount ? [both, { ...both, value: outOf }] : []
}

const MOST_ROUND = 12
